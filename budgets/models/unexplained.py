"""What was changed without a correction, as the database itself records it."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from budgets.models.disclosures import Disclosure


class UnexplainedChange(models.Model):
    """A field of a figure, or of an indicator's value, that was changed without a correction.

    The database writes it, whatever changed the figure: an update of Django's, or raw SQL.
    """

    # No constraint: it outlives whatever it is about.
    disclosure = models.ForeignKey(
        Disclosure,
        models.DO_NOTHING,
        related_name="unexplained_changes",
        db_constraint=False,
        verbose_name=_("budget"),
    )
    target = models.CharField(_("about"), max_length=200)
    field = models.CharField(_("Field"), max_length=40)
    old = models.TextField(_("Old"), blank=True)
    new = models.TextField(_("New"), blank=True)
    at = models.DateTimeField(_("time"))

    class Meta:
        verbose_name = _("unexplained change")
        verbose_name_plural = _("unexplained changes")
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.target}, {self.field}: “{self.old}” → “{self.new}”"
