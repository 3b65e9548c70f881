"""The two names that everything published carries."""

from django.db import models

from budgets.bilingual import Bilingual


class Named(models.Model):
    """A Chinese name, as printed or as the standard has it, and an English one."""

    name_zh = models.CharField(max_length=300, blank=True)
    name_en = models.CharField(max_length=300, blank=True)

    class Meta:
        abstract = True

    @property
    def name(self) -> Bilingual:
        return Bilingual(self.name_zh, self.name_en)

    def __str__(self) -> str:
        return self.name_zh
