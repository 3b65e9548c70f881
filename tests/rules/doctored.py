"""Snapshots changed on purpose, and for each rule one that it holds in and one that it does not."""

import copy
from dataclasses import replace

from budgets.official.kinds import Basis
from budgets.rules import checks_of
from budgets.rules.declarations import Outcome
from tests.rules.snapshots import HONGSHAN, PUTUO, rule, snapshot


def emptied(found):
    """A disclosure that publishes nothing."""
    return replace(found, grids=(), sections=(), mentions=(), terms=())


def changed(**printed):
    """The same with other figures; ids with their dots as double underscores."""
    return lambda found: found.with_changes(
        {
            figure_id.replace("__", ".").replace("_", "-"): text
            for figure_id, text in printed.items()
        }
    )


def with_parts(found, change):
    """The same with every part put through a function."""
    return replace(
        found,
        grids=tuple(
            replace(grid, parts=tuple(change(part) for part in grid.parts)) for grid in found.grids
        ),
    )


def without_tables(*numbers):
    return lambda found: replace(
        found, grids=tuple(g for g in found.grids if g.published.number not in numbers)
    )


def without_rows(*row_ids):
    return lambda found: with_parts(
        found,
        lambda part: replace(
            part, rows=tuple(row for row in part.rows if row.line.row_id not in row_ids)
        ),
    )


def with_line(row_id, **fields):
    """The same with other fields of one row."""

    def row_of(row):
        if row.line.row_id != row_id:
            return row
        line = copy.copy(row.line)
        for name, value in fields.items():
            setattr(line, name, value)
        return replace(row, line=line)

    return lambda found: with_parts(
        found, lambda part: replace(part, rows=tuple(row_of(row) for row in part.rows))
    )


def with_table(number, **fields):
    """The same with other fields of one published table."""

    def table_of(grid):
        if grid.published.number != number:
            return grid
        published = copy.copy(grid.published)
        for name, value in fields.items():
            setattr(published, name, value)
        parts = tuple(replace(part, published=published) for part in grid.parts)
        return replace(grid, published=published, parts=parts)

    return lambda found: replace(found, grids=tuple(table_of(grid) for grid in found.grids))


def with_rows_of(number, other):
    """The same with the rows of another table in one."""

    def change(found):
        rows = next(g for g in found.grids if g.published.number == other).parts[0].rows
        return with_parts(
            found,
            lambda part: replace(part, rows=rows) if part.published.number == number else part,
        )

    return change


def with_basis(*row_ids):
    """The same with earlier amounts of these rows said to be budgets."""

    def cell_of(cell):
        if not cell.column.basis:
            return cell
        return replace(cell, column=replace(cell.column, basis=Basis.BUDGET))

    def row_of(row):
        if row.line.row_id not in row_ids:
            return row
        return replace(row, cells=tuple(cell_of(cell) for cell in row.cells))

    return lambda found: with_parts(
        found, lambda part: replace(part, rows=tuple(row_of(row) for row in part.rows))
    )


def with_text(number, old, new):
    """The same with other words in a section; numbers before them keep their places."""

    def change(found):
        sections, mentions = {}, []
        for section in found.sections:
            sections[section.number] = copy.copy(section)
        assert old in sections[number].text_zh
        sections[number].text_zh = sections[number].text_zh.replace(old, new)
        for mention in found.mentions:
            mentions.append(copy.copy(mention))
            mentions[-1].section = sections[mention.section.number]
        return replace(found, sections=tuple(sections.values()), mentions=tuple(mentions))

    return change


def without_mention(figure_id):
    return lambda found: replace(
        found,
        mentions=tuple(m for m in found.mentions if str(m.figure.public_id) != figure_id),
    )


def agreeing(code, of=HONGSHAN):
    """A disclosure without the rows of which a rule finds that they differ."""
    differing = [
        check
        for check in checks_of(snapshot(of), [rule(code)])
        if check.comparison.outcome is Outcome.DIFFERS
    ]
    rows = {figure.rpartition(".")[0] for check in differing for figure in check.figures}
    return without_rows(*rows, *(check.comparison.key for check in differing))(snapshot(of))


def same_values(code):
    """A disclosure whose second places print what the first ones do."""
    changes = {}
    for check in checks_of(snapshot(), [rule(code)]):
        if check.comparison.outcome is Outcome.DIFFERS:
            right, left = check.comparison.right, check.comparison.left
            changes[right.figures[0]] = left.said.zh
    return snapshot().with_changes(changes)


def _hongshan():
    return snapshot(HONGSHAN)


def _putuo():
    return snapshot(PUTUO)


def _as_printed(_perfect):
    return snapshot(HONGSHAN)


OLD_NOTES = [{"zh": "备注：2020年无收支。", "en": "", "line": 298}]
UNUSED = ("维修（护）费、培训费、劳务费、委托业务费", "劳务费")
EARLIER = ("t11.revenue.total", "t11.expenditure.specific", "t12.changes.1")


def _comparable(**printed):
    return lambda: changed(**printed)(with_basis(*EARLIER)(snapshot()))


def _only_used():
    found = with_text("3.6", *UNUSED)(snapshot())
    return with_text("3.6", "其他交通费用、", "")(found)


