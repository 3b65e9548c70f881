"""Entries of zip files that are alike wherever and whenever they are written."""

import zipfile
from datetime import datetime

# The earliest time that a zip file can tell; for data without a revision.
_NO_TIME = (1980, 1, 1, 0, 0, 0)
_UNIX = 3
_READABLE = 0o644 << 16


def entry_at(path: str, made: datetime | None) -> zipfile.ZipInfo:
    """An entry to be compressed, dated with the time of the revision."""
    time = (made.year, made.month, made.day, made.hour, made.minute, made.second) if made else None
    info = zipfile.ZipInfo(path, time or _NO_TIME)
    info.compress_type, info.create_system = zipfile.ZIP_DEFLATED, _UNIX
    info.external_attr = _READABLE
    return info
