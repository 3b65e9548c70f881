"""Letters and tokens of texts, and where a query stands in them."""

import pytest

from budgets.tokens import LONGEST_QUERY, Query, Wanted, letters, singular, tokens


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ＷＩＦＩ　网络", "wifi网络"),
        ("政府办公厅（室）", "政府办公厅 室"),
        ("政府办公厅(室)", "政府办公厅 室"),
        ("1,571.31 万元", "1571.31万元"),
        ("2021，2022 年", "2021 2022年"),
        ("1,2,3", "1 2 3"),
        ("合　 计", "合计"),
        ("党 、 建", "党 建"),
        ("Travel  expenses.", "travel expenses"),
        ("t11.annual 3.5%", "t11 annual 3.5"),
        ("cafe\u0301", "cafe"),
        ("█\0'\"*🙂", ""),
    ],
)
def test_letters_are_of_one_width_and_case(text, expected):
    assert letters(text) == expected


def test_chinese_gives_characters_and_pairs_and_the_rest_words():
    assert tokens("党建 wifi 1,571.31") == ["党", "建", "党建", "wifi", "1571.31"]
    assert tokens("一") == ["一"]
    assert tokens("") == []


def test_plurals_have_their_singular():
    assert tokens("salaries costs") == ["salaries", "salary", "costs", "cost"]
    assert [singular(word) for word in ("bus", "address", "this", "2010s")] == [
        *("bus", "address", "this", "2010s")
    ]


def test_query_wants_pairs_of_chinese_and_the_beginnings_of_words():
    assert Query("党建工作 A 20103").wanted == [
        *(Wanted(pair, False) for pair in ("党建", "建工", "工作")),
        Wanted("a", False),
        Wanted("20103", True),
    ]
    assert Query("党").wanted == [Wanted("党", False)]


def test_terms_stand_between_spaces_and_signs():
    assert Query("党建，“运维”  运维").terms == ("党建", "运维")
    assert Query("286.00万元").terms == ("286.00",)
    assert Query('AND * "NEAR(').terms == ("and", "near")
    assert Query("  （）*' ").terms == ()


def test_terms_of_several_tokens_are_looked_for_whole():
    assert Query("党建工作 党建 5g网 20103").pieces == ["党建工作", "5g网"]


def test_query_is_cut():
    long = Query("建" * 10_000)
    assert long.is_cut
    assert len(long.letters) == len(long.terms[0]) == LONGEST_QUERY


@pytest.mark.parametrize(
    ("query", "text", "found"),
    [
        ("党建", "加强党 建、党建", ["党 建", "党建"]),
        ("1571.31", "共 1,571.31 万元", ["1,571.31"]),
        ("ｗｉｆｉ", "区机关ＷＩＦＩ", ["ＷＩＦＩ"]),
        ("20103", "2010350", ["20103"]),
        ("project", "Projects, a project", ["Project", "project"]),
        ("salaries", "a salary", ["salar"]),
        ("办公厅 公厅室", "办公厅室", ["办公厅室"]),
        ("art", "part", []),
        ("", "党建", []),
    ],
)
def test_matches_are_found_in_the_text_as_it_is(query, text, found):
    assert [text[start:end] for start, end in Query(query).spans(text)] == found


def test_no_character_breaks_a_query():
    """Whatever is typed, no token holds what an index would read as more than letters."""
    # Beyond stand but rare ideographs, and nothing at all.
    for code in range(0x22000):
        for wanted in Query(f"a{chr(code)}b").wanted:
            assert not set(wanted.token) & set("'\"*:&|!()\\\0 \n-^")
