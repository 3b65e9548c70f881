"""What a process serves: the public pages, the desk, or both, by HSBD_ROLE."""

import json
import os
import string
import subprocess
import sys

import pytest
from django.conf import settings
from django.test import Client

from tests.conftest import HONGSHAN

PUBLIC = ["/en/", "/zh-hans/", f"/en/{HONGSHAN}/", f"/zh-hans/{HONGSHAN}/tables/3/", "/robots.txt",
          "/en/nothing/", f"/en/{HONGSHAN}/tables/3.csv"]  # fmt: skip


def test_editor_reads_the_same_public_pages_as_anybody(client, account, sign_in, hongshan):
    account()
    sign_in()
    assert client.get("/en/admin/").status_code == 200
    for address in PUBLIC:
        theirs, ours = client.get(address), Client().get(address)
        assert (theirs.status_code, theirs.getvalue()) == (ours.status_code, ours.getvalue())
        for response in (theirs, ours):
            assert not response.cookies
            assert "Cookie" not in response.get("Vary", "")


SECRET = {"HSBD_HTTPS": "1", "HSBD_SECRET_KEY": string.ascii_letters}


def served(role: str, requests: list[tuple[str, str]], **environment: str) -> list[dict]:
    """What a process of its own, with an empty database, answers: status, headers and body."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.admin.asking", json.dumps(requests), settings.STATIC_ROOT],
        env=os.environ | {"HSBD_ROLE": role, "DATABASE_URL": "sqlite://:memory:"} | environment,
        cwd=settings.BASE_DIR, capture_output=True, text=True, check=True,
    )  # fmt: skip
    return json.loads(done.stdout)


DESK = ["/en/admin/", "/en/admin/login/", "/zh-hans/admin/", "/en/admin/budgets/figure/"]


def test_public_process_has_no_desk_no_sign_in_no_session_and_no_cookie():
    read = ["/en/", "/zh-hans/about/", "/robots.txt", *DESK]
    asked = [*(("GET", at) for at in read), *(("POST", at) for at in [*read, "/static/x.css"])]
    answers = served("public", asked)
    for (method, address), answer in zip(asked, answers, strict=True):
        status = 405 if method == "POST" else 404 if address in DESK else 200
        assert (address, answer["status"]) == (address, status)
        assert not {"Set-Cookie", "X-Robots-Tag"} & set(answer["headers"])
        assert "Cookie" not in answer["headers"].get("Vary", "")
        assert "csrf" not in answer["body"]


def test_editors_process_has_the_desk_alone():
    asked = [("GET", "/"), ("GET", "/en/admin"), ("GET", "/en/admin/login/"), ("GET", "/en/"),
             ("GET", "/zh-hans/420111/"), ("GET", "/robots.txt"), ("POST", "/en/"),
             ("GET", "/static/staticfiles.json"), ("GET", "/healthz/ready")]  # fmt: skip
    root, short, sign_in, home, place, robots, sent, static, ready = served("editor", asked)
    assert (ready["status"], json.loads(ready["body"])["role"]) == (200, "editor")
    assert (root["status"], root["headers"]["Location"]) == (302, "/zh-hans/admin/")
    assert "Accept-Language" in root["headers"]["Vary"]
    assert (short["status"], short["headers"]["Location"]) == (301, "/en/admin/")
    assert sign_in["status"] == 200
    for answer in (home, place, robots):
        assert answer["status"] == 404
        assert "/admin/" in answer["body"]
    assert "only the editors’ desk here" in home["body"]
    assert sent["status"] == 405
    assert "admin/css/base.css" in static["body"]


def test_over_https_the_cookie_goes_to_this_host_alone():
    (answer,) = served("all", [("GET", "/en/admin/login/")], **SECRET)
    cookie = answer["headers"]["Set-Cookie"]
    assert cookie.startswith("__Host-desk=")
    assert {"Secure", "HttpOnly", "Path=/", "SameSite=Lax"} <= set(cookie.split("; "))


@pytest.mark.parametrize("role", ["public", "editor", "all"])
def test_deployment_is_checked_in_every_role(role):
    done = subprocess.run(
        [sys.executable, "manage.py", "check", "--deploy", "--fail-level", "WARNING"],
        # What the tests in a browser need is nothing for a deployment.
        env=os.environ | {"HSBD_ROLE": role, "DJANGO_ALLOW_ASYNC_UNSAFE": ""} | SECRET,
        cwd=settings.BASE_DIR, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr


def test_role_that_there_is_not_is_refused():
    with pytest.raises(subprocess.CalledProcessError) as refused:
        served("reader", [])
    assert "it must be public, editor or all" in refused.value.stderr
