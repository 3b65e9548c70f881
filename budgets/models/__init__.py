"""What is published, as it is stored: publishers, disclosures, classifications, lines and figures."""

from budgets.models.classifications import EconomicCategory, FunctionalCategory, Level
from budgets.models.disclosures import Disclosure, PublishedTable, Revision, SourceDocument
from budgets.models.line_items import Figure, LineItem, TextCell
from budgets.models.publishers import Jurisdiction, Publisher

__all__ = [
    "Disclosure",
    "EconomicCategory",
    "Figure",
    "FunctionalCategory",
    "Jurisdiction",
    "Level",
    "LineItem",
    "PublishedTable",
    "Publisher",
    "Revision",
    "SourceDocument",
    "TextCell",
]
