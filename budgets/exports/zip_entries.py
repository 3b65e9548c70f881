"""Entries of zip files that are alike wherever and whenever they are written."""

import zipfile
from datetime import datetime

from budgets.exports.moments import NO_TIME

_UNIX = 3
_READABLE = 0o644 << 16


def entry_at(path: str, made: datetime | None) -> zipfile.ZipInfo:
    """An entry to be compressed, dated with the time of the revision."""
    at = made or NO_TIME
    info = zipfile.ZipInfo(path, (at.year, at.month, at.day, at.hour, at.minute, at.second))
    info.compress_type, info.create_system = zipfile.ZIP_DEFLATED, _UNIX
    info.external_attr = _READABLE
    return info
