"""Projects: what each costs, and what is inferred about it."""

import csv
import io
from decimal import Decimal

import pytest

from budgets.models import LineItem
from tests.pages import text_of

# Both databases would give the same.
pytestmark = pytest.mark.once

CODES = [f"42011124015T00000010{i}" for i in range(4)]
PROGRAMME = "420111240150030000100"
COSTS = dict(zip(CODES, [(1, 4), (5, 17), (18, 22), (23, 27)], strict=True))
BUDGETS = dict(zip(CODES, ["13.00", "643.43", "128.37", "339.54"], strict=True))


def main_of(page, code, language="en"):
    return page(language, f"projects/{code}/").xpath("//main")[0]


def test_list_has_the_programme_and_its_four_projects(page):
    links = page("en", "projects/").xpath("//main//a/@href")
    base = "/en/420111/015/2024/projects/"
    assert [link.removeprefix(base)[:-1] for link in links if link.startswith(base)] == [
        PROGRAMME,
        *CODES,
    ]


@pytest.mark.parametrize("code", CODES)
def test_costs_of_a_project_add_up_to_its_budget_and_are_marked_as_inferred(page, code):
    main = main_of(page, code, "zh-hans")
    shown = [Decimal(cost.text) for cost in main.xpath(".//ol[@class='receipt']//b")]
    assert sum(shown) == Decimal(BUDGETS[code])
    assert shown == sorted(shown, reverse=True)
    note = text_of(main.xpath(".//p[contains(@class, 'warn')]")[0])
    first, last = COSTS[code]
    assert note.startswith("按金额推算")
    assert f"第 {first}–{last} 项" in note


def test_programme_has_every_cost_each_marked(page):
    main = main_of(page, PROGRAMME)
    items = main.xpath(".//ol[@class='receipt']/li")
    assert len(items) == 27
    assert all("inferred from sums" in text_of(item) for item in items)


def test_what_the_document_does_not_explain_says_so(page, language):
    said = {"en": "says neither what TB and AK are", "zh-hans": "没有说明 TB 和 AK 指什么"}[
        language
    ]
    for rest in (f"projects/{CODES[3]}/", f"projects/{PROGRAMME}/", "figures/t12.costs.23.amount/"):
        assert said in text_of(page(language, rest).xpath("//main")[0])


def test_project_has_its_goals_with_how_they_are_known_to_be_its(page):
    said = text_of(main_of(page, CODES[1]))
    assert "Annual goal 2" in said
    assert "Long-term performance goal 2" in said
    assert "inferred from its number" in said
    # Goal 4 of table 12 has no amount by which it could be told.
    goals = main_of(page, CODES[3]).xpath(".//section[3]//p")
    assert not any("inferred from sums" in text_of(goal) for goal in goals)


def test_tables_link_their_rows_to_the_projects_that_they_name(page):
    for rest in ("tables/10/", "tables/11/"):
        links = page("en", rest).xpath("//th/a/@href")
        assert [link for link in links if "/projects/" in link] == [
            f"/en/420111/015/2024/projects/{code}/" for code in CODES
        ]
    # A cost is not linked: which project it is of is not printed.
    assert not page("en", "tables/12/").xpath("//th[contains(., 'Legal counsel')]/a")


def test_figure_of_a_cost_says_that_its_project_is_inferred(page):
    facts = text_of(page("zh-hans", "figures/t12.costs.05.amount/").xpath("//main")[0])
    assert "网络系统运行" in facts
    assert "按金额推算" in facts


def test_file_of_costs_marks_what_is_inferred(get):
    content = get("en", "costs.csv").content
    assert content == get("zh-hans", "costs.csv").content
    rows = list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))
    assert len(rows) == 27
    assert {row["belonging"] for row in rows} == {"amounts"}
    assert {row["number"] for row in rows if row["project"] == CODES[2]} == {
        *map(str, range(18, 23))
    }
    assert rows[22]["note_en"].startswith("The document says neither")
    assert rows[4]["id"] == "t12.costs.05.amount"


def test_cost_that_nothing_assigns_to_a_project_stays_with_its_programme(page, get, hongshan):
    lines = LineItem.objects.of(hongshan).filter(published_table__number=12, part="costs")
    lines.filter(row="23").update(project=None, belonging="")
    rows = list(csv.DictReader(io.StringIO(get("en", "costs.csv").content.decode("utf-8-sig"))))
    assert len(rows) == 27
    assert (rows[22]["project"], rows[22]["belonging"]) == ("", "")
    assert len(main_of(page, PROGRAMME).xpath(".//ol[@class='receipt']/li")) == 27
    assert "That is not its printed budget." in text_of(main_of(page, CODES[3]))


def test_project_whose_costs_are_printed_is_not_said_to_be_inferred(page, hongshan):
    LineItem.objects.of(hongshan).filter(part="costs", project__isnull=False).update(
        belonging="printed"
    )
    main = main_of(page, CODES[0])
    assert not main.xpath(".//p[contains(@class, 'warn')]")
    assert "placed under" not in text_of(main_of(page, PROGRAMME))


def test_costs_that_no_longer_are_the_budget_are_not_said_to_be(page, hongshan):
    lines = LineItem.objects.of(hongshan).filter(published_table__number=12, row="01")
    lines.get(part="costs").figures.update(printed="4", amount=4)
    assert "That is not its printed budget." in text_of(main_of(page, CODES[0]))


def test_budget_without_projects_says_so(page, hongshan):
    hongshan.text_sections.all().delete()
    hongshan.tables.all().delete()
    hongshan.projects.all().delete()
    assert "No projects of this budget" in text_of(page("en", "projects/").xpath("//main")[0])
