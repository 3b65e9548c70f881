"""Large files are built to disk once for each state of the data, whole or not at all."""

import hashlib
import os
import time
from concurrent.futures import ThreadPoolExecutor

import pytest

from budgets.exports.builds import KEPT, built, found_built, key_of
from budgets.exports.publication import Publication
from budgets.models import Disclosure, Revision
from tests.trail import unguarded


@pytest.fixture(autouse=True)
def folder(settings, tmp_path):
    settings.BUILDS = tmp_path
    return tmp_path


def hello(out):
    out.write(b"hello")
    return 1


def test_file_is_written_once_and_measured():
    written = []

    def write(out):
        written.append(1)
        return hello(out)

    for _ in range(2):
        found = built("owner/key", "en/file.csv", write)
        assert found.path.read_bytes() == b"hello"
        assert (found.measured.bytes, found.measured.rows) == (5, 1)
        assert found.measured.sha256 == hashlib.sha256(b"hello").hexdigest()
    assert written == [1]


def test_file_that_cannot_be_finished_leaves_nothing(folder):
    def broken(out):
        out.write(b"hel")
        raise RuntimeError("the disk is full")

    with pytest.raises(RuntimeError):
        built("owner/key", "file.csv", broken)
    assert found_built("owner/key", "file.csv") is None
    # But for the lock, which is empty.
    assert not [path for path in folder.rglob("*") if path.is_file() and path.stat().st_size]


def test_old_states_are_removed_but_for_the_last_ones(folder):
    for number in range(KEPT + 3):
        built(f"owner/{number}", "file.csv", hello)
    assert len(list((folder / "owner").iterdir())) == KEPT + 3
    for number in range(KEPT + 3):
        os.utime(folder / "owner" / str(number), (number, number))
    built("owner/new", "file.csv", hello)
    kept = {path.name for path in (folder / "owner").iterdir()}
    assert kept == {"new", *map(str, range(4, KEPT + 3))}


def test_file_that_several_ask_for_at_once_is_written_once():
    written = []

    def write(out):
        written.append(1)
        time.sleep(0.2)
        return hello(out)

    with ThreadPoolExecutor(6) as threads:
        found = [*threads.map(lambda _: built("owner/key", "file.csv", write), range(6))]
    assert written == [1]
    assert len({each.measured.sha256 for each in found}) == 1


def test_key_changes_with_revision_name_of_the_site_and_terms(hongshan, settings):
    def key(root="http://a.example"):
        return key_of(Publication(Disclosure.objects.get(pk=hongshan.pk), root))

    first = key()
    assert key() == first
    keys = {first, key("http://b.example")}
    settings.REUSE_ADDRESS = "https://terms.example/"
    keys.add(key())
    Revision.objects.append(hongshan, "d" * 64)
    keys.add(key())
    assert len(keys) == 4


def test_data_without_a_revision_are_told_by_their_content(hongshan):
    with unguarded():
        hongshan.revisions.all().delete()
    of = Publication(hongshan, "")
    before = key_of(of)
    hongshan.tables.get(number=3).line_items.filter(row="total").update(name_zh="总计")
    assert key_of(of) != before
