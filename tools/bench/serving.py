"""Requests a second of one table's page, warm, from all that may serve it, side by side.

The measure is nginx with the page as a file, compressed beforehand. Beside it stand the static
release on the same nginx, the cache of deploy/nginx.conf, and the site asked directly, as
deploy/hsbd-public.service and bin/serve start it. All get the same request, in turns; the quickest
turn of each counts, since whatever else the machine does makes a turn slower only.
"""

import gzip
import os
import re
import shutil
import subprocess
import tempfile
from contextlib import ExitStack
from http.client import HTTPConnection
from pathlib import Path
from secrets import token_urlsafe
from unittest.mock import patch

from tools.bench.databases import run
from tools.bench.servers import nginx, of_cache, of_files, public_process
from tools.page_types import BY_NAME
from tools.serving import free_port, serving

ADDRESS = BY_NAME["table"].address("zh-hans")
SITE = "https://budgets.example"
# What the proxy before the process says too.
HEADERS = {"Accept-Encoding": "gzip", "X-Forwarded-Proto": "https"}
BASELINE = "nginx, gzip_static"
STATIC = "static release on nginx"
CACHE = "nginx, the shipped cache"
UNIT, LOGGING = "hsbd-public.service", "hsbd-public.service with its log"
SERVE = "bin/serve"
# What the others must reach of it. A line of log for each request is what nginx was not asked for.
LIMITS = {STATIC: 0.95, CACHE: 0.7, UNIT: 0.4, SERVE: 0.4, LOGGING: None}
TURNS = 7
LOAD = ("wrk", "-t1", "-c16", "-d2s")
# The length of the static release's page, whose links are relative and which has no search.
LIKENESS = 0.1


def measure() -> bool:
    """Print how often each side served the page; whether all reach their shares."""
    for name in ("nginx", "wrk"):
        if shutil.which(name) is None:
            raise SystemExit(f"{name} is not on this machine. On Debian: apt-get install {name}")
    ports = {name: free_port() for name in (BASELINE, *LIMITS) if name != SERVE}
    with tempfile.TemporaryDirectory(prefix="hsbd-bench-") as folder, ExitStack() as servers:
        _serve(Path(folder), ports, servers)
        lengths = _same_page(ports)
        for port in ports.values():
            _rate(port)
        _say_load()
        rates: dict[str, list[float]] = {name: [] for name in ports}
        for _ in range(TURNS):
            for name, found in rates.items():
                found.append(_rate(ports[name]))
    return _printed(rates, lengths)


def _say_load() -> None:
    """Say where others keep the machine busy: of its time the side with most threads gets most."""
    load = os.getloadavg()[0]
    if load > (os.cpu_count() or 1):
        print(f"The machine is busy (load {load:.1f}): these ratios say little, so measure again.")


def _serve(folder: Path, ports: dict[str, int], servers: ExitStack) -> None:
    """Start all sides; that of bin/serve says its port itself."""
    release, files, export = folder / "site", folder / "files", folder / "export"
    release.mkdir()
    url = f"sqlite:///{release / 'hsbd.sqlite3'}"
    own = {
        "HSBD_VAR": str(release),
        "HSBD_SECRET_KEY": token_urlsafe(50),
        "HSBD_HOSTS": "budgets.example,127.0.0.1",
        "DATABASE_URL": url,
    }
    with patch.dict("os.environ", HSBD_SITE=SITE):
        ports[SERVE] = int(servers.enter_context(serving(release)).rpartition(":")[2])
        run(url, "manage.py", "export_site", str(export), HSBD_VAR=str(release))
        for name, log in ((UNIT, "0"), (LOGGING, "1")):
            servers.enter_context(public_process(ports[name], **own, HSBD_LOG=log))
    _write_page(files, _body(ports[UNIT]))
    confs = {
        ports[BASELINE]: of_files(ports[BASELINE], files),
        ports[STATIC]: of_files(ports[STATIC], export),
        ports[CACHE]: of_cache(ports[CACHE], ports[UNIT], folder, release / "static"),
    }
    servers.enter_context(nginx(folder, confs))


def _write_page(folder: Path, packed: bytes) -> None:
    """The page as a file at its address, and compressed beside it as the site sends it."""
    page = folder / ADDRESS.strip("/") / "index.html"
    page.parent.mkdir(parents=True)
    page.write_bytes(gzip.decompress(packed))
    page.with_name("index.html.gz").write_bytes(packed)


def _body(port: int) -> bytes:
    """The compressed page. Raises SystemExit where it is not answered so."""
    connection = HTTPConnection("127.0.0.1", port, timeout=30)
    connection.request("GET", ADDRESS, headers=HEADERS)
    answer = connection.getresponse()
    body = answer.read()
    connection.close()
    if answer.status != 200 or answer.headers["Content-Encoding"] != "gzip":
        raise SystemExit(f"Port {port} answers {answer.status}, not the compressed page")
    return body


def _same_page(ports: dict[str, int]) -> tuple[int, int]:
    """The compressed length of the page, and that of the static release's."""
    bodies = {name: _body(port) for name, port in ports.items()}
    other = bodies.pop(STATIC)
    pages = {name: gzip.decompress(body) for name, body in bodies.items()}
    differing = [name for name, page in pages.items() if page != pages[BASELINE]]
    assert not differing, f"these serve another page: {differing}"
    length = len(bodies[BASELINE])
    assert abs(len(other) / length - 1) <= LIKENESS, f"{len(other)} bytes instead of {length}"
    return length, len(other)


def _rate(port: int) -> float:
    """Requests a second. Raises SystemExit where one of them failed."""
    headers = [part for name, value in HEADERS.items() for part in ("-H", f"{name}: {value}")]
    command = [*LOAD, *headers, f"http://127.0.0.1:{port}{ADDRESS}"]
    said = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    if re.search("Non-2xx|Socket errors", said):
        raise SystemExit(f"{' '.join(command)}\n{said}")
    found = re.search(r"Requests/sec:\s*([\d.]+)", said)
    assert found, said
    return float(found[1])


def _printed(rates: dict[str, list[float]], lengths: tuple[int, int]) -> bool:
    version = subprocess.run(["nginx", "-v"], capture_output=True, text=True).stderr.split()[-1]
    print(f"Requests a second of a table’s page, {lengths[0]:,} bytes compressed   ({version})")
    print(f"(the static release’s page has {lengths[1]:,} bytes: its links are relative)")
    baseline = max(rates[BASELINE])
    print(f"  {BASELINE:34} {baseline:8,.0f}")
    kept = True
    for name, limit in LIMITS.items():
        ratio = max(rates[name]) / baseline
        kept &= limit is None or ratio >= limit
        said = "" if limit is None else f"   (at least {limit})"
        print(f"  {name:34} {max(rates[name]):8,.0f}   {ratio:.2f}{said}")
    return kept
