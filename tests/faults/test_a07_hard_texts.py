"""A7: text that is hard for a pattern takes as much longer as it is longer, and no more."""

import gc
import math
import random
import re
import time
from functools import partial
from itertools import chain, product

import pytest

from budgets import money, targets, tokens
from budgets.exports import resources, xlsx_parts
from budgets.figure_ids import INDICATOR_PATTERN, PATTERN
from budgets.highlighting import highlighted
from budgets.imports import mention_checks, provenance
from budgets.models.texts import places_of
from budgets.row_names import without_numeral
from budgets.rules.earlier_years import growth
from budgets.rules.form import glossary, wording, years
from budgets.rules.performance import formulas
from budgets.rules.text_against_tables import statements, uses
from budgets.views import caching, feeds, request_log
from tests.faults.rounds import IS_FULL, rounds
from tests.test_staff_data import STAFF_DATA

# What grows as the length does, and a little for what memory and the clock add. The suite shares
# its machine, and only what grows with the square is told there.
LIMIT = 1.2 if IS_FULL else 1.75
# What takes less than this, in seconds, is measured at more characters, up to what is ever read.
MEASURABLE, LONGEST = 0.002, rounds(1 << 13, 1 << 17)
SHORT, LONG = 1 << 9, 1 << 11

# Each is repeated: spaces, digits, brackets, marks, and words of the patterns themselves.
PIECES = [
    *(*"a1-.,0([<&%*/", "1,", "1,000", "1.", "12", " ", "\t", "\r\n", "\0", " ,", "9 ", "1)", "=="),
    *(
        "<b",
        "</",
        "<td>",
        "<a ",
        "<a href='/x/' ",
        "a/",
        "201/",
        "t03.",
        "t03.a",
        "~2.",
        "2.04",
        "/(",
    ),
    *(
        "中",
        "预算",
        "预算 ",
        "中 ",
        " 中",
        "，",
        "。",
        "：",
        "；1",
        "万元",
        "1 万元",
        "1万元以",
        "与 ",
    ),
    *("《", "2024年", "2024 年", "2024—", "2024 — ", "〔2024〕", "与2023年预算", "等支出", "省级"),
    *("万元，主要用于", "(1/2)", "（a/b）×", ") × 100 ", "（", "（十", "一", "十", "≥", "≥ 1", "█"),
    *("gzip;", "gzip;q=0", ";q=0.", "*;", "gzip ,", "_x", "_x0", "million ", "1billion", "a@"),
    *("电话", "027-", "联系人", "联系人：", "填报人 ", "市级财政", "1 million "),
]
BEGINNINGS = ("", "2024", "(a/b)", "<a ", "1", "≥", "中", "gzip;q=")
# What comes after them, so that what seemed to fit does not fit after all.
ENDS = ("", "!", "\n", "a", "1", "x)", '"', "，")


def query(text):
    found = tokens.Query(text)
    return found.terms, found.wanted


def found_in(text):
    """A text of the data in which something is looked for."""
    return highlighted(tokens.Query("预算 a1 1,000"), text)


