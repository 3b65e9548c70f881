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
from tests.pages import text_of

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


def test_levels_add_up_to_those_above_them_in_every_column(made_up):
    for disclosure in made_up:
        for table in (3, 5, 6):
            for column in ("total", "basic", "project", "personnel", "operating"):
                found = amounts(disclosure, table, column=column)
                for length in (5, 3):
                    upper = {
                        code: found[code]
                        for code in found
                        if len(code) == length and code != "total"
                    }
                    for code, amount in upper.items():
                        below = [found[c] for c in found if c[:-2] == code]
                        assert not below or sum(below) == amount, (table, column, code)


def test_tables_of_one_budget_agree(made_up):
    for disclosure in made_up:
        whole = amounts(disclosure, 3, column="total")["total"]
        assert amounts(disclosure, 2, column="total")["total"] == whole
        for table in (1, 4):
            sides = amounts(disclosure, table, column="budget", line_item__row="total")
            assert sides == {"total": whole}
        basic = amounts(disclosure, 3, column="basic")["total"]
        assert amounts(disclosure, 6, column="total")["total"] == basic
        people, costs = (
            amounts(disclosure, 6, column=key)["total"] for key in ("personnel", "operating")
        )
        assert amounts(disclosure, 5, column="basic-personnel")["total"] == people
        assert people + costs == basic


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


def test_lists_say_it_too(made_up, client):
    assert "made up" in client.get("/en/").content.decode()


def test_kinds_places_and_years_differ_so_that_lists_can_be_tried(made_up):
    assert {d.fiscal_year for d in made_up} == {2024, 2025}
    assert {d.publisher.kind for d in made_up} == {"department", "unit"}
    assert len({d.publisher.jurisdiction for d in made_up}) == 2


def test_second_run_is_refused_and_adds_nothing(made_up):
    with pytest.raises(CommandError, match="made-up budgets already"):
        generate(5)
    assert len(made_up.all()) == 12


def test_run_without_classifications_is_refused_and_says_what_to_do(db):
    Disclosure.objects.all().delete()
    FunctionalCategory.objects.filter(edition="2025").update(edition="2026")
    with pytest.raises(CommandError, match=r"2025 are not loaded\. Load a disclosure first"):
        generate(5)
    assert not Disclosure.objects.exists()


@pytest.mark.parametrize("count", [0, -3])
def test_count_that_makes_nothing_is_refused(db, count):
    with pytest.raises(CommandError, match="1 or more"):
        generate(count)
