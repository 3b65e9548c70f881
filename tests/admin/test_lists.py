"""Finding what is to be corrected: lists, filters, and the official table itself."""

import re
from datetime import UTC, datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from lxml import html

from budgets.models import Correction, Figure, LineItem, Publisher, UnexplainedChange
from tests.admin.filling import Desk
from tests.admin.test_correcting import BASIC, WHY
from tests.pages import text_of

NOON = datetime(2026, 11, 25, 12, tzinfo=UTC)
OF_BASIC = {
    "line_item__published_table__number": 3,
    "line_item__row": "2010350",
    "column": "basic",
}


@pytest.fixture
def enter(client, account, settings, db):
    """Be somebody else: enter("reviewer")."""

    def sign_in(role):
        client.force_login(account(role, role), settings.AUTHENTICATION_BACKENDS[-1])

    return sign_in


@pytest.fixture
def read(client, enter):
    enter("editor")

    def page(address, language="en"):
        response = client.get(f"/{language}/admin/{address}")
        assert response.status_code == 200
        return html.document_fromstring(response.content.decode())

    return page


LISTS = (
    "figure",
    "lineitem",
    "textcell",
    "indicatorvalue",
    "textsection",
    "glossaryterm",
    "project",
    "publisher",
    "jurisdiction",
    "functionalcategory",
    "economiccategory",
    "disclosure",
    "correction",
    "revision",
    "unexplainedchange",
)


@pytest.mark.parametrize("name", LISTS)
def test_every_list_can_be_read_in_both_languages_and_adds_nothing(read, name, language):
    page = read(f"budgets/{name}/", language)
    assert not page.xpath("//a[contains(@href, '/add/')] | //select[@name='action']")


@pytest.mark.parametrize("q", ["2010350", "事业运行"])
def test_figures_are_found_by_code_and_name(read, q):
    found = read(f"budgets/figure/?q={q}").xpath("//td[@class='field-name']/text()")
    assert found
    assert set(found) == {"事业运行"}


def test_figures_are_narrowed_by_budget_table_and_year(read, hongshan):
    page = read(f"budgets/figure/?budget={hongshan.pk}&table=3&year=2024")
    assert page.xpath("//th[@class='field-public_id']/a[starts-with(text(), 't03.')]")
    assert not page.xpath("//th[@class='field-public_id']/a[not(starts-with(text(), 't03.'))]")
    assert not read("budgets/figure/?table=3&year=1999").xpath("//th[@class='field-public_id']")


@pytest.mark.parametrize("value", ["x", "-1", "9" * 30, "１"])
def test_filter_that_is_none_narrows_nothing(client, read, value):
    assert read(f"budgets/figure/?table={value}") is not None


def test_row_of_a_list_leads_to_the_form(client, read, hongshan):
    figure = Figure.objects.of(hongshan).get(**OF_BASIC)
    answer = client.get(f"/en/admin/budgets/figure/{figure.pk}/change/")
    assert answer.status_code == 302
    assert answer["Location"].endswith(f"?budget=420111/015/2024&target={BASIC}")


@pytest.mark.parametrize("number", range(13))
def test_every_cell_of_the_official_table_leads_to_its_form(client, read, hongshan, number):
    page = read(f"budgets/disclosure/{hongshan.pk}/tables/{number}/")
    cells = page.xpath("//table[@class='desk-table']/tbody//td/a/@href")
    if hongshan.tables.get(number=number).line_items.exists():
        assert cells
    for address in cells[:6]:
        assert client.get(address).status_code == 200


def test_lists_do_not_ask_more_of_the_database_for_more_rows(client, read, hongshan):
    counts = []
    for query in ("?table=7", "?table=3"):
        with CaptureQueriesContext(connection) as queries:
            read(f"budgets/figure/{query}")
        counts.append(len(queries))
    assert counts[0] == counts[1]


def headings(page):
    """What stands over the columns of a list, and over its filters."""
    over = page.xpath("//table[@id='result_list']/thead//div[@class='text']")
    return [
        text_of(each) for each in (*over, *page.xpath("//div[@id='changelist-filter']//summary"))
    ]


@pytest.mark.parametrize("name", LISTS)
def test_no_heading_of_a_chinese_list_is_english(read, hongshan, name):
    UnexplainedChange.objects.create(disclosure=hongshan, target=BASIC, field="printed", at=NOON)
    Correction.objects.create(kind="note", role="editor", disclosure=hongshan)
    found = headings(read(f"budgets/{name}/", "zh-hans"))
    assert len(found) > 2
    assert [each for each in found if re.search("[A-Za-z]", each)] == []


def test_what_is_shown_of_an_object_is_chinese_in_chinese(read, enter, hongshan):
    enter("reviewer")
    row = LineItem.objects.of(hongshan).exclude(project=None).exclude(parent=None).first()
    shown = [
        f"lineitem/{row.pk}",
        f"publisher/{Publisher.objects.first().pk}",
        f"revision/{hongshan.revisions.first().pk}",
    ]
    for address in shown:
        page = read(f"budgets/{address}/change/", "zh-hans")
        labels = [text_of(each) for each in page.xpath("//div[@id='content']//label")]
        assert len(labels) > 6
        assert [each for each in labels if re.search("[A-Za-z]", each)] == []
        assert not page.xpath("//h2[contains(., 'revision')]")


