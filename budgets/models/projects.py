"""The projects of a disclosure, and how rows are known to belong to them."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from budgets.models.corrected import Corrected
from budgets.models.disclosures import Disclosure
from budgets.models.named import Named
from budgets.models.pieces import Piece


class Belonging(models.TextChoices):
    """How something is known to belong to a project: the document says so, or we infer it."""

    PRINTED = "printed", _("the document says so")
    AMOUNTS = "amounts", _("inferred from sums")
    NUMBERS = "numbers", _("inferred from its number")


class OfProject(models.Model):
    """What belongs to a project; `belonging` says how that is known, and is blank without one."""

    project = models.ForeignKey(
        "budgets.Project",
        models.RESTRICT,
        related_name="%(class)ss",
        null=True,
        blank=True,
        verbose_name=_("project"),
    )
    belonging = models.CharField(
        _("how it is known to belong to the project"),
        max_length=8,
        choices=Belonging,
        blank=True,
        default="",
    )

    class Meta:
        abstract = True

    @property
    def is_inferred(self) -> bool:
        """Whether it is we, and not the document, who say that it belongs to the project."""
        return self.belonging in (Belonging.AMOUNTS, Belonging.NUMBERS)


def belonging_is_said(name: str) -> models.CheckConstraint:
    """That a row with a project says how it belongs to it, and no other does."""
    return models.CheckConstraint(
        condition=Q(project__isnull=True, belonging="")
        | Q(project__isnull=False, belonging__in=Belonging.values),
        name=name,
    )


class Project(Corrected, Named, Piece):
    """A project, or a programme that contains projects, with its code as printed.

    `parent_belonging` says how it is known to be a part of its parent.
    """

    own_key = "code"

    disclosure = models.ForeignKey(
        Disclosure, models.CASCADE, related_name="projects", verbose_name=_("budget")
    )
    code = models.CharField(_("code"), max_length=80)
    order = models.PositiveSmallIntegerField(_("order"))
    parent = models.ForeignKey(
        "self",
        models.CASCADE,
        related_name="parts",
        null=True,
        blank=True,
        verbose_name=_("Within the programme"),
    )
    parent_belonging = models.CharField(
        _("how it is known to belong to the programme"),
        max_length=8,
        choices=Belonging,
        blank=True,
        default="",
    )

    class Meta:
        verbose_name = _("project")
        verbose_name_plural = _("projects")
        ordering = ["disclosure_id", "order"]
        constraints = [
            models.UniqueConstraint(fields=["disclosure", "code"], name="project_by_code"),
            models.UniqueConstraint(fields=["disclosure", "order"], name="project_by_order"),
            models.CheckConstraint(
                condition=Q(parent__isnull=True, parent_belonging="")
                | Q(parent__isnull=False, parent_belonging__in=Belonging.values),
                name="project_says_how_it_is_a_part",
            ),
        ]

    def get_absolute_url(self) -> str:
        return self.disclosure.page("project", self.code)
