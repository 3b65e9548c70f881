"""Examples to copy, for those who read the data with a program."""

from budgets.exports.publication import Publication

_CURL = """\
curl -O --fail {budget}datapackage.zip
curl -O --fail {verifier}
python3 verify_release.py datapackage.zip"""

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
    named = {"curl": _CURL, "Python (pandas)": _PYTHON, "R": _R, "Excel (Power Query)": _EXCEL}
    places = {"budget": of.page("disclosure"), "verifier": of.verifier}
    return [(name, text.format(**places)) for name, text in named.items()]
