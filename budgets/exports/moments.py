"""The time of a revision, as files tell it."""

from datetime import UTC, datetime

# What files say of data without a revision: the earliest time that a zip file can tell.
NO_TIME = datetime(1980, 1, 1, tzinfo=UTC)


def exactly(at: datetime) -> str:
    """A time in UTC as the digests of revisions have it, to the microsecond."""
    return at.astimezone(UTC).isoformat()


def written(at: datetime) -> str:
    """A time in UTC, to the second: 2024-02-03T04:05:06Z."""
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
