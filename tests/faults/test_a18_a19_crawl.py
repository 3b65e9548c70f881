"""A18, A19: everything that a visitor can reach by links."""

import io
import zipfile
from urllib.parse import urljoin

import pytest
from lxml import html

from tests.pages import content_of
from tests.test_sitemaps import locations
from tests.test_staff_data import holds_staff_data


def texts_of(response):
    """All texts of an answer; of a workbook or a package, those within."""
    content = content_of(response)
    if not content.startswith(b"PK"):
        return [content.decode("utf-8-sig")]
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return [archive.read(name).decode() for name in archive.namelist()]


def reached(client, start):
    """Every address reachable below a start, with its response; each is asked for once."""
    waiting, seen = [start], {start}
    while waiting:
        address = waiting.pop()
        response = client.get(address)
        yield address, response
        if not response["Content-Type"].startswith("text/html"):
            continue
        for link in html.fromstring(response.content).xpath("//@href"):
            found = urljoin(address, link).partition("#")[0].partition("?")[0]
            if found.startswith(start) and found not in seen and in_turn(found, start):
                seen.add(found)
                waiting.append(found)


def in_turn(address, start):
    """Whether a page is visited in this language: of single figures, one in sixteen.

    Their pages are made of the same template; each is looked at in tests/views/test_figures.py.
    """
    figure = address.partition("/figures/")[2]
    return not figure or sum(figure.encode()) % 16 == len(start)


@pytest.mark.once
@pytest.mark.parametrize("start", ["/zh-hans/", "/en/"])
def test_no_link_is_dead_and_no_page_holds_staff_data(client, hongshan, start, figure):
    addresses = []
    for address, response in reached(client, start):
        assert response.status_code == 200, address
        for text in texts_of(response):
            assert not holds_staff_data(text), address
        addresses.append(address)
    figures = {"420111/015/2024": ("t12.annual.4.07.target", "text.growth.fiscal.rate")}
    figures["310107/government-office/2025"] = ("t08.31002.total",)
    for budget, names in figures.items():
        for name in names:
            address = f"{start}{budget}/figures/{name}/"
            assert (address in addresses) == in_turn(address, start)
    assert len(addresses) > 500
    listed = [
        page for file in locations(client, "/sitemap.xml") for page in locations(client, file)
    ]
    assert {page for page in listed if page.startswith(start)} <= set(addresses)
    figure("A18", f"{start}: 0 of {len(addresses)}")
    figure("A19", f"{start}: 0 numbers, 0 names in {len(addresses)} answers")
