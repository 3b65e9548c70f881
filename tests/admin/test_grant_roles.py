"""What the database lets the roles do, whatever the site asks it for."""

import pytest
from django.apps import apps
from django.core.management import CommandError

from budgets.management import grants
from budgets.models import (
    Change,
    Correction,
    Decision,
    Figure,
    LineItem,
    Revision,
    Role,
    UnexplainedChange,
)
from tests.admin.database_roles import acting_as, granted, refused, run

pytestmark = pytest.mark.django_db
TRAIL = [
    *("budgets_correction", "budgets_change", "budgets_decision", "budgets_revision"),
    "budgets_unexplainedchange",
]


def correction_of(disclosure, *, published):
    """A correction with a change, decided about and public, or waiting."""
    correction = Correction.objects.create(
        disclosure=disclosure, kind="note", reason_zh="存疑。", role=Role.OPERATOR
    )
    Change.objects.create(correction=correction, order=1, target="t03.total.total", field="note")
    if published:
        Decision.objects.create(correction=correction, verdict="approved", role=Role.OPERATOR)
        Revision.objects.append(disclosure, "0" * 64, correction)
    return correction


@pytest.mark.parametrize("table", TRAIL)
def test_desk_can_only_add_to_the_trail(hongshan, table):
    desk, _public = granted()
    correction_of(hongshan, published=True)
    run("UPDATE budgets_figure SET printed = '1' WHERE id = (SELECT min(id) FROM budgets_figure)")
    before = run(f"SELECT * FROM {table} ORDER BY id")
    assert before
    columns = [name for (name,) in run(
        f"SELECT column_name FROM information_schema.columns WHERE table_name = '{table}'"
    )]  # fmt: skip
    with acting_as(desk):
        for column in columns:
            assert refused(f'UPDATE {table} SET "{column}" = "{column}"')
        assert refused(f"DELETE FROM {table}")
        assert refused(f"TRUNCATE {table} CASCADE")
    assert run(f"SELECT * FROM {table} ORDER BY id") == before


def test_desk_cannot_get_round_the_guards(hongshan):
    desk, _public = granted()
    with acting_as(desk):
        for table in (*TRAIL, "budgets_figure"):
            assert refused(f"ALTER TABLE {table} DISABLE TRIGGER ALL")
            assert refused(f"ALTER TABLE {table} DISABLE ROW LEVEL SECURITY")
            assert refused(f"DROP TABLE {table} CASCADE")
        for statement in (
            "SET session_replication_role = replica",
            "DROP TRIGGER budgets_figure_explained ON budgets_figure",
            "CREATE OR REPLACE FUNCTION hsbd_refuse() RETURNS trigger LANGUAGE plpgsql"
            " AS $$ BEGIN RETURN NEW; END $$",
            "CREATE TABLE mine (id int)",
            "CREATE TEMPORARY TABLE budgets_unexplainedchange (id int)",
            "ALTER ROLE CURRENT_USER SUPERUSER",
        ):
            assert refused(statement)


def test_change_by_the_desk_without_a_correction_is_recorded(hongshan):
    desk, _public = granted()
    figure = Figure.objects.filter(printed="307.48").first()
    with acting_as(desk):
        run(f"UPDATE budgets_figure SET printed = '999' WHERE id = {figure.pk}")
        assert run("SELECT old, new FROM budgets_unexplainedchange") == [("307.48", "999")]
        assert refused(
            "INSERT INTO budgets_unexplainedchange (disclosure_id, target, field, old, new, at)"
            " SELECT disclosure_id, target, field, old, new, at FROM budgets_unexplainedchange"
        )


@pytest.mark.parametrize("model", grants.PUBLISHED, ids=lambda model: model.__name__)
def test_desk_deletes_nothing_that_was_published(model):
    desk, _public = granted()
    with acting_as(desk):
        assert refused(f"DELETE FROM {model._meta.db_table}")
        assert refused(f"TRUNCATE {model._meta.db_table} CASCADE")