# Every pattern that reads what a stranger wrote: what they ask for, what they say of their browser,
# what a document or a folder of somebody else’s holds.
READERS = {
    "tokens.letters": tokens.letters,
    "tokens.tokens": tokens.tokens,
    "tokens.Query": query,
    "highlighting.highlighted": found_in,
    "caching.accepts_gzip": caching.accepts_gzip,
    "request_log._ID": request_log._ID.fullmatch,
    "public.page": partial(re.fullmatch, "[1-9][0-9]{0,5}"),
    "figure_ids.PATTERN": re.compile(rf"(?:{PATTERN})/\Z").match,
    "figure_ids.INDICATOR_PATTERN": re.compile(rf"(?:{INDICATOR_PATTERN})/\Z").match,
    "money.amount_of": money._PRINTED.fullmatch,
    "targets.meaning_of": targets._PRINTED.fullmatch,
    "row_names": without_numeral,
    "resources.NUMBER": resources.NUMBER.fullmatch,
    "xlsx_parts._UNSAFE": partial(xlsx_parts._UNSAFE.sub, ""),
    "xlsx_parts._MARKUP": partial(xlsx_parts._MARKUP.sub, ""),
    "feeds._CONTROLS": partial(feeds._CONTROLS.sub, ""),
    "mention_checks.numbers_in": mention_checks.numbers_in,
    "provenance._MARKS": partial(provenance._MARKS.sub, ""),
    "texts.places_of": lambda text: places_of(text, ["1,000"] * 9),
    "growth._UNCHANGED": growth._UNCHANGED.findall,
    "growth.compares_with_budget": growth.compares_with_budget,
    "glossary._LEVELS": glossary._LEVELS.findall,
    "wording._NUMBERED": wording._NUMBERED.findall,
    "wording._LABEL": wording._LABEL.match,
    "years.years_of": years.years_of,
    "formulas._RATIO": formulas._RATIO.search,
    "formulas._NUMBER": formulas._NUMBER.findall,
    "uses._USES": uses._USES.match,
    "uses._AND_SO_ON": uses._AND_SO_ON.search,
    **{f"statements: {key}": each.findall for key, each in statements._NOT_USED.items()},
    "staff data": STAFF_DATA.search,
}


def took(read, text, times, clock=time.thread_time):
    """The least of several timings, in seconds of this thread, whatever else a machine does."""
    found = []
    for _ in range(times):
        before = clock()
        read(text)
        found.append(clock() - before)
    return min(found)


def hard(text, length):
    beginning, piece, end = text
    return beginning + (piece * (length // len(piece) + 1))[:length] + end


def is_suspect(read, text):
    """Whether four times the length took ten times the time or more; noise is sorted out later."""
    short, long = (took(read, hard(text, length), 1) for length in (SHORT, LONG))
    return long > max(10 * short, 0.0005)


def growth_of(read, text):
    """The exponent with which the time grows; 0 where it is too quick to be measured."""
    length = SHORT
    while took(read, hard(text, length), 2) < MEASURABLE:
        length *= 2
        if length > LONGEST:
            return 0.0
    least = math.inf
    for _ in range(20):
        times = [took(read, hard(text, length * by), 5) for by in (1, 2, 4)]
        least = min(least, math.log2(times[2] / times[0]) / 2)
        # What takes so long was not disturbed, but is slow.
        if least <= LIMIT or times[2] > 0.5:
            break
    return least


TEXTS = [*product(BEGINNINGS, PIECES, ENDS)]
PLAIN = [("", piece, "") for piece in PIECES]


@pytest.fixture
def _no_collector():
    """It walks through all that Django holds, whenever something else made many objects."""
    gc.disable()
    yield
    gc.enable()


@pytest.mark.once
@pytest.mark.usefixtures("_no_collector")
def test_time_grows_as_the_text_does(figure):
    worst, count = (0.0, ""), 0
    for name, read in READERS.items():
        # The plain ones always, since most of what is hard is hard on its own.
        texts = PLAIN + random.Random(name).sample(TEXTS, rounds(20, len(TEXTS)))
        count += len(texts)
        suspects = (each for each in texts if is_suspect(read, each))
        # What is not suspected is measured here and there all the same.
        for text in chain(suspects, texts[: rounds(2, 40)]):
            exponent = growth_of(read, text)
            assert exponent <= LIMIT, (name, text, exponent)
            worst = max(worst, (exponent, name))
    exponent, name = worst
    said = f"exponent {exponent:.2f} at most ({name})" if exponent else "too quick to measure"
    figure("A7", f"{len(READERS)} patterns, {count:,} texts: {said}")


def test_every_page_with_a_hard_query_comes_soon(client, hongshan, figure):
    slowest = 0
    for text in product(("",), PIECES[:: rounds(12, 1)], ENDS[:2]):
        for length in (tokens.LONGEST_QUERY, 50 * tokens.LONGEST_QUERY):
            asked = {"q": hard(text, length)}
            slowest = max(
                slowest, took(partial(client.get, "/en/search/"), asked, 1, time.perf_counter)
            )
    assert slowest < 1 or not IS_FULL
    figure("A7", f"search: slowest page {slowest:.2f} s")
