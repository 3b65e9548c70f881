"""F9: a download that is cut on its way is detected by an ordinary client, wherever it is cut."""

import socket
import threading
import urllib.request
from http.client import IncompleteRead
from urllib.parse import urlsplit

import pytest

CUTS = 500
# One is sent from memory, one from disk.
FILES = ("figures.csv", "datapackage.zip")


def sent(site, version, file):
    """All that the site sends for a file, byte by byte: (head, body)."""
    address = f"/en/420111/015/2024/{file}"
    where = urlsplit(site)
    with socket.create_connection((where.hostname, where.port), timeout=20) as connection:
        asked = f"GET {address} HTTP/{version}\r\nHost: {where.netloc}\r\nConnection: close\r\n\r\n"
        connection.sendall(asked.encode())
        pieces = iter(lambda: connection.recv(65536), b"")
        head, _, body = b"".join(pieces).partition(b"\r\n\r\n")
    return head + b"\r\n\r\n", body


def is_detected(answer):
    """Whether urllib notices that an answer ends too early."""
    with socket.create_server(("127.0.0.1", 0)) as server:

        def serve():
            connection, _ = server.accept()
            with connection:
                connection.recv(65536)
                connection.sendall(answer)

        thread = threading.Thread(target=serve)
        thread.start()
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{server.getsockname()[1]}/") as got:
                got.read()
        except IncompleteRead:
            return True
        finally:
            thread.join()
    return False


@pytest.mark.parametrize("file", FILES)
@pytest.mark.parametrize("version", ["1.0", "1.1"])
def test_cut_download_is_detected_at_every_offset(site, version, file, figure):
    head, body = sent(site, version, file)
    assert b" 200 " in head.split(b"\r\n")[0]
    assert not is_detected(head + body)
    offsets = [len(body) * cut // CUTS for cut in range(CUTS)]
    detected = sum(is_detected(head + body[:offset]) for offset in offsets)
    figure("F9", f"{file} over HTTP/{version}: {detected} of {CUTS} cuts noticed")
    assert detected == len(set(offsets)) == CUTS
