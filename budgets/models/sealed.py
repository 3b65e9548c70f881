"""What can be redacted without breaking the chain of digests."""

import hashlib
import json
import secrets
from typing import Any

from django.db import models


def new_salt() -> str:
    """Without it nobody could tell from a digest what was redacted, by trying."""
    return secrets.token_hex(16)


class Sealed(models.Model):
    """A row whose content can be redacted: its digest, salted, stays and is what the chain holds.

    `content` names the fields that a redaction empties, the salt besides.
    """

    content: tuple[str, ...]

    salt = models.CharField(max_length=32, default=new_salt, blank=True)
    digest = models.CharField(max_length=64)
    redaction = models.ForeignKey(
        "budgets.Correction", models.PROTECT, related_name="+", null=True, blank=True
    )

    class Meta:
        abstract = True

    def sealed(self) -> str:
        """The digest of what the row says now."""
        said = [self.salt, *(getattr(self, name) for name in self.content)]
        written = json.dumps(said, ensure_ascii=False, sort_keys=True)
        return hashlib.sha256(written.encode()).hexdigest()

    def save(self, *args: Any, **kwargs: Any) -> None:
        if self._state.adding:
            self.digest = self.sealed()
        super().save(*args, **kwargs)
