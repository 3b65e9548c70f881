"""The official tables of each city and year, declared once for everything that reads them."""

from budgets.official.declarations import Layout
from budgets.official.shanghai_2025 import SHANGHAI_2025
from budgets.official.wuhan_2024 import WUHAN_2024

ALL_LAYOUTS: tuple[Layout, ...] = (WUHAN_2024, SHANGHAI_2025)


class UnknownLayout(LookupError):
    """No layout of this key is declared."""


def layout(key: str) -> Layout:
    """The layout of a key. Raises UnknownLayout."""
    for declared in ALL_LAYOUTS:
        if declared.key == key:
            return declared
    known = ", ".join(declared.key for declared in ALL_LAYOUTS)
    raise UnknownLayout(f"“{key}” is not a declared layout ({known})")
