"""What belongs to one disclosure, and is known by its key there."""

from typing import Any, ClassVar

from django.db import models

from budgets.models.disclosures import Disclosure


class PieceManager(models.Manager[Any]):
    """Finds a piece by its natural key: the disclosure's, then its own."""

    def get_by_natural_key(self, *key: str | int) -> Any:
        *disclosure, own = key
        found = Disclosure.objects.get_by_natural_key(*disclosure)  # type: ignore[arg-type]
        return self.get(disclosure=found, **{self.model.own_key: own})


class Piece(models.Model):
    """A piece of a disclosure; `own_key` names the field that tells it from its like."""

    own_key: ClassVar[str]
    disclosure: models.ForeignKey[Disclosure]

    objects = PieceManager()

    class Meta:
        abstract = True

    def natural_key(self) -> tuple[str | int, ...]:
        return (*self.disclosure.natural_key(), getattr(self, self.own_key))

    natural_key.dependencies = ["budgets.disclosure"]  # type: ignore[attr-defined]
