"""Examples to copy, for those who read the data with a program."""

from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from budgets.exports.publication import Publication
from budgets.exports.release import built_package

_CURL = """\
curl -OJ --fail {budget}datapackage.zip
curl -O --fail {verifier}
python3 verify_release.py {package} {digest}"""

_RELEASE = """\
import json, pathlib, urllib.request

address, folder = "{budget}", pathlib.Path("release")
get = lambda path: urllib.request.urlopen(address + path).read()
paths = [file["path"] for file in json.loads(get("manifest.json"))["files"]]
for path in ["manifest.json", *paths]:
    (folder / path).parent.mkdir(parents=True, exist_ok=True)
    (folder / path).write_bytes(get(path))"""

_PYTHON = """\
import pandas as pd

codes = dict.fromkeys(["jurisdiction", "publisher", "table", "code"], str)
figures = pd.read_csv("{budget}figures.csv", dtype=codes)
table = figures[(figures["table"] == "3") & figures["additive"]]
print(table["amount"].sum())"""

_R = """\
figures <- read.csv("{budget}figures.csv", fileEncoding = "UTF-8-BOM",
                    colClasses = c(jurisdiction = "character", publisher = "character",
                                   table = "character", code = "character"))
with(subset(figures, table == "3" & additive == "true"), sum(amount, na.rm = TRUE))"""

_EXCEL = """\
let
  Source = Json.Document(Web.Contents("{budget}figures.json?table=3")),
  Rows = Table.FromRecords(Source[rows])
in
  Rows"""


def examples(of: Publication, language: str) -> list[tuple[str, str]]:
    """Each program's name with its example, about a budget that is held here."""
    with translation.override(language):
        named = {
            "curl": _CURL,
            _("Python: every file of a release, into a folder to be verified"): _RELEASE,
            "Python (pandas)": _PYTHON,
            "R": _R,
            "Excel (Power Query)": _EXCEL,
        }
        address = of.disclosure.address
        places = {
            "budget": f"{of.root}{of.disclosure.get_absolute_url()}",
            "verifier": f"{of.root}{reverse('verify-release')}",
            "package": f"{'-'.join(map(str, address))}-datapackage.zip",
            "digest": built_package(of).measured.sha256,
        }
        return [(name, text.format(**places)) for name, text in named.items()]
