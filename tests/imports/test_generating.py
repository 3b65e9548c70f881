"""Made-up budgets: they add up, are the same for one seed, and say what they are."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from budgets.models import (
    Disclosure,
    Figure,
    FunctionalCategory,
    Jurisdiction,
    Publisher,
    SourceDocument,
)
from budgets.rules import checks_of
from budgets.rules.declarations import Outcome
from budgets.rules.snapshot import Snapshot
from tests.pages import text_of
from tests.trail import unguarded

MADE_UP = SourceDocument.Standing.GENERATED


def generate(count, **options):
    out = StringIO()
    call_command("generate_disclosures", str(count), stdout=out, **options)
    return out.getvalue()


def amounts(disclosure, table, **wanted):
    """The amounts of one column of some rows of a table, by row."""
    figures = Figure.objects.of(disclosure).filter(line_item__published_table__number=table)
    found = figures.filter(**wanted).select_related("line_item")
    return {f.line_item.row: f.amount for f in found if f.amount is not None}


@pytest.fixture
def made_up(db):
    assert "12 of 12 budgets written" in generate(12)
    return Disclosure.objects.filter(documents__standing=MADE_UP).order_by("publisher__slug")


# Each classified table with its amounts, all of which add up in every column.
CLASSIFIED = {
    2: ("total", "fiscal"),
    3: ("total", "basic", "project"),
    5: ("total", "basic", "project"),
    8: ("total", "personnel", "operating"),
}


def test_levels_add_up_to_those_above_them_in_every_column(made_up):
    for disclosure in made_up:
        for table, columns in CLASSIFIED.items():
            for column in columns:
                found = amounts(disclosure, table, column=column)
                codes = found.keys() - {"total"}
                assert codes
                assert found["total"] == sum(found[code] for code in codes if len(code) == 3)
                for code in codes:
                    below = [found[other] for other in codes if other[:-2] == code]
                    assert sum(below) == found[code] or not below
                assert max(map(len, codes)) == (5 if table == 8 else 7)


def test_tables_of_one_budget_agree(made_up):
    for disclosure in made_up:
        functions = amounts(disclosure, 3, column="total")
        top = {code: functions[code] for code in functions if code == "total" or len(code) == 3}
        sides = {"line_item__part": "expenditure", "column": "total"}
        assert amounts(disclosure, 1, **sides) == amounts(disclosure, 4, **sides) == top
        assert amounts(disclosure, 2, column="total") == functions
        assert amounts(disclosure, 5, column="total") == functions
        revenue = amounts(disclosure, 1, line_item__part="revenue")
        assert revenue == dict.fromkeys(("fiscal", "general", "total"), functions["total"])
        basic = amounts(disclosure, 3, column="basic")["total"]
        people, costs = (
            amounts(disclosure, 8, column=key)["total"] for key in ("personnel", "operating")
        )
        assert people + costs == basic == amounts(disclosure, 8, column="total")["total"]
        assert amounts(disclosure, 1, column="basic-personnel")["total"] == people
        assert amounts(disclosure, 9, column="operating-costs") == {"1": costs}


def test_one_seed_makes_the_same_budgets_and_another_others(db):
    def made(seed):
        generate(3, seed=seed)
        found = Disclosure.objects.filter(documents__standing=MADE_UP)
        figures = Figure.objects.filter(line_item__published_table__disclosure__in=found)
        printed = list(figures.order_by("pk").values_list("column", "printed"))
        found.delete()
        Publisher.objects.filter(name_en__startswith="Made-up").delete()
        Jurisdiction.objects.filter(name_en__startswith="Made-up").delete()
        return printed

    assert made(7) == made(7) != made(8)


@pytest.mark.parametrize("rest", ["", "tables/3/", "functions/", "tables/", "source/"])
def test_every_page_says_that_it_is_made_up(made_up, page, language, rest):
    address = "/".join(map(str, made_up[0].address))
    found = page(language, rest, address)
    said = text_of(found.xpath("//aside[@class='status']")[0])
    assert {"en": "Made up by software", "zh-hans": "虚构数据"}[language] in said
    assert found.xpath("//meta[@name='robots']/@content") == ["noindex"]


@pytest.mark.parametrize("address", ["/en/", "/en/990000/", "/en/990000/000000/"])
def test_lists_say_it_too(made_up, client, address):
    assert '<span class="eg">made up</span>' in client.get(address).content.decode()


def test_citation_and_sitemap_know_it(made_up, client):
    address = f"/en/{'/'.join(map(str, made_up[0].address))}/figures/t03.total.total/"
    said = client.get(address).content.decode()
    assert "(Made-up budget, made up)" in said
    assert "permanent" not in said
    for section in ("place", "publisher", "disclosure", "table", "level"):
        assert "/99" not in client.get(f"/sitemap-en-{section}.xml").content.decode()


def test_no_link_leads_to_lines_that_are_not_held(made_up, page):
    address = "/".join(map(str, made_up[0].address))
    for rest in ("tables/3/", "functions/", "figures/t03.total.total/"):
        assert not any("#L" in link for link in page("en", rest, address).xpath("//@href"))


def test_kinds_places_and_years_differ_so_that_lists_can_be_tried(made_up):
    assert {d.fiscal_year for d in made_up} == {2024, 2025}
    assert {d.publisher.kind for d in made_up} == {"department", "unit"}
    assert len({d.publisher.jurisdiction for d in made_up}) == 2


def test_second_run_is_refused_and_adds_nothing(made_up):
    with pytest.raises(CommandError, match="made-up budgets already"):
        generate(5)
    assert len(made_up.all()) == 12


def test_run_without_classifications_is_refused_and_says_what_to_do(db):
    with unguarded():
        Disclosure.objects.all().delete()
    FunctionalCategory.objects.filter(edition="2025").update(edition="2026")
    with pytest.raises(CommandError, match=r"2025 are not loaded\. Load a disclosure first"):
        generate(5)
    assert not Disclosure.objects.exists()


@pytest.mark.parametrize(
    ("count", "reason"), [(0, "1 or more"), (-3, "1 or more"), (10**6, "49,990")]
)
def test_count_that_cannot_be_made_is_refused_at_once(db, count, reason):
    with pytest.raises(CommandError, match=reason):
        generate(count)


def test_made_up_budgets_pass_every_check(made_up):
    for disclosure in made_up.with_publishers()[:3]:
        found = checks_of(Snapshot.of(disclosure))
        assert [c.id for c in found if c.comparison.outcome is Outcome.DIFFERS] == []
