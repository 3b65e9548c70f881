"""The lists of a disclosure that can be downloaded, each beside its page, each in one module."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from budgets.exports.lists import (
    categories,
    checks,
    corrections,
    costs,
    disclosures,
    figures,
    goals,
    indicators,
    projects,
    revisions,
    terms,
)
from budgets.exports.publication import Publication
from budgets.exports.resources import Record, Resource
from budgets.official.declarations import Layout


def _always(layout: Layout) -> bool:
    return True


def _with_projects(layout: Layout) -> bool:
    return layout.has_projects


def _with_goals(layout: Layout) -> bool:
    return layout.has_goals


@dataclass(frozen=True)
class List:
    """One list: its fields, its rows in a disclosure, and which layouts have it at all."""

    resource: Resource
    records: Callable[[Publication], Iterator[Record]]
    is_in: Callable[[Layout], bool] = _always

    @property
    def key(self) -> str:
        return self.resource.key


ALL_LISTS = (
    List(disclosures.RESOURCE, disclosures.records),
    List(figures.RESOURCE, figures.records),
    List(categories.FUNCTIONS_RESOURCE, categories.functions),
    List(categories.ECONOMIC_RESOURCE, categories.economic),
    List(projects.RESOURCE, projects.records, _with_projects),
    List(costs.RESOURCE, costs.records, _with_projects),
    List(goals.RESOURCE, goals.records, _with_goals),
    List(indicators.RESOURCE, indicators.records, _with_goals),
    List(checks.RESOURCE, checks.records),
    List(terms.RESOURCE, terms.records),
    List(revisions.RESOURCE, revisions.records),
    List(corrections.RESOURCE, corrections.records),
)
BY_KEY = {each.key: each for each in ALL_LISTS}


def lists_of(layout: Layout) -> list[List]:
    """The lists that disclosures of a layout have."""
    return [each for each in ALL_LISTS if each.is_in(layout)]
