"""What is to be achieved, in the long term or this year."""

from django.db import models
from django.db.models import Q

from budgets.models.named import Named
from budgets.models.projects import OfProject, belonging_is_said
from budgets.models.published_tables import PublishedTable


class Horizon(models.TextChoices):
    """By when a goal is to be reached; the values are also pieces of ids."""

    LONGTERM = "longterm"
    ANNUAL = "annual"


class GoalManager(models.Manager["Goal"]):
    def get_by_natural_key(self, *key: str | int) -> "Goal":
        *table, horizon, number = key
        found = PublishedTable.objects.get_by_natural_key(*table)
        return self.get(published_table=found, horizon=horizon, number=number)


class Goal(OfProject, Named):
    """A goal of one table, named as printed: 年度目标 2. Its text is that of its row."""

    published_table = models.ForeignKey(PublishedTable, models.CASCADE, related_name="goals")
    horizon = models.CharField(max_length=8, choices=Horizon)
    number = models.PositiveSmallIntegerField()

    objects = GoalManager()

    class Meta:
        ordering = ["published_table_id", "number", "-horizon"]
        constraints = [
            models.UniqueConstraint(
                fields=["published_table", "horizon", "number"], name="goal_by_number"
            ),
            models.CheckConstraint(
                condition=Q(horizon__in=Horizon.values), name="goal_horizon_is_known"
            ),
            belonging_is_said("goal_says_how_it_belongs"),
        ]

    def natural_key(self) -> tuple[str | int, ...]:
        return (*self.published_table.natural_key(), self.horizon, self.number)

    natural_key.dependencies = [  # type: ignore[attr-defined]
        "budgets.publishedtable",
        "budgets.project",
    ]
