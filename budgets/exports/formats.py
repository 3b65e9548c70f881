"""The formats that every list and table can be downloaded in."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import BinaryIO

from budgets.exports.csv_file import write_csv
from budgets.exports.json_file import write_json
from budgets.exports.resources import Record, Resource
from budgets.exports.xlsx_file import write_xlsx

XLSX_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@dataclass(frozen=True)
class Content:
    """What a file is to hold; `about` is what JSON says before the rows, `made` is its date."""

    resource: Resource
    records: Iterable[Record]
    about: Mapping[str, object]
    made: datetime | None
    bom: bool


@dataclass(frozen=True)
class Format:
    """One format; `write` gives the number of rows that it wrote."""

    content_type: str
    write: Callable[[BinaryIO, Content], int]


def _csv(out: BinaryIO, content: Content) -> int:
    return write_csv(out, content.resource, content.records, bom=content.bom)


def _xlsx(out: BinaryIO, content: Content) -> int:
    return write_xlsx(out, content.resource, content.records, content.made)


def _json(out: BinaryIO, content: Content) -> int:
    return write_json(out, content.resource, content.records, content.about)


FORMATS = {
    "csv": Format("text/csv; charset=utf-8", _csv),
    "xlsx": Format(XLSX_TYPE, _xlsx),
    "json": Format("application/json", _json),
}
