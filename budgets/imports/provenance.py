"""Whether the rows of a fixture are what the document prints on the lines that they cite."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping

from budgets.imports.fixture_lines import FixtureLine, Key, Problem
from budgets.source_copy import SourceCopy

# The field of each kind of cell that holds what is printed.
_PRINTED = {"figure": "printed", "textcell": "text_zh"}


def provenance_faults(
    rows: Iterable[FixtureLine], cells: Mapping[Key, list[FixtureLine]], copy: SourceCopy
) -> Iterator[Problem]:
    """What the rows print that their lines do not, and the reverse; `cells` are by their row's key.

    Rows on one line (the two sides of a table) are taken together: each printed cell must be one
    of theirs, and each of theirs a printed one. Where a row runs over several lines its cells may
    be cut in two, so there only its figures are looked up.
    """
    by_line: dict[int, list[FixtureLine]] = defaultdict(list)
    for row in rows:
        if row.fields["line_from"] == row.fields["line_to"]:
            by_line[row.fields["line_from"]].append(row)
        else:
            yield from _missing_figures(row, cells[row.key], copy)
    for number, sharing in by_line.items():
        ours = Counter(text for row in sharing for text in _texts(row, cells[row.key]) if text)
        theirs = Counter(text for text in copy.cells(number) if text)
        for text in ours - theirs:
            yield sharing[0].problem(f"“{text}” does not stand on line {number} of the document")
        for text in theirs - ours:
            yield sharing[0].problem(
                f"“{text}” stands on line {number} of the document, but not here"
            )


def text_faults(texts: Iterable[FixtureLine], copy: SourceCopy) -> Iterator[Problem]:
    """Sections, terms and definitions that do not stand on their lines, which may break them.

    Spaces are not compared: the conversion put some where a line ended.
    """
    for line in texts:
        first, last = line.fields["line_from"], line.fields["line_to"]
        if not 1 <= first <= last <= len(copy.lines):
            yield line.problem(f"lines {first}–{last} are not lines of the document")
            continue
        printed = _closed_up("".join(copy.line(number) for number in range(first, last + 1)))
        for name in ("name_zh", "definition_zh", "text_zh"):
            if _closed_up(line.fields.get(name, "")) not in printed:
                yield line.problem(f"“{name}” does not stand on lines {first}–{last}")
        if line.model == "textsection" and _paragraphs(line, "zh") != _paragraphs(line, "en"):
            yield line.problem("“text_zh” and “text_en” do not have as many paragraphs")


def _closed_up(text: str) -> str:
    """A text without spaces and without the marks of bold type and headings."""
    return "".join(text.split()).replace("**", "")


def _paragraphs(section: FixtureLine, language: str) -> int:
    return int(section.fields[f"text_{language}"].count("\n"))


def _texts(row: FixtureLine, cells: list[FixtureLine]) -> Iterator[str]:
    yield row.fields["code_printed"]
    yield row.fields["name_zh"]
    for cell in cells:
        yield cell.fields[_PRINTED[cell.model]]


def _missing_figures(
    row: FixtureLine, cells: list[FixtureLine], copy: SourceCopy
) -> Iterator[Problem]:
    first, last = row.fields["line_from"], row.fields["line_to"]
    printed = {text for number in range(first, last + 1) for text in copy.cells(number)}
    for cell in cells:
        if cell.model == "figure" and cell.fields["printed"] not in {*printed, ""}:
            yield cell.problem(
                f"“{cell.fields['printed']}” does not stand on lines {first}–{last} of the document"
            )
