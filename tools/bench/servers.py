"""Servers as they are shipped, but for names, ports and folders: nginx and the public process."""

import getpass
import os
import re
import shlex
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path

from django.conf import settings

DEPLOY = settings.BASE_DIR / "deploy"
PATIENCE = 30
# The redirection to HTTPS, for which there is no certificate here.
_REDIRECTION = """server {
    listen 80;
    listen [::]:80;
    server_name budgets.example;
    access_log off;
    # By which certbot and its like show whose name it is.
    location /.well-known/acme-challenge/ { root /var/www/html; }
    location / { return 301 https://budgets.example$request_uri; }
}
"""
_HTTPS = """    listen 443 ssl http2;
    listen [::]:443 ssl http2;
"""
_CERTIFICATE = """    ssl_certificate     /etc/letsencrypt/live/budgets.example/fullchain.pem;
    ssl_certificate_key /etc/letsencrypt/live/budgets.example/privkey.pem;
"""
# Around what is shipped, what Debian's nginx.conf says; neither side of a comparison writes logs.
_AROUND = """user {user}; worker_processes auto; daemon off; pid {folder}/pid;
error_log {folder}/errors;
events {{ worker_connections 768; }}
http {{
    include /etc/nginx/mime.types;
    default_type application/octet-stream;
    sendfile on; tcp_nopush on; gzip on; access_log off;
    client_body_temp_path {folder}/body; proxy_temp_path {folder}/proxy;
    fastcgi_temp_path {folder}/fastcgi; uwsgi_temp_path {folder}/uwsgi;
    scgi_temp_path {folder}/scgi;
    {servers}
}}
"""
_OF_FILES = """server {{
    listen 127.0.0.1:{port};
    root {root};
    index index.html;
    error_page 404 /404.html;
    gzip_static on;
}}
"""


def replaced(text: str, replacements: Mapping[str, str]) -> str:
    """The text with all of these replaced. Raises SystemExit for one that stands nowhere in it."""
    for old, new in replacements.items():
        if old not in text:
            raise SystemExit(f"deploy/ has changed, and tools/bench/servers.py not: no “{old}”")
        text = text.replace(old, new)
    return text


def of_files(port: int, root: Path) -> str:
    """A server of nginx for files with a .gz beside each."""
    return _OF_FILES.format(port=port, root=root)


def of_cache(port: int, site: int, folder: Path, static: Path) -> str:
    """What deploy/nginx.conf has, before a process of the site on another port."""
    return replaced(
        (DEPLOY / "nginx.conf").read_text(),
        {
            _REDIRECTION: "",
            _HTTPS: f"    listen 127.0.0.1:{port};\n",
            _CERTIFICATE: "",
            "/var/lib/nginx/hsbd": str(folder / "cache"),
            "server 127.0.0.1:8000;": f"server 127.0.0.1:{site};",
            "X-Forwarded-Proto $scheme;": "X-Forwarded-Proto https;",
            "/var/lib/hsbd/static/": f"{static}/",
            "/opt/hsbd/deploy": str(DEPLOY),
        },
    )


@contextmanager
def nginx(folder: Path, servers: Mapping[int, str]) -> Iterator[None]:
    """One nginx with these servers, by their ports."""
    conf = folder / "nginx.conf"
    texts = {"user": getpass.getuser(), "folder": folder, "servers": "\n".join(servers.values())}
    conf.write_text(_AROUND.format(**texts))
    with _running(["nginx", "-c", str(conf), "-e", str(folder / "errors")], max(servers), {}):
        yield


@contextmanager
def public_process(port: int, **settings_of_it: str) -> Iterator[None]:
    """What deploy/hsbd-public.service starts, on another port and with other settings."""
    unit = replaced(
        (DEPLOY / "hsbd-public.service").read_text(),
        {
            "/opt/hsbd/.venv/bin/granian": f"{Path(sys.executable).parent / 'granian'}",
            "--port 8000": f"--port {port}",
            "\\\n": "",
        },
    )
    said = dict(re.findall(r"^(Environment|ExecStart)=(.*)$", unit, re.MULTILINE))
    own = dict(each.split("=", 1) for each in said["Environment"].split())
    with _running(shlex.split(said["ExecStart"]), port, {**own, **settings_of_it}):
        yield


@contextmanager
def _running(command: list[str], port: int, variables: Mapping[str, str]) -> Iterator[None]:
    process = subprocess.Popen(
        command,
        env={**os.environ, **variables},
        cwd=settings.BASE_DIR,
        # A line for each request is nobody's here.
        stderr=subprocess.DEVNULL,
    )
    try:
        _wait(port, process)
        yield
    finally:
        process.terminate()
        process.wait(timeout=PATIENCE)


def _wait(port: int, process: subprocess.Popen[bytes]) -> None:
    """Until a process takes connections. Raises SystemExit where it does not in time."""
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until and process.poll() is None:
        with suppress(OSError), socket.create_connection(("127.0.0.1", port)):
            return
        time.sleep(0.1)
    raise SystemExit(f"{process.args!r} did not start")
