"""A budget that was corrected, for modules whose tests only read what became of it."""

from collections.abc import Callable, Iterator

import pytest
from django.test import Client
from lxml import html

from budgets.models import Disclosure
from tests.conftest import HONGSHAN, disclosure_of
from tests.corrections import making
from tests.corrections.reading import html_of
from tests.states import state

# The row that is withdrawn, and one of its figures.
WITHDRAWN, OF_WITHDRAWN = "rows/t03.2010399", "t03.2010399.project"


@pytest.fixture(scope="module")
def corrected_once(django_db_setup: None, django_db_blocker: object) -> Iterator[Disclosure]:
    """The first budget after five acts, revisions 2 to 6, and a correction of a place's name.

    Two cells were swapped and put back, one was amended and commented on, a row was withdrawn.
    """
    with state(django_db_blocker):
        budget = disclosure_of(HONGSHAN)
        making.swap(budget)
        making.swap(budget)
        making.amend(budget)
        making.note(budget)
        making.withdraw(budget, WITHDRAWN)
        making.rename("places/420111", "洪山区（改）", "Hongshan as corrected")
        yield budget


@pytest.fixture
def corrected(corrected_once: Disclosure, db: None) -> Disclosure:
    """The same, to which a test may do more: what it does is taken back after it."""
    return corrected_once


@pytest.fixture
def log(client: Client, db: None) -> Callable[..., list[html.HtmlElement]]:
    """The entries of a page of corrections, the latest first: log("corrections/")."""

    def read(address: str, language: str = "en") -> list[html.HtmlElement]:
        response = client.get(f"/{language}/{address}")
        assert response.status_code == 200, address
        return html_of(response).xpath("//ol[@class='log']/li")

    return read
