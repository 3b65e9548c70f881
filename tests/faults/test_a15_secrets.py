"""A15: nothing starts in public with a secret that can be guessed, and none is in the history."""

import math
import os
import re
import string
import subprocess
import sys
from collections import Counter

import pytest
from django.conf import settings

WEAK = {
    "missing": "",
    "short": "short",
    "one character": "x" * 60,
    "nine characters": "abcdefghi" * 8,
    "49 characters": string.ascii_letters[:49],
    "the default of Django": "django-insecure-" + string.ascii_lowercase + string.digits,
    "a word of the instructions": "changeme" * 8,
    "spaces": " " * 80,
}
ROLES = ("public", "editor", "all")


def started(said="import hsbd.settings as found; print(found.SECRET_KEY)", **environment):
    """A process that only reads its settings, as every one of the site does first."""
    plain = {"HSBD_SECRET_KEY": "", "HSBD_HTTPS": "0", "HSBD_ROLE": "all"}
    return subprocess.run(
        [sys.executable, "-c", said],
        env=os.environ | plain | environment,
        cwd=settings.BASE_DIR, capture_output=True, text=True,
    )  # fmt: skip


def test_nothing_starts_over_https_with_a_weak_secret(figure):
    refused = 0
    for role in ROLES:
        for what, key in WEAK.items():
            done = started(HSBD_HTTPS="1", HSBD_ROLE=role, HSBD_SECRET_KEY=key)
            assert done.returncode != 0, (role, what)
            assert "HSBD_SECRET_KEY is missing or too easy to guess" in done.stderr
            # What was too weak is not repeated either.
            assert not key.strip() or key not in done.stderr
            refused += 1
        good = started(HSBD_HTTPS="1", HSBD_ROLE=role, HSBD_SECRET_KEY=string.ascii_letters)
        assert good.returncode == 0, good.stderr
    figure("A15", f"{refused} of {refused} starts refused")


def test_hosts_are_read_with_their_spaces_and_none_is_refused():
    said = "import hsbd.settings as found; print(found.ALLOWED_HOSTS)"
    done = started(said, HSBD_HOSTS="one.example, other.example,")
    assert done.stdout == "['one.example', 'other.example']\n"
    assert "HSBD_HOSTS names no host" in started(HSBD_HOSTS=" ,").stderr


def test_one_s_own_machine_has_another_secret_each_time():
    one, other = (started().stdout.strip() for _ in range(2))
    assert len(one) >= 50
    assert one != other


# How keys and tokens of services begin, and where a value is given to what is called a secret.
KNOWN = re.compile(
    r"-----BEGIN [A-Z ]*PRIVATE KEY-----|\bAKIA[0-9A-Z]{16}\b|\bgh[pousr]_[A-Za-z0-9]{36}\b"
    r"|\bgithub_pat_\w{60,}|\bglpat-[\w-]{20}\b|\bxox[abprs]-[\w-]{20,}|\bsk-[A-Za-z0-9]{32,}\b"
    r"|\bAIza[\w-]{35}\b|\bpypi-AgE[\w-]{50,}|\bnpm_[A-Za-z0-9]{36}\b|\bsk_live_\w{20,}"
    r"|\bey[JK][\w-]{15,}\.ey[JK][\w-]{15,}\.[\w-]{10,}|://[^\s/:@'\"{<$]+:[^\s/@'\"{<$]{3,}@"
)
ASSIGNED = re.compile(
    r"(?i)\b\w*(?:secret|passw(?:or)?d|token|api_?key|private_?key)\w*[\"']?\s*[=:]\s*"
    r"[rbf]?[\"']([^\"'\s{}<>$%]{8,})[\"']"
)
# Names of files, of settings and of fields that hold no secret but the word.
HARMLESS = re.compile(r"(?i)^[a-z_.:/-]*(?:token|password|secret|hasher|key|factor|form)\w*$|^\W+$")
# Long, and as varied as a machine makes them.
LEAST_BITS = 3.6


def bits_of(text):
    """How much there is in each character, by how often it stands in the text."""
    return -sum(n / len(text) * math.log2(n / len(text)) for n in Counter(text).values())


def secrets_in(line):
    if KNOWN.search(line):
        yield line
    for found in ASSIGNED.finditer(line):
        value = found[1]
        if not HARMLESS.match(value) and len(value) >= 16 and bits_of(value) > LEAST_BITS:
            yield line


# Put together here, so that this file does not hold what it looks for.
EXAMPLES = [
    "-----BEGIN RSA " + "PRIVATE KEY-----",
    "AK" + "IA" + "ABCDEFGHIJKLMNOP",
    "gh" + "p_" + "a1B2" * 9,
    "postgres://hsbd:" + "hunter22@" + "db/hsbd",
    "SECRET_" + "KEY = 'q8#v!x0zL2m@9k$w7e^r5t'".replace("$", "&"),
    'api_' + 'key: "Zx81kQ0pLmN47vBcT2"',
    "pass" + "word='T7u-Wq93.xZ!mN4kLp'",
]  # fmt: skip


@pytest.mark.parametrize("line", EXAMPLES)
def test_scan_finds_secrets(line):
    assert [*secrets_in(line)]


@pytest.mark.parametrize(
    "line",
    [
        'PASSWORD = "a phrase of some length"',
        "SECRET_" + 'KEY = os.environ.get("HSBD_SECRET_KEY", "")',
        '"password": "something else",',
        'name="csrfmiddlewaretoken"',
        "postgres://{user}@/{named}?host={quote(host)}",
    ],
)
def test_scan_leaves_alone_what_is_none(line):
    assert not [*secrets_in(line)]


def git(*words):
    return subprocess.run(
        ["git", "-c", "core.quotePath=off", *words], cwd=settings.BASE_DIR, capture_output=True
    )


def test_no_secret_was_ever_committed(figure):
    """Every line that a commit added; and files of today that git does not know yet."""
    if git("rev-parse", "--is-shallow-repository").stdout.strip() != b"false":
        figure("A15", "the history is not held here")
        return
    log = git("log", "--all", "-p", "--no-color", "--unified=0", "--no-renames", "--format=%h")
    added = [
        line[1:] for line in log.stdout.decode(errors="replace").split("\n") if line[:1] == "+"
    ]
    assert len(added) > 10_000
    found = [line for line in added if len(line) < 5000 for _each in secrets_in(line)]
    assert found == []
    commits = int(git("rev-list", "--all", "--count").stdout)
    figure("A15", f"0 secrets in {len(added):,} lines of {commits} commits")


def test_no_secret_is_in_a_file_of_today():
    listed = git("ls-files", "--cached", "--others", "--exclude-standard")
    names = listed.stdout.decode().splitlines() if listed.returncode == 0 else []
    found = []
    for name in names:
        path = settings.BASE_DIR / name
        assert not re.search(r"(?i)(?:^|/)(?:\.env|id_rsa|.*\.(?:pem|key|p12|pfx|keystore))$", name)
        if path.is_file() and path.suffix not in (".png", ".mo"):
            lines = path.read_text("utf-8").split("\n")
            found += [(name, line) for line in lines if len(line) < 5000 for _ in secrets_in(line)]
    assert found == []
