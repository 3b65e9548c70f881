"""Whether the rows of a fixture are what the document prints on the lines that they cite."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from budgets.bilingual import closed_up
from budgets.imports.fixture_lines import FixtureLine, Problem
from budgets.official.declarations import Part
from budgets.source_copy import SourceCopy

# The field of each kind of cell that holds what is printed.
_PRINTED = {"figure": "printed", "indicatorvalue": "printed", "textcell": "text_zh"}

# Marks of type that the conversion left in.
_MARKS = re.compile(r"</?[a-z][^<>]*>|\*\*")


@dataclass(frozen=True)
class PrintedRow:
    """A row with its cells, the part that it stands in, and the printed name of its goal, if any.

    `before` are the cells of the row before it in its part, from which merged cells carry on.
    """

    line: FixtureLine
    cells: list[FixtureLine]
    part: Part
    goal: str
    before: list[FixtureLine]

    @property
    def lines(self) -> range:
        return range(self.line.fields["line_from"], self.line.fields["line_to"] + 1)

    @property
    def numbers(self) -> list[FixtureLine]:
        """The cells that must be printed letter for letter: figures, values of indicators."""
        return [cell for cell in self.cells if cell.model != "textcell" and _text(cell)]

    @property
    def carried(self) -> list[str]:
        """The texts of merged cells that the row before has too, which prints them for both."""
        merged = {column.key for column in self.part.columns if column.merged}
        before = {cell.fields["column"]: _text(cell) for cell in self.before}
        return [
            _text(cell)
            for cell in self.cells
            if cell.fields["column"] in merged and before.get(cell.fields["column"]) == _text(cell)
        ]

    @property
    def texts(self) -> Counter[str]:
        """All that the row prints, closed up."""
        texts = [*self._code_cells, self.line.fields["name_zh"]]
        texts += [_text(cell) for cell in self.cells]
        return Counter(unmarked(text) for text in texts if text)

    @property
    def _code_cells(self) -> list[str]:
        """What the cells of the code print: one text, or as many as the layout splits it into."""
        code: str = self.line.fields["code_printed"]
        is_split = any(column.cells > 1 for column in self.part.columns)
        return code.split(" ") if is_split else [code]

    @property
    def may_stand(self) -> Counter[str]:
        """What may be printed on the row's lines or not: labels and cells merged over rows."""
        title = self.part.title.zh if self.part.title else ""
        return Counter(unmarked(text) for text in (title, self.goal, *self.carried) if text)


def provenance_faults(rows: Iterable[PrintedRow], copy: SourceCopy) -> Iterator[Problem]:
    """What the rows print that their lines do not, and the reverse.

    Rows on one line (the two sides of a table) are taken together: each printed cell must be one
    of theirs, and each of theirs a printed one. Where a row runs over several lines its cells may
    be cut in two, so there letters are compared; in running text, whether it holds what the row
    prints. Spaces within texts are not compared, those of numbers are.
    """
    by_line: dict[int, list[PrintedRow]] = defaultdict(list)
    for row in rows:
        if row.part.in_running_text:
            yield from _not_in_running_text(row, copy)
        elif len(row.lines) == 1:
            by_line[row.lines[0]].append(row)
        else:
            yield from _other_letters(row, copy)
    for number, sharing in by_line.items():
        yield from _other_cells(number, sharing, copy)


def _other_cells(number: int, sharing: list[PrintedRow], copy: SourceCopy) -> Iterator[Problem]:
    """Cells of a line that are none of its rows', and the reverse."""
    printed = copy.cells(number)
    theirs = Counter(unmarked(text) for text in printed if text)
    ours = sum((row.texts for row in sharing), Counter[str]())
    optional = sum((row.may_stand for row in sharing), Counter[str]())
    for text in ours - theirs - optional:
        yield sharing[0].line.problem(f"“{text}” does not stand on line {number} of the document")
    for text in theirs - ours - optional:
        yield sharing[0].line.problem(
            f"“{text}” stands on line {number} of the document, but not here"
        )
    for cell in (cell for row in sharing for cell in row.numbers):
        if _text(cell) not in printed:
            yield cell.problem(f"“{_text(cell)}” does not stand on line {number} of the document")


