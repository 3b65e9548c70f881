"""Sending files whole, with a digest by which a cut or changed copy can be told."""

from base64 import b64encode
from hashlib import sha256
from http import HTTPStatus
from typing import cast

from django.http import FileResponse, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.cache import get_conditional_response

from budgets.exports.builds import Built

# As much of a file is read at once.
BLOCK = 1 << 16


def send(request: HttpRequest, content: bytes, kind: str, name: str) -> HttpResponseBase:
    """A file of a content type under a name, "" to be read where it is, or 304."""
    digest = sha256(content).digest()
    return _headed(request, HttpResponse(content), len(content), digest, kind, name)


def send_built(request: HttpRequest, built: Built, kind: str, name: str) -> HttpResponseBase:
    """A file on disk, in the same way; it is opened only if it is sent."""
    measured = built.measured
    digest = bytes.fromhex(measured.sha256)
    head = _headed(request, HttpResponse(), measured.bytes, digest, kind, name)
    if request.method == "HEAD" or head.status_code != HTTPStatus.OK:
        return head
    response = FileResponse(built.path.open("rb"))
    response.block_size = BLOCK
    for header, value in head.items():
        response[header] = value
    return response


def _headed(
    request: HttpRequest,
    response: HttpResponse,
    length: int,
    digest: bytes,
    kind: str,
    name: str,
) -> HttpResponseBase:
    """The response with what proves it whole, or 304.

    Repr-Digest (RFC 9530) and ETag are those of the bytes as they are sent, so nothing on the way
    may compress them.
    """
    response["Content-Type"] = kind
    if name:
        response["Content-Disposition"] = f'attachment; filename="{name}"'
    response["Content-Length"] = str(length)
    response["ETag"] = f'"{digest.hex()}"'
    response["Repr-Digest"] = f"sha-256=:{b64encode(digest).decode()}:"
    response["Cache-Control"] = "no-transform"
    # What it gives is this response, or one of the same class.
    return cast(
        HttpResponseBase, get_conditional_response(request, response["ETag"], None, response)
    )
