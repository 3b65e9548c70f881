"""What rendering an official table costs, beside django-tables2's own template.

Both sides get the same loaded rows and make the same cells with the same links; only the CPU
time of building and rendering the table counts.
"""

import re
import time
from collections.abc import Callable
from html import unescape
from io import StringIO
from statistics import median

import django_tables2
from django.conf import settings
from django.core.management import call_command
from django.test import RequestFactory
from django.urls import reverse

from budgets.grid import PartGrid, grid_of
from budgets.models import Disclosure
from budgets.official.kinds import Kind
from budgets.web_tables import OfficialTable

LIMIT = 0.25
ROUNDS = 60
LANGUAGE = "zh-hans"


class StockTable(django_tables2.Table):
    """The table as a user of django-tables2 would write it, links by `linkify`."""

    class Meta:
        template_name = "django_tables2/table.html"


def measure() -> bool:
    """Print each table's cost on both sides; whether the ratio of all stays within the limit."""
    folders = sorted(map(str, settings.FIXTURES.glob("[0-9]*/*/*/")))
    call_command("load_disclosure", *folders, stdout=StringIO())
    disclosure = Disclosure.objects.with_publishers().first()
    if disclosure is None:
        raise SystemExit("There are no fixtures to measure with")
    request = RequestFactory().get("/")
    print("Rendering a table, CPU milliseconds    ours   stock   ratio")
    totals = [0.0, 0.0]
    for published in disclosure.tables.all():
        grids = [part for part in grid_of(published).parts if part.rows]
        if not grids:
            continue
        sides = (_ours(grids, request), _stock(grids, request))
        _same(*(side() for side in sides))
        ours, stock = _timed(*sides)
        totals = [totals[0] + ours, totals[1] + stock]
        rows = sum(len(grid.rows) for grid in grids)
        print(f"  table {published.number:2}, {rows:3} rows {_line(ours, stock):>43}")
    print(f"  all {_line(*totals):>57}   (at most {LIMIT})")
    return totals[0] / totals[1] <= LIMIT


def _line(ours: float, stock: float) -> str:
    return f"{ours * 1000:6.2f}  {stock * 1000:6.2f}   {ours / stock:.3f}"


def _timed(*sides: Callable[[], str]) -> list[float]:
    """The median CPU time of each side, taken in turns so that noise falls on both."""
    taken: list[list[float]] = [[] for _ in sides]
    for _ in range(ROUNDS):
        for times, side in zip(taken, sides, strict=True):
            begin = time.process_time()
            side()
            times.append(time.process_time() - begin)
    return [median(times) for times in taken]


def _ours(grids: list[PartGrid], request: object) -> Callable[[], str]:
    return lambda: "".join(
        OfficialTable(grid, LANGUAGE, lambda figure_id: "").as_html(request) for grid in grids
    )


def _stock(grids: list[PartGrid], request: object) -> Callable[[], str]:
    data = [_stock_rows(grid) for grid in grids]

    def table(grid: PartGrid, rows: list[dict[str, object]]) -> str:
        columns = [
            (
                column.key,
                django_tables2.Column(
                    verbose_name=grid.published.headings_of(grid.part)[column.key].in_language(
                        LANGUAGE
                    ),
                    orderable=grid.published.official.sortable,
                    linkify=lambda record, bound_column: record["links"].get(bound_column.name),
                    default="",
                ),
            )
            for column in grid.part.columns
        ]
        return str(StockTable(rows, extra_columns=columns).as_html(request))

    return lambda: "".join(table(grid, rows) for grid, rows in zip(grids, data, strict=True))


def _stock_rows(grid: PartGrid) -> list[dict[str, object]]:
    address = grid.published.disclosure.address
    rows: list[dict[str, object]] = []
    for row in grid.rows:
        links = {
            cell.column.key: row.line.address
            if cell.column.kind is Kind.NAME
            else reverse("figure", args=[*address, cell.figure_id])
            for cell in row.cells
            if cell.zh and (cell.column.kind is Kind.NAME or cell.figure_id)
        }
        texts = {cell.column.key: cell.text(LANGUAGE) for cell in row.cells}
        rows.append({**texts, "links": {key: link for key, link in links.items() if link}})
    return rows


def _same(ours: str, stock: str) -> None:
    """Raises AssertionError unless both sides link the same texts to the same places."""
    found = [links(page) for page in (ours, stock)]
    assert found[0] == found[1], "the two sides do not render the same cells"


def links(page: str) -> list[tuple[str, str]]:
    """The links in the body of a page's table: where they lead, and their texts."""
    body = page.partition("<tbody")[2]
    return [
        (link, unescape(text).strip())
        for link, text in re.findall(r'<a href="([^"]*)">([^<]*)</a>', body)
        if not link.startswith("?")
    ]
