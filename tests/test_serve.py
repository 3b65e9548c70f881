"""bin/serve as a user runs it: a real server on a real port, with data of its own."""

import re
import socket
import subprocess
import urllib.error
import urllib.request

import pytest
from django.conf import settings

from tools.serving import SERVE, environment, serving


def ask(address):
    with urllib.request.urlopen(address, timeout=10) as response:
        return response.read().decode("utf-8-sig")


def corrected_beside_the_desk(var):
    """Change a figure as whoever has the database can."""
    correct = (
        "from budgets.models import Figure;"
        "Figure.objects.filter(line_item__row='2010350', column='basic',"
        " line_item__published_table__number=3).update(printed='307.50', amount='307.50')"
    )
    python = settings.BASE_DIR / ".venv" / "bin" / "python"
    manage = settings.BASE_DIR / "manage.py"
    subprocess.run(
        [python, manage, "shell", "-v0", "-c", correct], env=environment(var), check=True
    )


def test_serve_sets_up_and_serves_saying_each_step_and_keeps_data_corrected_since(tmp_path):
    with serving(tmp_path) as address:
        page = ask(f"{address}/zh-hans/420111/015/2024/")
        assert "1,571.31" in page
        sheet = re.search(r'href="(/static/hsbd\.\w+\.css)"', page).group(1)
        assert "--paper" in ask(address + sheet)
        assert "310107" not in ask(f"{address}/en/")
        said = (tmp_path / "log").read_text()
    desk = f"{address}/en/admin/. Nobody can sign in yet; make an editor: HSBD_VAR={tmp_path} "
    for step in ("database", "disclosures", "static files", desk, f"Serving on {address}"):
        assert step in said
    assert oct((tmp_path / "secret-key").stat().st_mode & 0o777) == "0o600"
    corrected_beside_the_desk(tmp_path)
    with serving(tmp_path) as address:
        assert ",307.50," in ask(f"{address}/en/420111/015/2024/tables/3.csv")
        assert "was changed in the database" in (tmp_path / "log").read_text()


def test_serve_without_disclosures_says_how_to_add_one(tmp_path):
    with serving(tmp_path, "--empty") as address:
        assert "load_disclosure" in ask(f"{address}/en/")
        with pytest.raises(urllib.error.HTTPError, match="404"):
            ask(f"{address}/en/420111/015/2024/")
        assert "Loading no disclosure" in (tmp_path / "log").read_text()


def test_serve_with_samples_shows_both_budgets(site):
    home = ask(f"{site}/en/")
    assert "420111" in home
    assert "working copy" in home
    assert "91,016,775.35" in ask(f"{site}/zh-hans/310107/government-office/2025/")


@pytest.mark.parametrize(
    "arguments", [["--port", "x"], ["--port"], ["--port=99999999"], ["--port", "0"], ["now"]]
)
def test_serve_refuses_what_it_does_not_understand(tmp_path, arguments):
    done = subprocess.run(
        [SERVE, *arguments], env=environment(tmp_path), capture_output=True, text=True, timeout=60
    )
    assert done.returncode in (1, 2)
    assert "bin/serve" in done.stderr


def test_serve_says_that_a_port_is_taken(tmp_path):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = str(taken.getsockname()[1])
        done = subprocess.run(
            [SERVE, "--port", port], env=environment(tmp_path), capture_output=True, text=True
        )
    assert done.returncode == 1
    assert f"Port {port} is in use or not allowed" in done.stderr


def test_screenshots_say_how_they_are_used_before_anything_is_set_up(tmp_path):
    screenshots = SERVE.with_name("screenshots")
    helped = subprocess.run([screenshots, "--help"], capture_output=True, text=True)
    assert (helped.returncode, helped.stderr) == (0, "")
    assert "bin/screenshots [--readme | FOLDER]" in helped.stdout
    refused = subprocess.run([screenshots, "--all"], capture_output=True, text=True)
    assert (refused.returncode, refused.stdout) == (2, "")
