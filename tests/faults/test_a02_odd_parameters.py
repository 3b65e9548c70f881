"""A2: what no parameter can be is refused, or gives the nearest page, and never more than one."""

import random

from django.test import Client
from lxml import html

from budgets.search import FIRST
from budgets.views.lists import PER_PAGE
from tests.conftest import HONGSHAN, PUTUO
from tests.faults.rounds import rounds
from tests.faults.sending import send
from tests.pages import content_of

# A list of each kind that has pages, and where parameters are read besides; then what they
# already ask for.
LISTS = [
    *(("/en/", ""), ("/zh-hans/420111/", ""), ("/en/420111/015/", ""), ("/en/data/", "")),
    *(("/en/corrections/", ""), (f"/zh-hans/{HONGSHAN}/corrections/", "")),
    *((f"/en/{HONGSHAN}/checks/", ""), (f"/zh-hans/{PUTUO}/checks/", "")),
    *(("/en/search/", "q=项目"), ("/zh-hans/search/", "q=t&kind=rows")),
    ("/en/search/", "q=a&kind=indicators"),
]
OTHERS = [
    *((f"/en/{HONGSHAN}/tables/3/", ""), (f"/zh-hans/{HONGSHAN}/tables/text/", "only=amounts")),
    *((f"/en/{HONGSHAN}/tables/3.csv", ""), (f"/en/{HONGSHAN}/figures.json", "table=3")),
    *((f"/en/{HONGSHAN}/checks.xlsx", ""), (f"/zh-hans/{HONGSHAN}/manifest.json", "")),
    *((f"/en/{HONGSHAN}/functions/201/20103/", ""), (f"/en/{HONGSHAN}/projects/", "")),
    *((f"/en/{HONGSHAN}/figures/t03.2010350.basic/", ""), ("/en/corrections.atom", "")),
    *(("/zh-hans/about/", ""), ("/", ""), ("/sitemap.xml", "")),
]
NAMES = [
    *("page", "per_page", "limit", "sort", "q", "only", "table", "column", "kind", "family"),
    *("severity", "budget", "target", "revision", "bom", "view", "\0", "\ud800", "page[]"),
]
VALUES = [
    *("", "\0", "a\0b", "\ud800", "\udfff\ud800", "9" * 5000, "-" + "9" * 5000, "0." + "1" * 5000),
    *("-5", "0", "1e8", "100000000", "2147483648", "9223372036854775808", "1.5", "+1", " 1 ", "01"),
    *("1_000", "0x10", "１２", "٣", "²", "NaN", "inf", "-inf", "None", "true", "last", "\ufeff1"),
    *("1&page=2", "1;2", "%", "%00", "%zz", "%ff", "\ufffe", "\r\n", "a" * 5000, "字" * 5000),
]
TRIED = [(of, name, value) for of in LISTS + OTHERS for name in NAMES for value in VALUES]
COUNT = rounds(150, 4000)


def longest_list(response):
    """How many there are in the longest of a page's lists that grow with the data."""
    page = html.document_fromstring(response.content)
    lists = page.xpath("//main//*[contains(@class, 'hits')]")
    shown = [len(each.xpath("./li")) for each in lists]
    paged = response.context.get("page") if response.context else None
    return max([*shown, len(paged.object_list) if paged else 0])


def test_odd_parameter_is_refused_or_gives_the_nearest_page(hongshan, figure):
    tried = random.Random(20240612).sample(TRIED, COUNT)
    client, most = Client(raise_request_exception=False), 0
    for (path, asked), name, value in tried:
        query = "&".join(filter(None, (asked, f"{name}={value}")))
        response = send(client, "GET", path, query)
        assert response.status_code in (200, 302, 400, 404), (path, query)
        content_of(response)
        if response.status_code == 200 and (path, asked) in LISTS:
            most = max(most, longest_list(response))
            assert most <= PER_PAGE, (path, query)
    figure("A2", f"{COUNT:,} requests, 0 of 5xx, at most {most} of {PER_PAGE} rows a page")


def test_nearest_page_is_the_first_or_the_last(client, hongshan):
    address = f"/en/{HONGSHAN}/checks/"
    count = client.get(address).context["page"].paginator.num_pages
    assert count > 2
    for page, number in (("1e8", 1), ("\0", 1), ("2", 2), ("-5", count), ("9" * 4000, count)):
        shown = client.get(address, {"page": page})
        assert shown.context["page"].number == number, page
        assert longest_list(shown) <= PER_PAGE


def test_search_shows_no_more_of_a_group_than_fits(client, hongshan):
    shown = client.get("/en/search/?q=项目")
    groups = [group for group, _address in shown.context["groups"]]
    assert max(group.count for group in groups) > FIRST
    assert longest_list(shown) == FIRST
