"""Files to keep."""

from django.http import HttpRequest, HttpResponse
from django.utils.translation import get_language

from budgets.models import Disclosure


def wants_bom(request: HttpRequest) -> bool:
    """Excel needs the mark to read UTF-8; `?bom=0` leaves it out."""
    return request.GET.get("bom") != "0"


def csv_response(content: bytes, disclosure: Disclosure, name: str) -> HttpResponse:
    """A CSV file, named after its disclosure: 110105-038-2024-table-3-en.csv."""
    return _file(content, "text/csv; charset=utf-8", disclosure, f"{name}-{get_language()}.csv")


def text_response(content: bytes, disclosure: Disclosure, name: str) -> HttpResponse:
    """A text file, named after its disclosure: 110105-038-2024-source.md."""
    return _file(content, "text/markdown; charset=utf-8", disclosure, name)


def _file(content: bytes, kind: str, disclosure: Disclosure, name: str) -> HttpResponse:
    prefix = "-".join(str(piece) for piece in disclosure.address)
    response = HttpResponse(content, content_type=kind)
    response["Content-Disposition"] = f'attachment; filename="{prefix}-{name}"'
    response["Content-Length"] = str(len(content))
    return response
