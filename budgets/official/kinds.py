"""What a column of an official table holds, and what amounts of earlier years are."""

from enum import Enum
from functools import cached_property


class Kind(Enum):
    """What a column holds; an amount is a leaf, or contains leaves of its own row.

    NUMBER is a row's place among its like, HORIZON and GOAL say which goal it belongs to; a SHARE
    is a printed percentage; a VALUE is that of an indicator: a number with its unit, or words.
    """

    CODE = "code"
    NUMBER = "number"
    NAME = "name"
    TEXT = "text"
    HORIZON = "horizon"
    GOAL = "goal"
    LEAF = "leaf"
    SUBTOTAL = "subtotal"
    TOTAL = "total"
    SHARE = "share"
    VALUE = "value"

    @cached_property
    def is_amount(self) -> bool:
        """Whether its cells are figures: numbers of one unit, the column's or the table's."""
        return self in (Kind.LEAF, Kind.SUBTOTAL, Kind.TOTAL, Kind.SHARE)

    @cached_property
    def is_numeric(self) -> bool:
        """Whether its cells are set as numbers are, to the right."""
        return self.is_amount or self is Kind.VALUE


class Basis(Enum):
    """What the amounts of an earlier year are; those of unlike bases are not compared."""

    BUDGET = "budget"
    EXECUTION = "execution"
    FINAL_ACCOUNTS = "final-accounts"
    UNSTATED = "unstated"
