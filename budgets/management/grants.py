"""What the roles of a PostgreSQL cluster may do that the site runs under; neither owns a table.

The desk writes what a correction changes, and adds to the trail; the public pages read what is
published. What belongs to neither list of tables is not theirs to see.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from axes.models import AccessAttempt, AccessAttemptExpiration, AccessFailureLog, AccessLog
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import Group, Permission, User
from django.contrib.contenttypes.models import ContentType
from django.contrib.sessions.models import Session
from django.db.models import Model
from django_otp.plugins.otp_totp.models import TOTPDevice

from budgets import models
from budgets.models.sealed import Sealed

Tables = tuple[type[Model], ...]

PUBLISHED: Tables = (
    *(models.Jurisdiction, models.Publisher, models.Disclosure, models.SourceDocument),
    *(models.FunctionalCategory, models.EconomicCategory, models.Project, models.Goal),
    *(models.PublishedTable, models.LineItem, models.Figure, models.TextCell),
    *(models.IndicatorValue, models.TextSection, models.GlossaryTerm, models.Reply),
)
# What is computed from that, and made anew.
DERIVED: Tables = (
    *(models.CheckRun, models.CheckResult, models.SearchEntry, models.Mention),
    models.PlaceTotal,
)
# What an unpublished correction says is for the desk alone.
CORRECTIONS: Tables = (models.Correction, models.Change, models.Decision)
TRAIL: Tables = (*CORRECTIONS, models.Revision)
PUBLIC: Tables = (*PUBLISHED, *DERIVED, *TRAIL)

# What a table is read and written for at the desk besides that; a name in brackets is a column.
_DESK: dict[type[Model], str] = {
    # The database itself writes it.
    models.UnexplainedChange: "SELECT",
    ContentType: "SELECT",
    Permission: "SELECT",
    Group: "SELECT",
    Group.permissions.through: "SELECT",
    User: "SELECT, UPDATE (last_login, password)",
    User.groups.through: "SELECT",
    User.user_permissions.through: "SELECT",
    Session: "SELECT, INSERT, UPDATE, DELETE",
    LogEntry: "SELECT, INSERT",
    AccessLog: "SELECT, INSERT, UPDATE (logout_time)",
    AccessFailureLog: "SELECT, INSERT",
    AccessAttempt: "SELECT, INSERT, UPDATE, DELETE",
    AccessAttemptExpiration: "SELECT, DELETE",
    TOTPDevice: "SELECT, UPDATE",
}


@dataclass(frozen=True)
class Roles:
    desk: str
    public: str


def statements(roles: Roles, database: str, schema: str) -> Iterator[str]:
    """All that makes the roles' rights what they should be, whatever they were."""
    # A table of its own by the name of one of ours would be found before ours.
    yield f'REVOKE TEMPORARY ON DATABASE "{database}" FROM PUBLIC'
    yield f'REVOKE CREATE ON SCHEMA "{schema}" FROM PUBLIC'
    for role in (roles.desk, roles.public):
        yield f'REVOKE ALL ON ALL TABLES IN SCHEMA "{schema}" FROM "{role}"'
        yield f'REVOKE ALL ON ALL SEQUENCES IN SCHEMA "{schema}" FROM "{role}"'
        yield f'GRANT CONNECT ON DATABASE "{database}" TO "{role}"'
        yield f'GRANT USAGE ON SCHEMA "{schema}" TO "{role}"'
    yield f'GRANT USAGE ON ALL SEQUENCES IN SCHEMA "{schema}" TO "{roles.desk}"'
    for model, rights in _of_desk().items():
        yield f'GRANT {rights} ON "{model._meta.db_table}" TO "{roles.desk}"'
    for model in PUBLIC:
        yield f'GRANT SELECT ON "{model._meta.db_table}" TO "{roles.public}"'
    for model in CORRECTIONS:
        yield from _only_published(model._meta.db_table, roles)


def _of_desk() -> dict[type[Model], str]:
    rights = dict(_DESK)
    rights |= dict.fromkeys(PUBLISHED, "SELECT, INSERT, UPDATE")
    rights |= dict.fromkeys(DERIVED, "SELECT, INSERT, UPDATE, DELETE")
    for model in TRAIL:
        rights[model] = "SELECT, INSERT"
        if columns := _redacted(model):
            rights[model] += f", UPDATE ({', '.join(columns)})"
    return rights


def _redacted(model: type[Model]) -> list[str]:
    """The columns that a redaction writes."""
    if issubclass(model, Sealed):
        names = (*model.content, "salt", "redaction")
        return [f'"{each.column}"' for each in model._meta.concrete_fields if each.name in names]
    # The last of a chain is locked, which takes the right to write some column; the guard of the
    # table lets nothing be written all the same.
    return ["number"] if model is models.Revision else []


def _only_published(table: str, roles: Roles) -> Iterator[str]:
    """Rows that led to no revision are there for the desk alone; the owner sees all."""
    key = "id" if table == models.Correction._meta.db_table else "correction_id"
    led = f'EXISTS (SELECT FROM budgets_revision r WHERE r.correction_id = "{table}".{key})'
    yield f'ALTER TABLE "{table}" ENABLE ROW LEVEL SECURITY'
    for policy, role, what, rows in (
        ("desk", roles.desk, "ALL", "true"),
        ("public", roles.public, "SELECT", led),
    ):
        yield f'DROP POLICY IF EXISTS "{policy}" ON "{table}"'
        yield f'CREATE POLICY "{policy}" ON "{table}" FOR {what} TO "{role}" USING ({rows})'
