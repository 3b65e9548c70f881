"""What may have to change together with a figure: what takes part in the same checks."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db.models import Q

from budgets.corrections.targets import Target, key_of
from budgets.figure_ids import FigureId
from budgets.models import CheckRun, Disclosure, Figure, IndicatorValue
from budgets.models.cells import PrintedCell, is_cell

MOST = 24


@dataclass(frozen=True)
class Suggestion:
    """A figure that could be corrected too, with what it prints and the name of its row."""

    key: str
    printed: str
    name: str


def suggestions(disclosure: Disclosure, targets: Sequence[Target]) -> list[Suggestion]:
    """The other cells of the rows, and the other figures of the checks that the targets are in.

    In a handful of queries, however many there are.
    """
    taken = {target.key for target in targets}
    lines = [target.line_item.pk for target in targets if target.line_item]
    beside = [*_cells(disclosure, Q(line_item__in=lines))] if lines else []
    ids = _in_the_same_checks(disclosure, [key for key in taken if "/" not in key])
    further = [each for each in ids if each not in taken][:MOST]
    found = {key_of(cell): cell for cell in beside}
    found |= {key_of(cell): cell for cell in _cells(disclosure, _any_of(further))}
    return [
        Suggestion(key, cell.printed, cell.line_item.name_zh)
        for key, cell in found.items()
        if key not in taken
    ][:MOST]


def _in_the_same_checks(disclosure: Disclosure, figure_ids: Sequence[str]) -> list[str]:
    run = CheckRun.objects.latest_of(disclosure)
    if run is None or not figure_ids:
        return []
    which = Q()
    for figure_id in figure_ids:
        which |= Q(figures__contains=f" {figure_id} ")
    found: dict[str, None] = {}
    for result in run.results.filter(which):
        found |= dict.fromkeys(result.figure_ids)
    return list(found)


def _any_of(figure_ids: Iterable[str]) -> Q:
    which = Q(pk__in=[])
    for figure_id in figure_ids:
        which |= is_cell(FigureId.parse(figure_id))
    return which


def _cells(disclosure: Disclosure, which: Q) -> Iterable[PrintedCell]:
    for model in (Figure, IndicatorValue):
        rows = model.objects.of(disclosure).filter(which, line_item__withdrawn=False)
        yield from rows.select_related("line_item__published_table").order_by("pk")
