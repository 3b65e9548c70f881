"""The command that builds the files of all budgets before anybody asks for them."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from budgets.exports.site_files import Site

ROOT = "https://budgets.example"
FILES = ["figures.csv", "disclosures.csv", "corrections.csv", "revisions.csv"]
FILES += ["310107-2025.zip", "420111-2024.zip"]


def test_every_file_of_all_budgets_is_built(hongshan, settings, tmp_path, client):
    settings.BUILDS, settings.SITE = tmp_path, ROOT
    out = StringIO()
    call_command("build_downloads", site=f"{ROOT}/", stdout=out)
    assert [line.partition(":")[0] for line in out.getvalue().splitlines()] == FILES
    built = Site(ROOT).found_built(Site(ROOT).files_of_all()[0])
    assert f"{built.measured.bytes:,} bytes, SHA-256 {built.measured.sha256}" in out.getvalue()


def test_site_must_have_a_name(db):
    with pytest.raises(CommandError, match="set HSBD_SITE"):
        call_command("build_downloads", stdout=StringIO())
