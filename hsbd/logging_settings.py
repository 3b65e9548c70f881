"""What is logged, and how it is written: as text, or as a line of JSON for each record."""

from logging import LogRecord
from typing import Any

from django.core.exceptions import BadRequest, SuspiciousOperation
from django.db.utils import InterfaceError, OperationalError
from django.utils.log import CallbackFilter


def _is_of_ours(record: LogRecord) -> bool:
    """Whether a record tells of more than of a reader's request that could not be understood."""
    unreadable = BadRequest | SuspiciousOperation
    return not (record.exc_info and isinstance(record.exc_info[1], unreadable))


def _in_a_line(record: LogRecord) -> bool:
    """That the database cannot be asked is said without where in the code that was noticed."""
    error = record.exc_info[1] if record.exc_info else None
    if isinstance(error, OperationalError | InterfaceError):
        said = str(error).partition("\n")[0]
        record.msg, record.args = f"{record.getMessage()}: {said}", ()
        record.exc_info = None
    return True


def logging_of(*, as_json: bool) -> dict[str, Any]:
    """Django's LOGGING; with `as_json` requests are logged too."""
    console: dict[str, Any] = {
        "class": "logging.StreamHandler",
        "filters": ["of_ours", "in_a_line"],
    }
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "filters": {
            "of_ours": {"()": CallbackFilter, "callback": _is_of_ours},
            "in_a_line": {"()": CallbackFilter, "callback": _in_a_line},
        },
        "formatters": {"json": {"()": "budgets.views.request_log.AsJson"}},
        "handlers": {"console": console | ({"formatter": "json"} if as_json else {})},
        "root": {"handlers": ["console"], "level": "WARNING"},
        "loggers": {
            # Who signs in and out is said in our words instead of django-axes'.
            "hsbd.desk": {"level": "INFO"},
            "axes": {"level": "ERROR"},
            "hsbd.requests": {"level": "INFO" if as_json else "WARNING"},
        },
    }
