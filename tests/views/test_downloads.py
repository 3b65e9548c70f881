"""Files are sent whole, with a digest by which a cut or changed copy can be told."""

import hashlib
import json
from base64 import b64decode

import pytest

from budgets.models import Figure, Revision
from budgets.views.caching import SHARED
from tests.conftest import HONGSHAN, PUTUO
from tests.pages import content_of

FILES = [
    *("tables/3.csv", "tables/text.csv", "tables/3.xlsx", "tables/11.json", "figures.csv"),
    *("figures.xlsx", "figures.json", "indicators.csv", "costs.xlsx", "checks.csv", "source.md"),
    *("budget.xlsx", "checks/sheet.xlsx", "datapackage.zip", "manifest.json"),
    *("figures/t03.2010350.basic.json", "tables/3.schema.json"),
]


@pytest.mark.parametrize("name", FILES)
def test_file_tells_its_length_and_digest_and_is_not_compressed(get, language, name):
    response = get(language, name, headers={"accept-encoding": "gzip"})
    content = content_of(response)
    digest = hashlib.sha256(content).digest()
    assert response["Content-Length"] == str(len(content))
    assert response["ETag"] == f'"{digest.hex()}"'
    assert b64decode(response["Repr-Digest"].removeprefix("sha-256=:").removesuffix(":")) == digest
    assert "Content-Encoding" not in response
    assert response["Cache-Control"] == f"{SHARED}, no-transform"


def test_file_that_the_reader_has_is_not_sent_again(get):
    tag = get("en", "tables/3.csv")["ETag"]
    again = get("en", "tables/3.csv", headers={"if-none-match": tag})
    assert (again.status_code, again.content, again["ETag"]) == (304, b"", tag)
    other = get("en", "tables/3.csv?bom=0", headers={"if-none-match": tag})
    assert other.status_code == 200
    assert other["ETag"] != tag


@pytest.mark.parametrize("name", ["figures.csv", "budget.xlsx"])
def test_head_of_a_file_says_what_the_file_would(client, hongshan, name):
    address = f"/en/420111/015/2024/{name}"
    head, whole = client.head(address), client.get(address)
    assert head.content == b""
    assert content_of(whole)
    for header in ("Content-Length", "ETag", "Repr-Digest"):
        assert head[header] == whole[header]


def test_built_file_that_the_reader_has_is_not_sent_again(get):
    first = get("en", "budget.xlsx")
    assert content_of(first)
    tag = first["ETag"]
    again = get("en", "budget.xlsx", headers={"if-none-match": tag})
    assert (again.status_code, again.content) == (304, b"")


def test_file_is_named_after_its_disclosure_and_where_it_follows_it_its_language(get, language):
    names = {
        "tables/3.xlsx": f"420111-015-2024-table-3-{language}.xlsx",
        "budget.xlsx": f"420111-015-2024-budget-{language}.xlsx",
        "checks/sheet.xlsx": f"420111-015-2024-checks-sheet-{language}.xlsx",
        "figures.json": "420111-015-2024-figures.json",
        "datapackage.zip": "420111-015-2024-datapackage.zip",
    }
    for path, name in names.items():
        response = get(language, path)
        assert content_of(response)
        assert response["Content-Disposition"] == f'attachment; filename="{name}"'


@pytest.mark.parametrize("name", ["figures.json", "costs.xlsx", "checks.csv", "glossary.json"])
def test_list_is_the_same_file_in_both_languages(get, name):
    assert get("en", name).content == get("zh-hans", name).content


def test_manifest_has_every_file_as_it_is_sent(get, hongshan, language):
    said = get(language, "manifest.json")
    said = json.loads(content_of(said))
    revision = hongshan.latest_revision()
    assert said["disclosures"][0]["head"] == revision.digest
    assert {"budget.xlsx", "datapackage.zip", "tables/12.json", "source.md"} <= {
        file["path"] for file in said["files"]
    }
    for file in said["files"]:
        response = get(language, file["path"])
        content = content_of(response)
        assert len(content) == file["bytes"], file["path"]
        assert hashlib.sha256(content).hexdigest() == file["sha256"], file["path"]
        assert response["Content-Type"] == file["media_type"]
        if file["path"].endswith(".json"):
            assert len(json.loads(content)["rows"]) == file["rows"], file["path"]


PAGES_OF_THINGS = ("projects/42011124015T000000103/", "performance/t11.annual.2.04/")
THINGS = {
    "figures/t03.2010350.basic.json": ("figures", "id", "t03.2010350.basic"),
    "figures/text.procurement.services.amount.json": (
        *("figures", "id"),
        "text.procurement.services.amount",
    ),
    "performance/t11.annual.2.04.json": ("indicators", "id", "t11.annual.2.04"),
    "projects/42011124015T000000103.json": ("projects", "code", "42011124015T000000103"),
    "functions/201/20103/2010399.json": ("functions", "code", "2010399"),
    "economic/302/30201.json": ("economic", "code", "30201"),
}


@pytest.mark.parametrize("path", THINGS)
def test_single_thing_is_json_at_the_address_of_its_page(get, language, path):
    name, key, value = THINGS[path]
    said = get(language, path).json()
    assert said["resource"] == name
    assert [row[key] for row in said["rows"]] == [value]
    assert get(language, f"{path.removesuffix('.json')}/").status_code == 200


def test_json_of_a_level_stands_below_the_levels_above_it_only(get):
    assert get("en", "functions/999/99999/2010350.json").status_code == 404


