"""The editors' desk: Django's admin, where what is published is corrected, never silently.

Django finds what is registered here when it starts.
"""

from budgets.admin import published, shared, trail

__all__ = ["published", "shared", "trail"]