def test_values_of_choices_are_chinese_in_chinese(read, hongshan):
    UnexplainedChange.objects.create(disclosure=hongshan, target=BASIC, field="amount", at=NOON)
    Correction.objects.create(kind="note", role="editor", disclosure=hongshan)
    kinds = read("budgets/correction/", "zh-hans").xpath("//td[@class='field-kind']/text()")
    assert kinds == ["编者注"]
    fields = read("budgets/unexplainedchange/", "zh-hans").xpath(
        "//td[@class='field-label']/text()"
    )
    assert fields == ["金额"]


def test_history_of_a_row_are_its_corrections(client, read, enter, hongshan):
    Desk(client).open(BASIC, kind="note").send("save", **{f"new:{BASIC}:note": "存疑。"}, **WHY)
    other = Correction.objects.create(kind="note", role="editor", disclosure=hongshan)
    enter("reviewer")
    figure = Figure.objects.of(hongshan).get(**OF_BASIC)
    page = read(f"budgets/figure/{figure.pk}/change/")
    (history,) = page.xpath("//a[@class='historylink']/@href")
    answer = client.get(history)
    assert answer.status_code == 302
    found = read(answer["Location"].removeprefix("/en/admin/"))
    numbers = found.xpath("//th[@class='field-number']//text()")
    assert numbers == [str(Correction.objects.exclude(pk=other.pk).get().pk)]


def test_what_has_no_corrections_offers_no_history(client, read, hongshan):
    revision = hongshan.revisions.first()
    assert not read(f"budgets/revision/{revision.pk}/change/").xpath("//a[@class='historylink']")
    assert client.get(f"/en/admin/budgets/revision/{revision.pk}/history/").status_code == 404


@pytest.mark.parametrize(
    ("name", "asked", "found"),
    [
        ("figure", BASIC, [BASIC]),
        ("figure", " t01.expenditure.201.budget ", ["t01.expenditure.201.budget"]),
        ("figure", "t03.2010350.nothing", []),
        ("indicatorvalue", "t11.annual.2.04.target", ["t11.annual.2.04.target"]),
        ("lineitem", BASIC, ["t03.2010350"]),
        ("lineitem", "t03.2010350", ["t03.2010350"]),
        ("lineitem", "t01.expenditure.201", ["t01.expenditure.201"]),
    ],
)
def test_what_an_id_names_is_found_and_nothing_else(read, hongshan, name, asked, found):
    page = read(f"budgets/{name}/?q={asked}&budget={hongshan.pk}")
    assert page.xpath("//th[@class='field-public_id']//text()") == found


@pytest.mark.parametrize("name", ["correction", "revision"])
def test_newest_of_the_trail_comes_first(client, read, name):
    for text in ("存疑。", "仍存疑。"):
        Desk(client).open(BASIC, kind="note").send("save", **{f"new:{BASIC}:note": text}, **WHY)
    rows = read(f"budgets/{name}/").xpath("//table[@id='result_list']/tbody/tr/th/a/@href")
    keys = [int(address.split("/")[-3]) for address in rows]
    assert len(keys) > 1
    assert keys == sorted(keys, reverse=True)


@pytest.mark.parametrize("of", ["budgets/disclosure/", "budgets/disclosure/{}/tables/1/"])
def test_links_to_tables_say_which_table_it_is(read, hongshan, of):
    texts = {"en": ("text", "Table 3"), "zh-hans": ("文字部分", "表 3")}
    for language, (text, third) in texts.items():
        page = read(of.format(hongshan.pk), language)
        links = page.xpath(f"//a[contains(@href, '/{hongshan.pk}/tables/') and @title]")
        by_number = {link.get("href").split("/")[-2]: link for link in links}
        assert text_of(by_number["0"]) == text
        assert by_number["3"].get("title").lower().startswith(third.lower())
        assert len(by_number["3"].get("title")) > len(third) + 4


def test_budget_leads_to_its_first_table(client, read, enter, hongshan):
    for role in ("editor", "reviewer"):
        if role != "editor":
            enter(role)
        answer = client.get(f"/en/admin/budgets/disclosure/{hongshan.pk}/change/")
        assert answer["Location"] == f"/en/admin/budgets/disclosure/{hongshan.pk}/tables/1/"


def test_desk_lists_corrections_first_and_what_is_seldom_read_last(read, language):
    rows = read("", language).xpath("//div[contains(@class, 'app-budgets')]//tr/th/a/@href")
    names = [address.split("/")[-2] for address in rows]
    assert names[:5] == ["correction", "revision", "disclosure", "figure", "lineitem"]
    assert names[-1] == "unexplainedchange"


@pytest.mark.parametrize(
    ("role", "may", "may_not"),
    [
        ("editor", "click the cell", "approve it"),
        ("reviewer", "approve it", "click the cell"),
        ("auditor", "look something up", "approve it"),
    ],
)
def test_desk_says_to_each_role_what_it_may_do(client, enter, role, may, may_not):
    enter(role)
    said = client.get("/en/admin/").content.decode()
    assert may in said
    assert may_not not in said


def test_desk_says_what_waiting_corrections_are_about(client, read, hongshan):
    counts = []
    for text in ("存疑。", "仍存疑。"):
        waiting = Correction.objects.create(kind="note", role="editor", disclosure=hongshan)
        waiting.changes.create(order=0, target=BASIC, field="note", new=text)
        with CaptureQueriesContext(connection) as queries:
            page = read("")
        counts.append(len(queries))
    said = text_of(page.xpath("//div[@id='content-related']")[0])
    assert said.count(f"{hongshan}: {BASIC}") == 2
    assert counts[0] == counts[1]