def test_blank_figure_is_json_too(get, hongshan):
    blank = Figure.objects.of(hongshan).filter(printed="").first()
    (row,) = get("en", f"figures/{blank.public_id}.json").json()["rows"]
    assert (row["id"], row["printed"], row["amount"]) == (str(blank.public_id), None, None)


def test_value_of_an_indicator_leads_to_the_indicator(get):
    (row,) = get("en", "figures/t11.annual.2.04.target.json").json()["rows"]
    assert row["id"] == "t11.annual.2.04"


def test_page_names_its_json(page, client, language):
    for path in ("", "functions/201/", "figures/t03.2010350.basic/", *PAGES_OF_THINGS):
        (link,) = page(language, path).xpath("//link[@type='application/json']/@href")
        response = client.get(link.removeprefix("http://testserver"))
        assert response["Content-Type"] == "application/json"


def test_budget_is_json_at_the_address_of_its_page(client, hongshan, language):
    said = client.get(f"/{language}/{HONGSHAN}.json").json()
    (row,) = said["rows"]
    assert (row["name_zh"], row["fiscal_year"]) == ("武汉市洪山区大数据中心", 2024)
    assert row["digest"] == hongshan.latest_revision().digest


def test_list_is_narrowed_by_its_columns(get, language):
    rows = get(language, "figures.json?table=3&column=total&level=lei").json()["rows"]
    assert len(rows) > 2
    assert {(row["table"], row["column"], row["level"]) for row in rows} == {("3", "total", "lei")}
    assert get(language, "checks.csv?outcome=differs").content.count(b"\r\n") > 10


def test_files_of_checks_that_the_page_leads_to_are_there_however_it_is_narrowed(page, client):
    main = page("en", "checks/")
    choices = main.xpath("//details//a/@href[starts-with(., '?')]")
    assert len(choices) > 20
    for narrowed in choices:
        for link in page("en", f"checks/{narrowed}").xpath("//a[@download]/@href"):
            assert client.get(link).status_code == 200, (narrowed, link)


def test_checks_of_the_page_are_those_of_the_file_it_leads_to(page, get):
    found = page("en", "checks/?family=form")
    (link,) = found.xpath("//a[text()='CSV']/@href")
    content = get("en", link.removeprefix(f"/en/{HONGSHAN}/")).content.decode()
    families = {line.split(",")[1] for line in content.splitlines()[1:]}
    assert families == {"form"}


REFUSED = {
    "figures.ods": (404, "format", "“ods”"),
    "tables/3.pdf": (404, "format", "“pdf”"),
    "tables/13.csv": (404, "table", "13"),
    "nothing.csv": (404, "path", "nothing.csv"),
    "figures.csv?colour=red": (400, "colour", "“colour”"),
    "figures.xlsx?bom=0": (400, "bom", "“bom”"),
    "figures.csv?bom=2": (400, "bom", "“2”"),
    "figures.csv?table=99": (404, "table", "“99”"),
    "figures.csv?level=x": (400, "level", "“x”"),
    "figures.csv?table=3&table=4": (400, "table", "table"),
    "figures.csv?revision=99": (404, "revision", "99"),
    "figures.csv?revision=x": (400, "revision", "“x”"),
    "datapackage.zip?table=3": (400, "table", "“table”"),
    "tables/3/?revision=99": (404, "revision", "99"),
    "tables/3/?sort=nothing": (400, "sort", "“nothing”"),
    "tables/3/?only=zeros": (400, "only", "“zeros”"),
    "functions/201/?sort=nothing": (400, "sort", "“nothing”"),
}


@pytest.mark.parametrize("path", REFUSED)
def test_what_there_is_not_is_refused_in_the_language_of_the_page(get, language, path):
    status, _name, said = REFUSED[path]
    response = get(language, path)
    assert response.status_code == status
    content = response.content.decode()
    assert said in content
    assert f'<html lang="{"en" if language == "en" else "zh-Hans"}"' in content


PROBLEMS = {
    "figures.json?colour=red": (400, "colour"),
    "figures.json?level=x": (400, "level"),
    "figures.json?revision=99": (404, "revision"),
    "tables/13.json": (404, "table"),
    "nothing.json": (404, "path"),
    "figures/t03.9999999.basic.json": (404, "id"),
    "figures.json?table=99": (404, "table"),
}


@pytest.mark.parametrize("path", PROBLEMS)
def test_json_names_the_problem_as_json(get, language, path):
    status, parameter = PROBLEMS[path]
    response = get(language, path)
    assert response.status_code == status
    assert response["Content-Type"] == "application/problem+json"
    said = response.json()
    assert (said["status"], said["parameter"]) == (status, parameter)
    assert ("。" in said["detail"]) == (language == "zh-hans")
    assert said["instance"] == f"/{language}/{HONGSHAN}/{path}"


def test_last_revision_may_be_asked_for(get, hongshan):
    number = hongshan.latest_revision().number
    assert get("en", f"figures.csv?revision={number}").content == get("en", "figures.csv").content


def test_file_of_a_new_revision_is_built_anew(get, hongshan):
    before = content_of(get("en", "budget.xlsx"))
    Revision.objects.append(hongshan, "d" * 64)
    assert content_of(get("en", "budget.xlsx")) != before


def test_list_that_a_layout_does_not_have_is_not_found(get):
    assert get("en", "indicators.csv", PUTUO).status_code == 404


def test_checks_of_what_was_never_checked_are_not_found(get, hongshan):
    hongshan.revisions.get().check_runs.all().delete()
    for path in ("checks.csv", "checks/sheet.xlsx"):
        response = get("en", path)
        assert response.status_code == 404
        assert b"has not been checked yet" in response.content