# For each rule a disclosure in which it holds, and what makes that one differ.
CASES = {
    "1.01": (_hongshan, changed(t03__201__total="1431.83")),
    "1.02": (_hongshan, changed(t03__20103__total="1431.83")),
    "1.03": (_hongshan, changed(t03__2010350__total="307.49")),
    "1.04": (_hongshan, changed(t10__015001__total="1124.35")),
    "1.05": (_hongshan, changed(t03__2010350__basic="307.49")),
    "1.06": (_hongshan, changed(t05__2010350__basic_personnel="268.19")),
    "1.07": (_hongshan, changed(t01__expenditure__total__budget="1571.32")),
    "2.01": (_hongshan, changed(t02__total__current_general="1571.32")),
    "2.02": (_hongshan, changed(t01__expenditure__208__budget="51.05")),
    "2.03": (_hongshan, changed(t04__revenue__total__budget="1571.32")),
    "2.04": (_hongshan, changed(t04__revenue__current_general__budget="1571.32")),
    "2.05": (_hongshan, changed(t04__expenditure__208__budget="51.05")),
    "2.06": (_hongshan, changed(t05__total__total="1571.32")),
    "2.07": (_hongshan, changed(t05__201__total="1431.83")),
    "2.08": (_hongshan, changed(t05__2010350__basic="307.49")),
    "2.09": (_hongshan, changed(t06__total__total="446.98")),
    "2.10": (_putuo, changed(t08__total__personnel="1.00")),
    "2.11": (_hongshan, changed(t06__30113__total="37.49")),
    "2.12": (_hongshan, changed(t06__30231__total="4.41")),
    "2.13": (_hongshan, changed(t10__total__total="1124.35")),
    "2.14": (_hongshan, changed(t11__projects__1__current_budget="14")),
    "2.15": (_hongshan, changed(t12__sources__total__amount="1124.35")),
    "2.16": (_hongshan, changed(t12__sources__general_current__amount="1124.35")),
    "2.17": (_hongshan, changed(t11__revenue__fiscal__current="1571.32")),
    "2.18": (_hongshan, changed(t12__longterm__1__01__target="≤14万元")),
    "3.01": (_hongshan, changed(t12__costs__05__amount="287")),
    "3.02": (_hongshan, changed(t12__costs__total__amount="1124.35")),
    "3.03": (_hongshan, changed(t12__costs__05__amount="287")),
    "3.04": (_hongshan, changed(t12__costs__05__amount="287")),
    "4.01": (_hongshan, changed(text__growth__department__rate="11.89%")),
    "4.02": (_comparable(), changed(t11__revenue__total__prior1="1417.01")),
    "4.04": (_hongshan, changed(t11__expenditure__personnel__share="25.91%")),
    "4.05": (lambda: changed(t11__expenditure__total__share="99.99%")(snapshot()), _as_printed),
    "4.06": (_hongshan, changed(t11__revenue__total__prior2="1431.14")),
    "4.07": (
        _comparable(t12__changes__1__prior2="995.00"),
        changed(t12__changes__1__prior2="1038.7"),
    ),
    "5.01": (_putuo, changed(t05__2010302__total="46240000.00")),
    "5.02": (_only_used, _as_printed),
    "5.03": (_hongshan, without_mention("t04.expenditure.208.budget")),
    "5.04": (_hongshan, with_rows_of(8, 5)),
    "5.05": (_hongshan, changed(text__goals__programmes__programmes="2")),
    "6.01": (lambda: same_values("6.01"), _as_printed),
    "6.02": (lambda: same_values("6.02"), _as_printed),
    "6.03": (lambda: agreeing("6.03"), _as_printed),
    "6.04": (lambda: agreeing("6.04"), _as_printed),
    "6.05": (lambda: agreeing("6.05"), _as_printed),
    "6.06": (
        lambda: changed(
            t11__longterm__2__01__target="≥ 370 条", t11__annual__2__01__target="≥ 370 条"
        )(snapshot()),
        _as_printed,
    ),
    "6.07": (
        lambda: changed(
            t11__longterm__2__05__target="≤ 15%",
            t11__longterm__2__06__target="≤ 15%",
            t11__annual__2__06__target="≤ 15%",
        )(snapshot()),
        _as_printed,
    ),
    "6.08": (lambda: agreeing("6.08"), _as_printed),
    "7.01": (_hongshan, without_tables(9)),
    "7.02": (_hongshan, with_table(8, notes=[])),
    "7.03": (lambda: without_tables(2, 3)(snapshot()), _as_printed),
    "7.04": (lambda: without_tables(9)(snapshot()), _as_printed),
    "7.05": (lambda: agreeing("7.05"), _as_printed),
    "7.06": (_putuo, lambda found: replace(found, terms=found.terms[-1:])),
    "7.07": (_putuo, _as_printed),
    "7.08": (_hongshan, with_text("3.1", "2023 年预算", "2020 年预算")),
    "7.09": (
        _hongshan,
        with_table(8, notes=OLD_NOTES),
    ),
    "7.10": (lambda: without_tables(12)(snapshot()), _as_printed),
    "7.11": (lambda: without_rows("t12.reasons.10")(snapshot()), _as_printed),
    "8.01": (_hongshan, without_rows("t03.20103")),
    "8.02": (_hongshan, with_line("t03.20103", level="lei")),
    "8.03": (_hongshan, with_line("t03.20103", name_zh="政府办公厅（局）及相关机构事务")),
    "8.04": (_hongshan, with_line("t03.20103", functional=None)),
}
