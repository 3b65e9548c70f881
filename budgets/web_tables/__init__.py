"""Official tables for the web: django-tables2 gives columns and ordering, we give the cells."""

from budgets.web_tables.tables import OfficialTable

__all__ = ["OfficialTable"]