def test_desk_makes_no_account_and_gives_no_rights(account):
    desk, _public = granted()
    account()
    with acting_as(desk):
        for statement in (
            "INSERT INTO auth_user (username, password) VALUES ('x', 'x')",
            "UPDATE auth_user SET is_superuser = true",
            "UPDATE auth_user SET is_staff = true",
            "UPDATE auth_user SET username = 'x'",
            "INSERT INTO auth_user_groups (user_id, group_id) VALUES (1, 1)",
            "INSERT INTO auth_group_permissions (group_id, permission_id) VALUES (1, 1)",
            "DELETE FROM axes_accessfailurelog",
            "UPDATE axes_accesslog SET username = 'x'",
            "DELETE FROM django_admin_log",
        ):
            assert refused(statement)


def test_public_writes_nothing():
    _desk, public = granted()
    can = run(
        "SELECT c.relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace"
        " WHERE n.nspname = current_schema() AND c.relkind IN ('r', 'p', 'v', 'm') AND ("
        f" has_any_column_privilege('{public}', c.oid, 'INSERT, UPDATE, REFERENCES')"
        f" OR has_table_privilege('{public}', c.oid, 'DELETE, TRUNCATE, TRIGGER'))"
    )
    assert can == []
    with acting_as(public):
        assert refused("UPDATE budgets_figure SET printed = ''")
        assert refused("INSERT INTO budgets_jurisdiction (code, name_zh) VALUES ('1', '1')")
        assert refused("SELECT nextval('budgets_figure_id_seq')")
        assert refused("CREATE TABLE mine (id int)")


def test_public_reads_what_is_published_and_nothing_else():
    _desk, public = granted()
    readable = {model._meta.db_table for model in grants.PUBLIC}
    tables = run("SELECT tablename FROM pg_tables WHERE schemaname = current_schema()")
    with acting_as(public):
        for (table,) in tables:
            if table in readable:
                run(f"SELECT * FROM {table} LIMIT 1")
            else:
                assert refused(f"SELECT * FROM {table} LIMIT 1")
    assert {"auth_user", "django_session", "axes_accesslog"} <= {name for (name,) in tables}


def test_public_sees_no_correction_before_it_is_published(hongshan):
    desk, public = granted()
    correction_of(hongshan, published=False)
    public_one = correction_of(hongshan, published=True)
    rejected = correction_of(hongshan, published=False)
    Decision.objects.create(correction=rejected, verdict="rejected", role=Role.REVIEWER)
    with acting_as(public):
        assert list(Correction.objects.all()) == [public_one]
        assert Change.objects.get().correction_id == public_one.pk
        assert Decision.objects.get().correction_id == public_one.pk
    with acting_as(desk):
        assert Correction.objects.count() == 3


def test_every_table_of_the_budgets_has_its_place():
    models = [each for each in apps.get_app_config("budgets").get_models() if not each._meta.proxy]
    # What was changed without a correction is for the desk alone.
    assert sorted(map(str, [*grants.PUBLIC, UnexplainedChange])) == sorted(map(str, models))


def test_granting_again_takes_away_what_is_too_much():
    desk, public = granted()
    run(f'GRANT DELETE ON budgets_lineitem TO "{desk}"')
    run(f'GRANT SELECT (password) ON auth_user TO "{public}"')
    granted()
    with acting_as(desk):
        assert refused("DELETE FROM budgets_lineitem")
    with acting_as(public):
        assert refused("SELECT password FROM auth_user")
    assert LineItem.objects.exists()


def test_role_can_connect_once_it_has_a_password(monkeypatch):
    desk, public = granted()
    monkeypatch.setenv("HSBD_DESK_DATABASE_PASSWORD", "a phrase of some length")
    granted()
    known = dict(run("SELECT rolname, rolpassword FROM pg_authid WHERE rolcanlogin"))
    assert known[desk].startswith("SCRAM-SHA-256$")
    assert public not in known


@pytest.mark.parametrize("name", ["hsbd", "postgres; DROP", "Desk", 'a"b', ""])
def test_role_that_could_do_more_or_has_an_odd_name_is_refused(name):
    with pytest.raises(CommandError, match=r"it cannot be used|is no name for a role"):
        granted(desk=name)
