"""Names and telephone numbers of staff are nowhere in the fixtures."""

import re

import pytest

from budgets.models import LineItem, TextCell
from tests.conftest import FOLDERS

# Telephone numbers, and whatever stands behind the label of a person or number but █.
STAFF_DATA = re.compile(
    r"(?<![\d.])0\d{2,3}[-－—–\s]{0,3}\d{7,8}(?![\d.])|(?<!\d)1[3-9]\d{9}(?!\d)"
    r"|(?:填报人|项目负责人|联系人|联系电话)[\s:：]*(?!填报人|项目负责人|联系人|联系电话)[^\W█]"
)

# Digests may look like anything.
_DIGEST = re.compile(r"\b[0-9a-f]{64}\b")


def holds_staff_data(text):
    return STAFF_DATA.search(_DIGEST.sub("", text)) is not None


@pytest.mark.parametrize("folder", FOLDERS.values(), ids=FOLDERS)
def test_nothing_of_the_staff_is_in_the_fixtures(folder):
    for path in folder.iterdir():
        assert not holds_staff_data(path.read_text("utf-8")), path


@pytest.mark.parametrize("before", ["电话", "", "填报人", "联系人：", "项目负责人\t"])
@pytest.mark.parametrize("after", ["027-{}", "027—{}", "027{}"])
def test_scan_for_staff_data_finds_it(before, after):
    # Put together here, so that this file does not hold what it looks for.
    assert STAFF_DATA.search(before + after.format("8" * 8))


def test_scan_for_staff_data_finds_names_but_no_black_bars():
    assert STAFF_DATA.search("填报人" + "\t" + "某某")
    assert not STAFF_DATA.search("填报人\t███\t联系电话\t████")


def test_rows_of_staff_are_blacked_out(hongshan):
    rows = LineItem.objects.of(hongshan).filter(row__in=["contact", "leader", "telephone"])
    texts = TextCell.objects.filter(line_item__in=rows)
    assert len(texts) == 4
    assert all(re.fullmatch("█+", text.text_zh) and text.text_en == "withheld" for text in texts)
