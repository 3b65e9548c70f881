"""What LibreOffice makes of files with hostile texts; only where it is installed.

It opens them as a spreadsheet does, and writes them again as one XML file that can be read here.
"""

import shutil
import subprocess

import pytest
from lxml import etree

from tests import invented
from tests.pages import content_of

OFFICE = shutil.which("soffice")
_NAMES = {
    "table": "urn:oasis:names:tc:opendocument:xmlns:table:1.0",
    "office": "urn:oasis:names:tc:opendocument:xmlns:office:1.0",
    "text": "urn:oasis:names:tc:opendocument:xmlns:text:1.0",
}
FILES = ("tables/3.csv", "tables/3.xlsx", "figures.csv", "figures.xlsx", "budget.xlsx")


def opened(folder, paths):
    """The cells of each file as LibreOffice sees them."""
    command = [OFFICE, "--headless", f"-env:UserInstallation=file://{folder}/profile"]
    command += ["--infilter=CSV:44,34,76,1"] if paths[0].suffix == ".csv" else []
    command += ["--convert-to", "fods", "--outdir", folder / "opened", *paths]
    subprocess.run(command, check=True, capture_output=True)
    for path in paths:
        tree = etree.parse(folder / "opened" / f"{path.stem}.fods")
        yield path.name, tree.xpath("//table:table-cell", namespaces=_NAMES)


def of(cell, name):
    prefix, key = name.split(":")
    return cell.get(f"{{{_NAMES[prefix]}}}{key}")


def text_of(cell):
    return "\n".join("".join(each.itertext()) for each in cell.xpath("text:p", namespaces=_NAMES))


# Defined only where it can be run, since a skipped test counts as a fault of the machine.
if OFFICE:

    @pytest.mark.once
    def test_libreoffice_runs_no_text_and_reads_amounts_as_numbers(get, hostile, tmp_path):
        for kind in (".csv", ".xlsx"):
            paths = []
            for path in (each for each in FILES if each.endswith(kind)):
                paths.append(tmp_path / path.replace("/", "-"))
                paths[-1].write_bytes(content_of(get("en", path, invented.ADDRESS)))
            for name, cells in opened(tmp_path, paths):
                assert not [cell for cell in cells if of(cell, "table:formula")], name
                texts = {text_of(cell).removeprefix("'") for cell in cells}
                assert invented.HOSTILE in texts, name
                numbers = {of(c, "office:value") for c in cells if of(c, "office:value")}
                assert {"-12.5", "1087.5"} <= numbers, name
                dashes = [cell for cell in cells if text_of(cell) == "-"]
                assert {of(cell, "office:value-type") for cell in dashes} <= {"string"}, name
