"""Sending files whole, with a digest by which a cut or changed copy can be told."""

from base64 import b64encode
from hashlib import sha256
from pathlib import Path
from typing import cast

from django.http import FileResponse, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.cache import get_conditional_response

from budgets.exports.builds import Built

# As much of a file is read at once.
BLOCK = 1 << 16


def send(request: HttpRequest, content: bytes, kind: str, name: str) -> HttpResponseBase:
    """A file of a content type under a name, or 304 where the reader has it."""
    return _sent(request, HttpResponse(content), len(content), sha256(content).digest(), kind, name)


def send_built(request: HttpRequest, built: Built, kind: str, name: str) -> HttpResponseBase:
    """A file on disk, in the same way."""
    measured = built.measured
    body = HttpResponse() if request.method == "HEAD" else _from_disk(built.path)
    digest = bytes.fromhex(measured.sha256)
    return _sent(request, body, measured.bytes, digest, kind, name)


def _from_disk(path: Path) -> FileResponse:
    response = FileResponse(path.open("rb"))
    response.block_size = BLOCK
    return response


def _sent(
    request: HttpRequest,
    response: HttpResponseBase,
    length: int,
    digest: bytes,
    kind: str,
    name: str,
) -> HttpResponseBase:
    """The whole file with what proves it whole.

    Repr-Digest (RFC 9530) and ETag are those of the bytes as they are sent, so nothing on the way
    may compress them.
    """
    response["Content-Type"] = kind
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    response["Content-Length"] = str(length)
    response["ETag"] = f'"{digest.hex()}"'
    response["Repr-Digest"] = f"sha-256=:{b64encode(digest).decode()}:"
    response["Cache-Control"] = "no-transform"
    # What it gives is this response, or one of the same class.
    answer = get_conditional_response(request, response["ETag"], None, response)  # type: ignore[arg-type]
    return cast(HttpResponseBase, answer)
