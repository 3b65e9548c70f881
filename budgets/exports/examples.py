"""Examples to copy, for those who read the data with a program."""

from budgets.exports.publication import Publication, verifier

_CURL = """\
curl -O --fail {budget}datapackage.zip
curl -O --fail {verifier}
python3 verify_release.py datapackage.zip"""

_RELEASE = """\
import json, pathlib, urllib.request

address, folder = "{budget}", pathlib.Path("release")
get = lambda path: urllib.request.urlopen(address + path).read()
paths = [file["path"] for file in json.loads(get("manifest.json"))["files"]]
for path in ["manifest.json", *paths]:
    (folder / path).parent.mkdir(parents=True, exist_ok=True)
    (folder / path).write_bytes(get(path))
# Then: python3 verify_release.py release"""

_PYTHON = """\
import pandas as pd

figures = pd.read_csv("{budget}figures.csv", dtype={{"code": str, "table": str}})
table = figures[(figures["table"] == "3") & figures["additive"]]
print(table["amount"].sum())"""

_R = """\
figures <- read.csv("{budget}figures.csv", fileEncoding = "UTF-8-BOM",
                    colClasses = c(code = "character", table = "character"))
with(subset(figures, table == "3" & additive == "true"), sum(amount, na.rm = TRUE))"""

_EXCEL = """\
let
  Source = Json.Document(Web.Contents("{budget}figures.json?table=3")),
  Rows = Table.FromRecords(Source[rows])
in
  Rows"""


def examples(of: Publication) -> list[tuple[str, str]]:
    """Each program's name with its example, about a budget that is held here."""
    named = {
        "curl": _CURL,
        "Python: every file of a release": _RELEASE,
        "Python (pandas)": _PYTHON,
        "R": _R,
        "Excel (Power Query)": _EXCEL,
    }
    places = {"budget": of.page("disclosure"), "verifier": verifier(of.root)}
    return [(name, text.format(**places)) for name, text in named.items()]
