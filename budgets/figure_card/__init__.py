"""One figure with all that is needed to trust, check and cite it."""

from budgets.figure_card.card import FigureCard, Restore, figure_card
from budgets.figure_card.citation import citation

__all__ = ["FigureCard", "Restore", "citation", "figure_card"]
