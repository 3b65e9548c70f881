"""Official tables for the web: django-tables2 gives columns, ordering and caption, we give cells."""

from budgets.web_tables.tables import OfficialTable

__all__ = ["OfficialTable"]
