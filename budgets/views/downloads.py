"""Files to keep: sent whole, with a digest by which a cut or changed copy can be told."""

from base64 import b64encode
from hashlib import sha256
from typing import cast

from django.http import HttpRequest, HttpResponse
from django.utils.cache import get_conditional_response
from django.utils.translation import get_language

from budgets.models import Disclosure


def wants_bom(request: HttpRequest) -> bool:
    """Excel needs the mark to read UTF-8; `?bom=0` leaves it out."""
    return request.GET.get("bom") != "0"


def csv_response(
    request: HttpRequest, content: bytes, disclosure: Disclosure, name: str
) -> HttpResponse:
    """A CSV file, named after its disclosure: 110105-038-2024-table-3-en.csv."""
    kind = "text/csv; charset=utf-8"
    return _file(request, content, kind, disclosure, f"{name}-{get_language()}.csv")


def text_response(
    request: HttpRequest, content: bytes, disclosure: Disclosure, name: str
) -> HttpResponse:
    """A text file, named after its disclosure: 110105-038-2024-source.md."""
    return _file(request, content, "text/markdown; charset=utf-8", disclosure, name)


def _file(
    request: HttpRequest, content: bytes, kind: str, disclosure: Disclosure, name: str
) -> HttpResponse:
    """The whole file, or 304 where the reader has it.

    Repr-Digest (RFC 9530) and ETag are those of the bytes as they are sent, so nothing on the way
    may compress them.
    """
    digest = sha256(content).digest()
    prefix = "-".join(str(piece) for piece in disclosure.address)
    response = HttpResponse(content, content_type=kind)
    response["Content-Disposition"] = f'attachment; filename="{prefix}-{name}"'
    response["Content-Length"] = str(len(content))
    response["ETag"] = f'"{digest.hex()}"'
    response["Repr-Digest"] = f"sha-256=:{b64encode(digest).decode()}:"
    response["Cache-Control"] = "no-transform"
    # What it gives is this response, or one of the same class.
    return cast(HttpResponse, get_conditional_response(request, response["ETag"], None, response))
