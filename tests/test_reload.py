"""A new release takes over while readers ask: no request fails (systemctl reload)."""

import os
import re
import signal
import time
from itertools import pairwise

from django.conf import settings

from tests.apart import database
from tests.faults import a_site

CLOSED = "closed connection without response"


def test_reload_under_load_fails_no_request(db, tmp_path):
    unit = (settings.BASE_DIR / "deploy/hsbd-public.service").read_text()
    assert re.search(r"^ExecReload=/bin/kill -HUP \$MAINPID$", unit, re.MULTILINE)
    with database(tmp_path / "var", "reloaded") as environment:
        environment |= {"HSBD_ROLE": "public", "HSBD_LOG": "0"}
        a_site.share_sheets(tmp_path / "var")
        a_site.prepared(environment, tmp_path / "fixtures")
        with a_site.served(environment, tmp_path / "log", "deploy/hsbd-public.service") as site:
            before, readers = site.workers(), [site.connected() for _ in range(8)]
            with a_site.visited(site, a_site.PATHS, readers) as visits:
                for _ in range(3):
                    time.sleep(0.5)
                    os.kill(site.process.pid, signal.SIGHUP)
                    deadline = time.monotonic() + 20
                    while set(site.workers()) & set(before) or len(site.workers()) < len(before):
                        assert time.monotonic() < deadline
                        time.sleep(0.1)
                    before = site.workers()
                # So that each of them asks anew, before they leave, on what the last one closed.
                time.sleep(1)
    # A worker that ends closes what nobody asks on. Browsers and nginx, who find that out when they
    # ask the next time, ask anew on another connection; so do the visitors here.
    for visit in visits:
        assert visit[-1].status == 200
        for answer, following in pairwise(visit):
            assert answer.status == 200 or (CLOSED in answer.said and following.status == 200)
    assert sum(map(len, visits)) > 50
