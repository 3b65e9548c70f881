"""A disclosure that nobody published, with everything that may go wrong in one.

The year before of the first publisher: a table of a fund with rows, two units, a negative amount,
a `-`, a `0`, a label that stands twice, a code renamed since, names that are HTML and a formula.
"""

import json
import shutil

from django.conf import settings

from budgets import source_copy
from budgets.money import amount_of

ADDRESS = "420111/015/2023"
DISCLOSURE = ["420111", "015", 2023, "budget"]
HOSTILE = "=cmd|' /C calc'!A0<img src=x onerror=alert(1)>&amp;\"'"
FUNCTIONAL = {
    "201": "一般公共服务支出",
    "20103": "政府办公厅（室）及相关机构事务",
    "2010350": "事业机构运行",
    "2010399": "其他支出",
    "212": "城乡社区支出",
    "21208": "国有土地使用权出让收入安排的支出",
    "2120899": "其他国有土地使用权出让收入安排的支出",
}
TABLES = {
    3: (
        "部门支出汇总表",
        "万元",
        ("total", "basic", "project", "business", "remitted", "subsidies"),
    ),
    8: ("政府性基金预算支出表", "元", ("total", "basic", "project")),
}
ROWS = {
    3: [
        ("total", "", "合计", ["1,087.50", "1,100.00", "-12.50", "", "-", "0"]),
        ("201", "201", FUNCTIONAL["201"], ["1,087.50", "1,100.00", "-12.50", "", "-", "0.00"]),
        ("20103", "20103", FUNCTIONAL["20103"], ["1087.50", "1100.00", "-12.50", "", "-", ""]),
        ("2010350", "2010350", FUNCTIONAL["2010350"], ["1,100.00", "1,100.00", "", "", "", ""]),
        ("2010399", "2010399", HOSTILE, ["-7.50", "", "-7.50", "", "", ""]),
        ("2010399~2", "2010399", HOSTILE, ["-5.00", "", "-5.00", "", "", ""]),
    ],
    8: [
        ("total", "", "合计", ["2,500,000.00", "", "2,500,000.00"]),
        ("212", "212", FUNCTIONAL["212"], ["2,500,000.00", "", "2,500,000.00"]),
        ("21208", "21208", FUNCTIONAL["21208"], ["2,500,000.00", "", "2,500,000.00"]),
        ("2120899", "2120899", FUNCTIONAL["2120899"], ["2,500,000.00", "", "2,500,000.00"]),
    ],
}


def write(fixtures):
    """Write the folder of fixtures and the reference data; gives both folders."""
    folder = fixtures / ADDRESS
    folder.mkdir(parents=True)
    reference = fixtures / "reference"
    shutil.copytree(settings.REFERENCE, reference)
    _write(reference / "functional-2023.jsonl", _categories())
    lines, places = _document()
    content = "".join(f"{line}\n" for line in lines).encode()
    (folder / "source.md").write_bytes(content)
    _write(folder / "disclosure.jsonl", _disclosure(content, len(lines)))
    for number in TABLES:
        _write(folder / f"table-{number:02}.jsonl", _table(number, places[number]))
    return folder, reference


def _write(path, objects):
    written = [
        json.dumps({"model": f"budgets.{model}", "fields": fields}, ensure_ascii=False)
        for model, fields in objects
    ]
    path.write_text("\n".join(written) + "\n", "utf-8")


def _categories():
    for code, name in FUNCTIONAL.items():
        yield (
            "functionalcategory",
            {
                "edition": "2023",
                "code": code,
                "name_zh": name,
                "name_en": f"Function {code}",
                "name_en_origin": "",
                "parent": ["2023", code[:-2]] if len(code) > 3 else None,
            },
        )


def _document():
    """The lines of the document, and for each table the line of its title."""
    lines, places = [], {}
    for number, (title, unit, columns) in TABLES.items():
        lines.append(title)
        places[number] = len(lines)
        lines += [f"单位：{unit}", "\t".join(("科目编码", "科目名称", *columns))]
        lines += ["\t".join((code, name, *cells)) for _row, code, name, cells in ROWS[number]]
    return lines, places


PUBLISHER = {
    "jurisdiction": ["420111"],
    "slug": "015",
    "code": "015",
    "code_is_assigned": False,
    "kind": "department",
    "parent": None,
    "name_zh": "武汉市洪山区大数据中心",
    "name_en": "Hongshan District Big Data Centre, Wuhan",
}


def _disclosure(content, lines):
    yield "publisher", PUBLISHER
    yield (
        "disclosure",
        {
            "publisher": ["420111", "015"],
            "fiscal_year": 2023,
            "kind": "budget",
            "layout_key": "wuhan-2024",
        },
    )
    yield (
        "sourcedocument",
        {
            "disclosure": DISCLOSURE,
            "sequence": 1,
            "title_zh": "虚构的预算",
            "title_en": "An invented budget",
            "dated": "2023",
            "address": "",
            "copy": f"{ADDRESS}/source.md",
            "sha256": source_copy.digest(content),
            "lines": lines,
        },
    )


def _table(number, first):
    title, unit, columns = TABLES[number]
    rows = ROWS[number]
    yield (
        "publishedtable",
        {
            "disclosure": DISCLOSURE,
            "number": number,
            "title_printed": title,
            "entity_line_zh": "",
            "entity_line_en": "",
            "unit": unit,
            "header_overrides": {},
            "notes": [],
            "first_line": first,
            "last_line": first + 2 + len(rows),
        },
    )
    for order, (row, code, name, cells) in enumerate(rows, 1):
        yield "lineitem", _line(number, row, code, name, order, first + 2 + order)
        for column, printed in zip(columns, cells, strict=True):
            amount = amount_of(printed)
            yield (
                "figure",
                {
                    "line_item": [*DISCLOSURE, number, "", row],
                    "column": column,
                    "printed": printed,
                    "amount": None if amount is None else str(amount),
                },
            )


def _line(number, row, code, name, order, line):
    english = {"": "Total"}.get(code, f"Function {code}")
    above = "total" if len(code) == 3 else code[:-2]
    return {
        "published_table": [*DISCLOSURE, number],
        "part": "",
        "row": row,
        "order": order,
        "code_printed": code,
        "code": code,
        "name_zh": name,
        "name_en": name if name == HOSTILE else english,
        "level": {3: "lei", 5: "kuan", 7: "xiang"}.get(len(code), ""),
        "parent": [*DISCLOSURE, number, "", above] if code else None,
        "functional": ["2023", code] if code else None,
        "line_from": line,
        "line_to": line,
    }
