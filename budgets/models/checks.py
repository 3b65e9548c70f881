"""What the rules found in a disclosure, and what its publisher replied."""

from collections.abc import Iterable
from typing import Any

from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Q

from budgets.bilingual import Bilingual
from budgets.models.disclosures import Disclosure
from budgets.models.revisions import Revision

OUTCOMES = ("differs", "not-checkable", "holds", "asks")


class CheckRunManager(models.Manager["CheckRun"]):
    def latest_of(self, disclosure: Disclosure) -> "CheckRun | None":
        """The run on the disclosure's last revision by the last release, if it was ever checked."""
        runs = self.filter(revision__disclosure=disclosure).select_related("revision")
        return runs.order_by("-revision__number", "-pk").first()


class CheckRun(models.Model):
    """What the rules of one release found in one revision, and how often.

    The counts are of results; questions count neither as differences nor as anything else.
    `reference` is the revision of the reference data whose correction made it necessary to check
    the same revision again.
    """

    revision = models.ForeignKey(Revision, models.CASCADE, related_name="check_runs")
    release = models.CharField(max_length=20)
    reference = models.ForeignKey(Revision, models.CASCADE, related_name="+", null=True, blank=True)
    at = models.DateTimeField()
    holds = models.PositiveIntegerField()
    differs = models.PositiveIntegerField()
    not_checkable = models.PositiveIntegerField()
    asks = models.PositiveIntegerField()

    objects = CheckRunManager()

    class Meta:
        ordering = ["revision_id", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["revision", "release"],
                condition=Q(reference__isnull=True),
                name="run_by_release",
            ),
            models.UniqueConstraint(
                fields=["revision", "release", "reference"], name="run_by_release_and_reference"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.revision}, rules {self.release}"

    @property
    def checks(self) -> int:
        """How many comparisons there were, questions aside."""
        return self.holds + self.differs + self.not_checkable


class CheckResultQuerySet(models.QuerySet["CheckResult"]):
    def counted(self) -> "CheckResultQuerySet":
        """The checks, without the questions."""
        return self.exclude(outcome="asks")

    def about_figure(self, figure_id: str) -> "CheckResultQuerySet":
        """Those in which a figure, or an indicator's value, takes part."""
        return self.filter(figures__contains=f" {figure_id} ")

    def about_table(self, key: str) -> "CheckResultQuerySet":
        """Those in which a table takes part: "t03", or "text"."""
        return self.filter(tables__contains=f" {key} ")


class CheckResult(models.Model):
    """One comparison with its outcome, as it was found; in its order among those of the run.

    `check_id` names it for good within the disclosure. A side is an object of `zh`, `en`, `amount`
    (a decimal in `unit`, or null), `figures` and `lines`. `figures` and `tables` hold those of both
    sides, each between spaces.
    """

    run = models.ForeignKey(CheckRun, models.CASCADE, related_name="results")
    order = models.PositiveIntegerField()
    check_id = models.CharField(max_length=160)
    rule = models.CharField(max_length=8)
    family = models.CharField(max_length=24)
    severity = models.CharField(max_length=12)
    outcome = models.CharField(max_length=16)
    is_between_tables = models.BooleanField()
    rule_zh = models.CharField(max_length=200)
    rule_en = models.CharField(max_length=200)
    statement_zh = models.TextField()
    statement_en = models.TextField()
    reason_zh = models.TextField(blank=True)
    reason_en = models.TextField(blank=True)
    left: Any = models.JSONField()
    right: Any = models.JSONField()
    difference = models.DecimalField(max_digits=22, decimal_places=4, null=True, blank=True)
    tolerance = models.DecimalField(max_digits=22, decimal_places=4)
    unit = models.CharField(max_length=10, blank=True)
    basis = models.CharField(max_length=40, blank=True)
    figures = models.TextField(blank=True)
    tables = models.CharField(max_length=200, blank=True)

    objects = CheckResultQuerySet.as_manager()

    class Meta:
        ordering = ["run_id", "order"]
        constraints = [
            models.UniqueConstraint(fields=["run", "check_id"], name="result_by_check"),
            models.CheckConstraint(
                condition=Q(outcome__in=OUTCOMES), name="result_outcome_is_known"
            ),
        ]
        indexes = [models.Index(fields=["run", "outcome", "order"], name="result_by_outcome")]

    def __str__(self) -> str:
        return f"{self.check_id}: {self.outcome}"

    @property
    def statement(self) -> Bilingual:
        return Bilingual(self.statement_zh, self.statement_en)

    @property
    def rule_statement(self) -> Bilingual:
        return Bilingual(self.rule_zh, self.rule_en)

    @property
    def reason(self) -> Bilingual:
        return Bilingual(self.reason_zh, self.reason_en)

    @property
    def figure_ids(self) -> list[str]:
        return self.figures.split()


class ReplyManager(models.Manager["Reply"]):
    def get_by_natural_key(self, *key: Any) -> "Reply":
        *disclosure, check_id, dated = key
        found = Disclosure.objects.get_by_natural_key(*disclosure)
        return self.get(disclosure=found, check_id=check_id, dated=dated)

    def by_check(self, disclosure: Disclosure) -> "dict[str, list[Reply]]":
        """The replies about a disclosure, the oldest first, by the check that they answer."""
        found: dict[str, list[Reply]] = {}
        replies: Iterable[Reply] = self.filter(disclosure=disclosure).order_by("dated")
        for reply in replies:
            found.setdefault(reply.check_id, []).append(reply)
        return found


class Reply(models.Model):
    """What the publisher replied to a finding or a question, and when; `address` is where."""

    disclosure = models.ForeignKey(Disclosure, models.CASCADE, related_name="replies")
    check_id = models.CharField(
        max_length=160, validators=[RegexValidator(r"^[1-9]\.\d{2}(-[A-Za-z0-9~.-]+)?\Z")]
    )
    dated = models.DateField()
    text_zh = models.TextField()
    text_en = models.TextField(blank=True, default="")
    address = models.URLField(blank=True, default="")

    objects = ReplyManager()

    class Meta:
        ordering = ["disclosure_id", "check_id", "dated"]
        constraints = [
            models.UniqueConstraint(
                fields=["disclosure", "check_id", "dated"], name="reply_by_check_and_date"
            )
        ]

    def __str__(self) -> str:
        return f"{self.check_id}, {self.dated}"

    def natural_key(self) -> tuple[Any, ...]:
        return (*self.disclosure.natural_key(), self.check_id, self.dated.isoformat())

    natural_key.dependencies = ["budgets.disclosure"]  # type: ignore[attr-defined]

    @property
    def text(self) -> Bilingual:
        return Bilingual(self.text_zh, self.text_en)
