"""The lines of the document that a row stands on, as files give them."""

from budgets.models import LineItem


def source_lines(line: LineItem) -> str:
    """One line or a range: "151", "365-367"."""
    first, last = line.line_from, line.line_to
    return str(first) if first == last else f"{first}-{last}"
