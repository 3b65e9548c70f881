"""How a question is put."""

from budgets.bilingual import Bilingual
from budgets.rules.declarations import Comparison, Outcome, Side


def asked(key: str, about: Bilingual, left: Side, right: Side) -> Comparison:
    return Comparison(key, about, left, right, Outcome.ASKS)