def _other_letters(row: PrintedRow, copy: SourceCopy) -> Iterator[Problem]:
    """Letters of the lines that are none of the row's, and the reverse; whole numbers besides."""
    place = f"lines {row.lines[0]}–{row.lines[-1]} of the document"
    printed = [text for number in row.lines for text in copy.cells(number)]
    theirs = Counter("".join(unmarked(text) for text in printed))
    ours = Counter("".join(row.texts.elements()))
    optional = Counter("".join(row.may_stand.elements()))
    if ours - theirs - optional or theirs - ours - optional:
        yield row.line.problem(f"what {place} print is not what stands here")
    for cell in row.numbers:
        if _text(cell) not in printed:
            yield cell.problem(f"“{_text(cell)}” does not stand on {place}")


def _not_in_running_text(row: PrintedRow, copy: SourceCopy) -> Iterator[Problem]:
    place = f"lines {row.lines[0]}–{row.lines[-1]} of the document"
    letters = unmarked("".join(copy.line(number) for number in row.lines))
    for text in row.texts - row.may_stand:
        if text not in letters:
            yield row.line.problem(f"“{text}” does not stand on {place}")
    for cell in row.numbers:
        if not stands_in_text(_text(cell), copy, row.lines):
            yield cell.problem(f"“{_text(cell)}” does not stand on {place}")


def stands_in_text(number: str, copy: SourceCopy, lines: range) -> bool:
    """Whether the sentences of some lines print a number, and not as a part of another one."""
    printed = " ".join(_MARKS.sub("", copy.line(each)) for each in lines)
    return bool(re.search(rf"(?<![\d.,]){re.escape(number)}(?![\d%]|[.,]\d)", printed))


def text_faults(texts: Iterable[FixtureLine], copy: SourceCopy) -> Iterator[Problem]:
    """Sections, terms and definitions that do not stand on their lines, which may break them.

    Spaces are not compared: the conversion put some where a line ended.
    """
    for line in texts:
        first, last = line.fields["line_from"], line.fields["line_to"]
        if not 1 <= first <= last <= len(copy.lines):
            yield line.problem(f"lines {first}–{last} are not lines of the document")
            continue
        printed = unmarked("".join(copy.line(number) for number in range(first, last + 1)))
        for name in ("name_zh", "definition_zh", "text_zh"):
            if unmarked(line.fields.get(name, "")) not in printed:
                yield line.problem(f"“{name}” does not stand on lines {first}–{last}")
        if line.model == "textsection" and _paragraphs(line, "zh") != _paragraphs(line, "en"):
            yield line.problem("“text_zh” and “text_en” do not have as many paragraphs")


def contents_faults(tables: Iterable[FixtureLine], copy: SourceCopy) -> Iterator[Problem]:
    """Titles that do not stand on the line of the contents that is given for them."""
    for table in tables:
        title, line = table.fields.get("contents_title", ""), table.fields.get("contents_line")
        if bool(title) != (line is not None):
            yield table.problem("“contents_title” and “contents_line” go together")
        elif line is not None and not 1 <= line <= len(copy.lines):
            yield table.problem(f"“contents_line” is {line}, which the document does not have")
        elif line is not None and title not in copy.line(line):
            yield table.problem(f"“{title}” does not stand on line {line} of the document")


def unmarked(text: str) -> str:
    """A text closed up, and without the marks of bold type, paragraphs and lists."""
    return closed_up(_MARKS.sub("", text))


def _paragraphs(section: FixtureLine, language: str) -> int:
    return int(section.fields[f"text_{language}"].count("\n"))


def _text(cell: FixtureLine) -> str:
    return str(cell.fields[_PRINTED[cell.model]])
