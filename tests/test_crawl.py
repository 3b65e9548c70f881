"""Everything that a visitor can reach by links."""

import io
import zipfile
from urllib.parse import urljoin

import pytest
from lxml import html

from tests.pages import content_of
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
            if found.startswith(start) and found not in seen:
                seen.add(found)
                waiting.append(found)


@pytest.mark.once
@pytest.mark.parametrize("start", ["/zh-hans/", "/en/"])
def test_no_link_is_dead_and_no_page_holds_staff_data(client, hongshan, start):
    addresses = []
    for address, response in reached(client, start):
        assert response.status_code == 200, address
        for text in texts_of(response):
            assert not holds_staff_data(text), address
        addresses.append(address)
    assert f"{start}420111/015/2024/figures/t12.annual.4.07.target/" in addresses
    assert f"{start}420111/015/2024/figures/text.growth.fiscal.rate/" in addresses
    assert f"{start}310107/government-office/2025/figures/t08.31002.total/" in addresses
    assert len(addresses) > 1300
