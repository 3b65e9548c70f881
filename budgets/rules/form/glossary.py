"""Whether the document defines the terms that it uses, and for which level of government."""

import re
from collections.abc import Iterator

from budgets.bilingual import Bilingual, closed_up
from budgets.grid import PartGrid, Row
from budgets.models import Level
from budgets.official import subjects
from budgets.official.kinds import Kind
from budgets.row_names import without_numeral
from budgets.rules.comparing import lines_of, printed, verdict
from budgets.rules.declarations import Comparison, Family, Severity, Side
from budgets.rules.snapshot import Snapshot, Spot, spot_of
from budgets.rules.wording import listed, row_name

_LEVELS = re.compile(r"(?:中央|[省市区县乡镇]级)(?=财政|党政机关|部门|预算|主管)")
# What names of sources have more or less of: 一般公共预算（财政）拨款收入.
_FISCAL_WORDS = re.compile("财政|预算|资金|拨款")
_DEFINED = Bilingual("名词解释中有", "defined")
_UNDEFINED = Bilingual("名词解释中没有", "not defined")
_NO_CATEGORIES = Bilingual(
    "名词解释没有解释功能科目", "the document defines no functional categories"
)
_NO_TERMS = Bilingual("没有名词解释", "no glossary of the document is held")
# The tables whose columns and rows are the terms of a budget.
_OF_TERMS = (
    subjects.SUMMARY,
    subjects.REVENUE_BY_SOURCE,
    subjects.EXPENDITURE_BY_FUNCTION,
    subjects.GENERAL_PUBLIC_EXPENDITURE,
)


def _categories(snapshot: Snapshot) -> Iterator[Comparison]:
    """Each 项 with an amount against the categories that the document defines."""
    defined = {term.functional.code: term for term in snapshot.terms if term.functional}
    for grid, row in snapshot.rows(subjects.GENERAL_PUBLIC_EXPENDITURE):
        spot = spot_of(grid, row, subjects.TOTAL)
        if row.line.level == Level.XIANG and spot and spot.amount is not None:
            term = defined.get(row.line.code)
            right = Side(_DEFINED, lines=(lines_of(term),)) if term else Side(_UNDEFINED)
            left = Side(row_name(row), figures=(spot.cell.figure_id,), lines=(spot.lines,))
            key = spot.cell.figure_id
            yield verdict(key, _defined(row_name(row)), left, right, holds=term is not None)


def _defines_categories(snapshot: Snapshot) -> Bilingual | None:
    return None if any(term.functional for term in snapshot.terms) else _NO_CATEGORIES


def _defines_terms(snapshot: Snapshot) -> Bilingual | None:
    return None if snapshot.terms else _NO_TERMS


def _terms(snapshot: Snapshot) -> Iterator[Comparison]:
    """Each source and kind of expenditure with an amount against the terms that are defined."""
    met: set[str] = set()
    for name, spot in _used(snapshot):
        if name.zh in met:
            continue
        met.add(name.zh)
        terms = [term for term in snapshot.terms if _defines(term.name_zh, name.zh)]
        # A definition may explain what it says a term consists of.
        core = name.zh.removesuffix("资金")
        terms += [term for term in snapshot.terms if core in term.definition_zh]
        right = Side(terms[0].name, lines=(lines_of(terms[0]),)) if terms else Side(_UNDEFINED)
        key = f"{spot.grid.published.official.subject}.{spot.row.line.row}.{spot.cell.column.key}"
        yield verdict(key, _defined(name), printed(spot), right, holds=bool(terms))


def _defined(name: Bilingual) -> Bilingual:
    return Bilingual(f"“{name.zh}”在名词解释中有定义", f"“{name.en}” is defined")


def _used(snapshot: Snapshot) -> Iterator[tuple[Bilingual, Spot]]:
    for subject in _OF_TERMS:
        grid = snapshot.subjects.get(subject)
        for part in grid.parts if grid else ():
            if part.part.key == subjects.REVENUE:
                rows = [row for row in part.rows if not row.is_total]
                yield from _with_amounts(part, rows, by_row=True)
            elif subject != subjects.SUMMARY and (total := part.row(subjects.TOTAL)):
                yield from _with_amounts(part, [total], by_row=False)


def _with_amounts(
    grid: PartGrid, rows: list[Row], *, by_row: bool
) -> Iterator[tuple[Bilingual, Spot]]:
    for row in rows:
        for cell in row.cells:
            if cell.amount and (by_row or cell.column.kind is Kind.LEAF):
                heading = grid.published.headings_of(grid.part)[cell.column.key]
                name = row.line.name if by_row else heading
                zh, en = closed_up(without_numeral(name.zh)), without_numeral(name.en)
                yield Bilingual(zh, en), Spot(grid, row, cell)


def _defines(term: str, name: str) -> bool:
    """Whether a term explains a name: 一般公共预算财政拨款收入 explains 一般公共预算拨款收入."""
    plain, core = (_FISCAL_WORDS.sub("", text) for text in (term, name))
    return name in term or term in name or plain == core


def _levels(snapshot: Snapshot) -> Iterator[Comparison]:
    """The level of government that a definition names against that of the publisher’s place."""
    code = snapshot.disclosure.publisher.jurisdiction.code
    own = _levels_of(code)
    for term in snapshot.terms:
        # 县级以上 and the like name no one level.
        named = dict.fromkeys(_LEVELS.findall(term.definition_zh))
        if named:
            statement = listed(term.name, Bilingual("定义所指的级次", "the level that it names"))
            left = Side(Bilingual("、".join(named), ""), lines=(lines_of(term),))
            right = Side(Bilingual("、".join(own), ""))
            holds = set(named) <= set(own)
            yield verdict(f"term-{term.number}", statement, left, right, holds=holds)


def _levels_of(code: str) -> tuple[str, ...]:
    """What governments of a place are called, by its code of GB/T 2260."""
    if code.endswith("0000"):
        return ("省级", "市级") if code[:2] in ("11", "12", "31", "50") else ("省级",)
    return ("市级",) if code.endswith("00") else ("区级", "县级")


_rule = Family.FORM.rule

RULES = (
    _rule(
        5,
        "有金额的项级科目在名词解释中有定义",
        "Every item with an amount is defined, where the document defines any",
        (subjects.GENERAL_PUBLIC_EXPENDITURE,),
        _categories,
        _defines_categories,
        Severity.FORM,
    ),
    _rule(
        6,
        "有金额的收入来源和支出类别在名词解释中有定义",
        "Every source and kind of expenditure with an amount is defined",
        (),
        _terms,
        _defines_terms,
        Severity.FORM,
    ),
    _rule(
        7,
        "名词解释所指的政府级次 = 本级",
        "The level of government that a definition names is that of the publisher",
        (),
        _levels,
        severity=Severity.FORM,
    ),
)
