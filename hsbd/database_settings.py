"""The databases: one that is written to, and the replicas that public pages may be read from."""

from pathlib import Path
from typing import Any

import dj_database_url
from django.core.exceptions import ImproperlyConfigured

# Seconds after which a database that does not answer counts as one that is down: one to connect to,
# and one whose machine vanished while a connection was open.
CONNECT_TIMEOUT = 2
_PATIENCE = {
    "connect_timeout": CONNECT_TIMEOUT,
    "tcp_user_timeout": CONNECT_TIMEOUT * 1000,
    "keepalives_idle": CONNECT_TIMEOUT,
    "keepalives_interval": 1,
    "keepalives_count": CONNECT_TIMEOUT,
}


def databases_of(url: str, replicas: str, var: Path) -> dict[str, Any]:
    """Of the URL of the primary, SQLite in `var` if empty, and those of its replicas."""
    primary = _parsed(url or f"sqlite:///{var / 'hsbd.sqlite3'}")
    found = {"default": primary}
    for number, each in enumerate(replicas.split(), start=1):
        found[f"replica{number}"] = {**_parsed(each), "TEST": {"MIRROR": "default"}}
    if any(each["ENGINE"] != "django.db.backends.postgresql" for each in found.values()):
        if replicas:
            raise ImproperlyConfigured(
                "HSBD_REPLICAS names replicas of a PostgreSQL database; they and DATABASE_URL must "
                "begin with postgres://"
            )
        # Writers take their turn from the start of a transaction instead of failing in its middle,
        # and readers go on meanwhile.
        primary["OPTIONS"] = {
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            "init_command": "PRAGMA journal_mode=WAL;",
        }
    return found


def _parsed(url: str) -> dict[str, Any]:
    found: dict[str, Any] = dict(
        dj_database_url.parse(url, conn_max_age=600, conn_health_checks=True)
    )
    if found["ENGINE"].endswith("postgresql"):
        found["OPTIONS"] = {**_PATIENCE, **found.get("OPTIONS", {})}
    return found
