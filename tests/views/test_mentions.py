"""Numbers of the text, each bound to the figure that it repeats."""

import pytest

from budgets.models import Figure, Mention
from budgets.money import amount_of
from tests.conftest import PUTUO
from tests.pages import text_of

# Both databases would give the same.
pytestmark = pytest.mark.once


def links_of(page, language, rest):
    found = page(language, rest).xpath("//a[@class='num']")
    return [(link.text, link.get("href").split("/")[-2]) for link in found]


@pytest.mark.parametrize(("rest", "count"), [("overview/", 11), ("explanation/", 53)])
def test_every_number_of_the_text_leads_to_a_figure(page, language, rest, count):
    links = links_of(page, language, rest)
    assert len(links) == count


def test_both_languages_lead_to_the_same_figures(page):
    assert links_of(page, "en", "explanation/") == links_of(page, "zh-hans", "explanation/")


def test_mention_prints_what_it_repeats_but_for_the_unit(hongshan):
    """Numbers are equal; 4.40 元 against 4.40 万元 is left for the checks to show."""
    mentions = Mention.objects.filter(section__disclosure=hongshan).select_related("figure")
    differing = {
        (str(mention), str(mention.figure.public_id), mention.figure.printed)
        for mention in mentions
        if amount_of(mention.printed) != mention.figure.amount
    }
    # The text prints 0 where table 7 is blank, which is not the same.
    assert differing == {
        ("0 万元", "t07.1.abroad", ""),
        ("0 万元", "t07.1.reception", ""),
        ("0 万元", "t07.1.vehicles-purchase", ""),
    }
    assert len(mentions) == 64


def test_figure_says_where_the_text_repeats_it(page):
    said = text_of(page("zh-hans", "figures/t07.1.vehicles-running/").xpath("//main")[0])
    assert "4.40 元" in said


NUMBERS = [
    ("text.procurement.services.amount", "1122.31"),
    ("text.vehicles.total.vehicles", "1"),
    ("text.staff.posts.persons", "16"),
    ("text.general-shares.basic.share", "28.45%"),
]


@pytest.mark.parametrize(("figure_id", "printed"), NUMBERS)
def test_number_that_only_the_text_prints_has_id_address_and_figure(page, get, figure_id, printed):
    main = text_of(page("en", f"figures/{figure_id}/").xpath("//main")[0])
    assert f"prints “{printed}”" in main
    assert f",{figure_id},".encode() in get("en", "figures.csv").content


def test_counts_and_shares_are_not_said_to_be_planned_money(page):
    said = text_of(page("en", "figures/text.staff.in-post.persons/").xpath("//main")[0])
    assert "15 persons" in said
    assert "Planned, never spent" not in said


def test_earlier_amount_carries_its_year_and_basis(page):
    said = text_of(page("en", "figures/t11.revenue.fiscal.prior2/").xpath("//main")[0])
    assert "2022, basis not stated" in said
    assert "Planned, never spent" not in said
    said = text_of(page("en", "figures/t12.changes.1.prior2/").xpath("//main")[0])
    assert "2022, budget" in said


def test_numbers_of_the_text_are_as_many_as_printed(hongshan):
    figures = Figure.objects.of(hongshan).filter(line_item__published_table__number=0)
    assert figures.count() == 11 + 6 + 4 + 4 + 2 + 1


def test_amount_that_a_table_prints_in_a_smaller_unit_is_no_contradiction(page, language):
    """9,101.68万元 in the text, 91,016,775.35 元 in the table."""
    found = page(language, "explanation/", PUTUO)
    assert len(found.xpath("//a[@class='num']")) == 25 + 6 + 3 + 6 + 2 + 20
    assert not found.xpath("//section//*[contains(@class, 'eg')]")
    assert page(language, "explanation/").xpath("//section//*[contains(@class, 'eg')]")
