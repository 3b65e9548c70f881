"""What can be corrected."""

from django.db import models


class Corrected(models.Model):
    """A row that remembers the last correction of it.

    Whoever changes it says which one they saw: a form that another correction made stale is
    refused. The database records as unexplained what changes a figure without one.
    """

    correction = models.ForeignKey(
        "budgets.Correction",
        models.PROTECT,
        related_name="+",
        null=True,
        blank=True,
        editable=False,
    )

    class Meta:
        abstract = True
