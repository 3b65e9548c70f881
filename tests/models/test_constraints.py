"""Integrity lives in the database."""

import pytest
from django.db import IntegrityError, transaction

from budgets.models import Disclosure, Figure, LineItem, PublishedTable, Publisher


def refused(make):
    with pytest.raises(IntegrityError), transaction.atomic():
        make()


@pytest.fixture
def line(hongshan):
    return hongshan.tables.get(number=3).line_items.get(row="2010350")


def test_row_cannot_stand_twice_in_a_part(line):
    refused(
        lambda: LineItem.objects.create(
            published_table=line.published_table, row=line.row, order=99, line_from=1, line_to=1
        )
    )


def test_two_rows_cannot_have_one_place_in_the_order(line):
    refused(
        lambda: LineItem.objects.create(
            published_table=line.published_table, row="x", order=line.order, line_from=1, line_to=1
        )
    )


def test_source_lines_cannot_run_backwards(line):
    refused(lambda: LineItem.objects.filter(pk=line.pk).update(line_from=5, line_to=4))


def test_level_must_be_known(line):
    refused(lambda: LineItem.objects.filter(pk=line.pk).update(level="mu"))


def test_cell_cannot_hold_two_figures(line):
    refused(lambda: Figure.objects.create(line_item=line, column="basic", printed=""))


@pytest.mark.parametrize(("printed", "amount"), [("", 1), ("-", 1), ("1.00", None)])
def test_figure_has_an_amount_exactly_if_one_is_printed(line, printed, amount):
    figures = Figure.objects.filter(line_item=line, column="basic")
    refused(lambda: figures.update(printed=printed, amount=amount))


def test_publisher_has_one_budget_a_year(hongshan):
    refused(
        lambda: Disclosure.objects.create(
            publisher=hongshan.publisher, fiscal_year=2024, kind="budget", layout_key="wuhan-2024"
        )
    )


def test_kind_of_a_publisher_must_be_known(hongshan):
    refused(lambda: Publisher.objects.filter(pk=hongshan.publisher_id).update(kind="ministry"))


def test_table_number_stands_once_in_a_disclosure(hongshan):
    refused(
        lambda: PublishedTable.objects.create(
            disclosure=hongshan, number=3, title_printed="x", unit="万元", first_line=1, last_line=1
        )
    )


def test_natural_keys_find_their_rows(line):
    figure = line.figures.get(column="basic")
    assert LineItem.objects.get_by_natural_key(*line.natural_key()) == line
    assert Figure.objects.get_by_natural_key(*figure.natural_key()) == figure
