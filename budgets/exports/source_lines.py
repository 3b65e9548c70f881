"""The lines of the document that something stands on, as files give them."""

from typing import Protocol


class OnLines(Protocol):
    line_from: int
    line_to: int


def source_lines(of: OnLines) -> str:
    """One line or a range: "151", "365-367"."""
    return lines(of.line_from, of.line_to)


def lines(first: int, last: int) -> str:
    return str(first) if first == last else f"{first}-{last}"
