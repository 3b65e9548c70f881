"""Values kept in memory up to a number of bytes."""

from concurrent.futures import ThreadPoolExecutor

from budgets.bounded import Bounded


def test_what_was_asked_for_longest_ago_goes_first():
    kept = Bounded(3)
    for key in "abc":
        kept.keep((key,), key.upper(), 1)
    assert kept.get(("a",)) == "A"
    kept.keep(("d",), "D", 1)
    assert [kept.get((key,)) for key in "abcd"] == ["A", None, "C", "D"]
    assert kept.bytes == 3


def test_value_too_large_is_not_kept_and_drives_nothing_out():
    kept = Bounded(3)
    kept.keep(("a",), "A", 1)
    kept.keep(("b",), "B", 4)
    assert (kept.get(("b",)), kept.get(("a",)), kept.bytes) == (None, "A", 1)


def test_first_value_of_a_key_stays():
    kept = Bounded(3)
    kept.keep(("a",), "first", 1)
    kept.keep(("a",), "second", 2)
    assert (kept.get(("a",)), kept.bytes) == ("first", 1)


def test_bytes_are_right_whoever_keeps_at_once():
    kept = Bounded(50)
    with ThreadPoolExecutor(8) as threads:
        list(threads.map(lambda n: kept.keep((n % 90,), n, 1 + n % 3), range(9000)))
        list(threads.map(lambda n: kept.get((n % 90,)), range(9000)))
    assert kept.bytes == sum(taken for _value, taken in kept.held.values()) <= 50
