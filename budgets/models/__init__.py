"""What is published, as it is stored: publishers, disclosures, classifications, figures."""

from budgets.models.cells import Figure, TextCell
from budgets.models.checks import CheckResult, CheckRun, Reply
from budgets.models.classifications import EconomicCategory, FunctionalCategory, Level
from budgets.models.corrections import (
    Change,
    Correction,
    Decision,
    Role,
)
from budgets.models.disclosures import Disclosure
from budgets.models.documents import SourceDocument
from budgets.models.goals import Goal, Horizon
from budgets.models.line_items import LineItem
from budgets.models.performance import Indicator, IndicatorValue
from budgets.models.place_totals import PlaceTotal
from budgets.models.projects import Belonging, Project
from budgets.models.published_tables import PublishedTable
from budgets.models.publishers import Jurisdiction, Publisher
from budgets.models.revisions import Revision
from budgets.models.search import SearchEntry, SearchKind
from budgets.models.texts import GlossaryTerm, Mention, TextSection
from budgets.models.unexplained import UnexplainedChange

__all__ = [
    "Reply",
    "CheckRun",
    "CheckResult",
    "Belonging",
    "Change",
    "Correction",
    "Decision",
    "Disclosure",
    "EconomicCategory",
    "Figure",
    "FunctionalCategory",
    "GlossaryTerm",
    "Goal",
    "Horizon",
    "Indicator",
    "IndicatorValue",
    "Jurisdiction",
    "Level",
    "LineItem",
    "Mention",
    "PlaceTotal",
    "Project",
    "PublishedTable",
    "Publisher",
    "Revision",
    "Role",
    "SearchEntry",
    "SearchKind",
    "SourceDocument",
    "TextCell",
    "TextSection",
    "UnexplainedChange",
]
