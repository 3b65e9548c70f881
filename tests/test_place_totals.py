"""The sums of a place: computed when a budget is published, apart for what must not be added."""

from decimal import Decimal
from io import StringIO

import pytest
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from lxml import html

from budgets.corrections.drafts import Evidence
from budgets.corrections.targets import find
from budgets.imports.place_totals import record_place_totals
from budgets.models import Correction, Disclosure, LineItem, PlaceTotal
from budgets.models.place_totals import planned
from budgets.money import amount_of, in_yuan
from tests.corrections.making import correct
from tests.pages import text_of

TOTALS = ("t03.total.total", "t03.total.basic")
pytestmark = pytest.mark.django_db


def sums_of(place):
    """The sums of a place as they are stored: (year, kind, standing) and budgets, without, yuan."""
    return {
        (each.fiscal_year, each.kind, each.standing): (each.budgets, each.without, each.amount)
        for each in PlaceTotal.objects.filter(jurisdiction__code=place)
    }


def total_of(disclosure):
    return in_yuan(*planned([disclosure])[disclosure.pk])


def test_place_has_the_sum_of_what_its_budgets_print(hongshan, hostile):
    assert sums_of("420111") == {
        (2024, "department", "published"): (1, 0, total_of(hongshan)),
        (2023, "department", hostile.current_document().standing): (1, 0, Decimal(10_875_000)),
    }


def test_sum_follows_a_correction(hongshan):
    whole, basic = (find(hongshan, key).text("printed") for key in TOTALS)
    line = LineItem.objects.of(hongshan).get(row="total", published_table__number=3).line_from
    correct(
        hongshan,
        Correction.Kind.TRANSCRIPTION,
        (TOTALS[0], "printed", basic),
        (TOTALS[1], "printed", whole),
        evidence=Evidence(line, line),
    )
    (found,) = PlaceTotal.objects.filter(jurisdiction__code="420111", fiscal_year=2024)
    assert found.amount == in_yuan(amount_of(basic), "万元") != in_yuan(amount_of(whole), "万元")


def test_made_up_budgets_are_added_up_by_kind_and_apart_from_others(hongshan):
    call_command("generate_disclosures", "25", stdout=StringIO())
    made_up = Disclosure.objects.with_publishers().filter(documents__standing="generated")
    expected = {}
    for each in made_up:
        place = each.publisher.jurisdiction.code, each.fiscal_year, each.publisher.kind, "generated"
        count, amount = expected.get(place, (0, Decimal()))
        expected[place] = count + 1, amount + total_of(each)
    stored = PlaceTotal.objects.exclude(jurisdiction__code__in=["420111", "310107"])
    found = {
        (each.jurisdiction.code, each.fiscal_year, each.kind, each.standing): each
        for each in stored.select_related("jurisdiction")
    }
    assert {key: (each.budgets, each.amount) for key, each in found.items()} == expected
    assert max(count for count, _amount in expected.values()) > 5


def test_budget_that_prints_no_total_is_counted_and_not_added(hongshan):
    LineItem.objects.of(hongshan).filter(row="total", published_table__number=3).update(
        withdrawn=True
    )
    record_place_totals(hongshan.publisher.jurisdiction, 2024)
    assert sums_of("420111")[2024, "department", "published"] == (0, 1, Decimal(0))


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("/en/420111/", "2024: 1 department 15.71 million yuan (15,713,100)"),
        ("/zh-hans/420111/", "2024年：1个部门 1,571.31 万元"),
        ("/en/310107/?year=2025", "2025: 1 unit"),
    ],
)
def test_page_of_a_place_says_the_sum_and_that_it_is_ours(client, hongshan, address, said):
    page = html.document_fromstring(client.get(address).content.decode())
    text = " ".join(text_of(page.xpath("//main")[0]).split())
    assert said in text
    assert {"e": "Computed by us", "z": "本站计算"}[address[1]] in text


def test_page_reads_the_sum_and_no_figure(client, hongshan):
    with CaptureQueriesContext(connection) as queries:
        client.get("/en/420111/")
    assert any("budgets_placetotal" in each["sql"] for each in queries)
    assert not any("budgets_figure" in each["sql"] for each in queries)
