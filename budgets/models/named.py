"""The two names that everything published carries."""

import hashlib
import json

from django.db import models
from django.utils.translation import gettext_lazy as _

from budgets.bilingual import Bilingual
from budgets.models.corrected import Corrected


class Named(models.Model):
    """A Chinese name, as printed or as the standard has it, and an English one."""

    name_zh = models.CharField(_("Name in Chinese"), max_length=300, blank=True)
    name_en = models.CharField(_("Name in English"), max_length=300, blank=True)

    class Meta:
        abstract = True

    @property
    def name(self) -> Bilingual:
        return Bilingual(self.name_zh, self.name_en)

    def __str__(self) -> str:
        return self.name_zh


# What a shared row has besides its values.
_OURS = ("id", "loaded_digest", "correction_id")


class Shared(Corrected, Named):
    """A named row that several disclosures refer to.

    `loaded_digest` is the digest of its values when they were last loaded from a fixture; a row
    that no longer has it was changed since, and is not overwritten by the next load.
    """

    loaded_digest = models.CharField(max_length=64, blank=True, default="", editable=False)

    class Meta:
        abstract = True

    def values_digest(self) -> str:
        """The SHA-256 of the row's own values, in hexadecimal."""
        names = [field.attname for field in self._meta.concrete_fields]
        values = [getattr(self, name) for name in names if name not in _OURS]
        return hashlib.sha256(json.dumps(values, ensure_ascii=False).encode()).hexdigest()
