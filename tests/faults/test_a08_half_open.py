"""A8: half-open connections, which say a little now and then, keep nobody from the site."""

import socket
import threading
import time
from contextlib import ExitStack
from urllib.parse import urlsplit
from urllib.request import urlopen

from tests.faults.rounds import IS_FULL, rounds

SOCKETS = rounds(100, 500)
REQUESTS = rounds(50, 200)
HEAD = b"GET /en/ HTTP/1.1\r\nHost: localhost\r\nX-Slow: "


def dribble(sockets, done):
    """Each gets another byte of its head, over and over."""
    while not done.wait(0.2):
        for each in sockets:
            each.sendall(b"x")


def seconds_of(site):
    """What a visitor waits for each of their answers, on a connection of its own.

    No page was asked for before, so that each has to be made.
    """
    for number in range(REQUESTS):
        begun = time.monotonic()
        with urlopen(f"{site}/en/search/?q={number}.{begun}", timeout=30) as answer:
            assert answer.read()
        yield time.monotonic() - begun
        time.sleep(0.01)


def test_other_visitor_is_answered_soon(site, figure):
    where = urlsplit(site)
    done = threading.Event()
    with ExitStack() as stack:
        address = (where.hostname, where.port)
        sockets = [
            stack.enter_context(socket.create_connection(address, timeout=20))
            for _ in range(SOCKETS)
        ]
        for each in sockets:
            each.sendall(HEAD)
        thread = threading.Thread(target=dribble, args=(sockets, done))
        thread.start()
        try:
            waited = sorted(seconds_of(site))
        finally:
            done.set()
            thread.join()
        # The site still waits for the rest of each of them.
        for each in sockets:
            each.settimeout(0)
        assert sum(is_open(each) for each in sockets) == SOCKETS
    worst = waited[REQUESTS * 99 // 100 - 1]
    assert worst < 1 or not IS_FULL
    figure(
        "A8",
        f"{SOCKETS} half-open connections: {REQUESTS} of {REQUESTS} requests of another visitor "
        f"answered, p99 {worst:.3f} s",
    )


def is_open(connection):
    """Whether the other end has neither answered nor closed."""
    try:
        return connection.recv(1) is None
    except BlockingIOError:
        return True
