"""The two national classifications of budget expenditure, one edition a year."""

import re
from typing import ClassVar

from django.core.validators import RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from budgets.bilingual import Bilingual
from budgets.models.named import Shared


class Level(models.TextChoices):
    """类, 款, 项. Functional codes have 3, 5 and 7 digits, economic ones 3 and 5."""

    LEI = "lei", _("Category")
    KUAN = "kuan", _("Section")
    XIANG = "xiang", _("Item")

    @classmethod
    def of_code(cls, code: str) -> "Level":
        """The level of a classification code, by its length."""
        return {3: cls.LEI, 5: cls.KUAN}.get(len(code), cls.XIANG)


class CategoryManager(models.Manager["Category"]):
    def get_by_natural_key(self, edition: str, code: str) -> "Category":
        return self.get(edition=edition, code=code)


class Category(Shared):
    """A code of one edition of a classification, with its standard name.

    `name_en_origin` names the publication that the English name was taken from;
    where it is empty, the English is this site's own. `page_name` is the name of the address
    of its drill-down page.
    """

    page_name: ClassVar[str]

    edition = models.CharField(_("edition"), max_length=4)
    code = models.CharField(
        _("code"),
        max_length=7,
        validators=[RegexValidator(r"^(\d{3}|\d{5}|\d{7})\Z", flags=re.ASCII)],
    )
    name_en_origin = models.CharField(_("Origin of the English name"), max_length=200, blank=True)
    parent = models.ForeignKey(
        "self",
        models.PROTECT,
        related_name="children",
        null=True,
        blank=True,
        verbose_name=_("category above it"),
    )

    objects = CategoryManager()

    class Meta:
        abstract = True
        ordering = ["edition", "code"]
        constraints = [
            models.UniqueConstraint(fields=["edition", "code"], name="%(class)s_by_code"),
        ]

    def natural_key(self) -> tuple[str, str]:
        return (self.edition, self.code)

    @property
    def name(self) -> Bilingual:
        return Bilingual(self.name_zh, self.name_en, self.name_en_origin)

    @property
    def level(self) -> Level:
        return Level.of_code(self.code)

    @property
    def code_path(self) -> tuple[str, ...]:
        """The codes from 类 down to this one: ("201", "20103", "2010350")."""
        return tuple(self.code[:length] for length in (3, 5, 7) if length <= len(self.code))


class FunctionalCategory(Category):
    """支出功能分类: what the money is for."""

    page_name = "function"

    class Meta(Category.Meta):
        verbose_name = _("functional category")
        verbose_name_plural = _("functional categories")


class EconomicCategory(Category):
    """部门预算支出经济分类: what is paid for with it."""

    page_name = "economic-category"

    class Meta(Category.Meta):
        verbose_name = _("economic category")
        verbose_name_plural = _("economic categories")
