"""The figures of many disclosures straight from the database, a million as quickly as it can.

The database writes the rows of the CSV file itself, from what the layouts declare of each column:
rows made in Python take ten times as long. One statement serves SQLite and PostgreSQL, all lists
of figures, and every format.
"""

from collections.abc import Iterator, Sequence
from itertools import chain
from typing import Any, BinaryIO

from budgets.exports.csv_file import END_OF_LINE, FORMULA_STARTS, rows_of
from budgets.exports.declared_columns import declared_columns
from budgets.exports.publication import Publication
from budgets.exports.resources import Field, Record, Type
from budgets.models.line_items import ROW_ID
from budgets.replicas import reading

# What stands in each field, by its key.
EXPRESSIONS = {
    "jurisdiction": "j.code",
    "publisher": "p.slug",
    "kind": "d.kind",
    "fiscal_year": "CAST(d.fiscal_year AS text)",
    "table": "CASE t.number WHEN 0 THEN 'text' ELSE CAST(t.number AS text) END",
    "subject": "c.subject",
    "part": "l.part",
    "row": "l.row",
    "code": "l.code",
    "name_zh": "l.name_zh",
    "name_en": "l.name_en",
    "level": "l.level",
    "column": 'f."column"',
    "column_zh": "c.zh",
    "column_en": "c.en",
    "additive": "CASE WHEN c.leaf = 1 AND NOT EXISTS"
    " (SELECT 1 FROM budgets_lineitem i WHERE i.parent_id = l.id AND NOT i.withdrawn)"
    " THEN 'true' ELSE 'false' END",
    "printed": "f.printed",
    "amended": "f.amended",
    # As money.plain() writes it; the stored amount has lost the decimals that were printed.
    "amount": "CASE f.printed WHEN '-' THEN '' ELSE"
    " replace(replace(replace(f.printed, ',', ''), '−', '-'), '%%', '') END",
    "unit": "CASE c.unit WHEN '' THEN t.unit ELSE c.unit END",
    "source_lines": "CASE l.line_from WHEN l.line_to THEN CAST(l.line_from AS text)"
    " ELSE l.line_from || '-' || l.line_to END",
    "revision": "o.revision",
    "id": "{id}",
    "url": "o.address || {id} || '/'",
}
ID = f"{ROW_ID} || '.' || f.\"column\""
# SQLite joins in this order, and would choose a far worse one; PostgreSQL chooses its own.
STATEMENT = """
WITH declared(layout, year, number, part, key, part_place, place, subject, zh, en, unit, leaf)
  AS (VALUES {declared}),
of_disclosure(id, place, revision, address) AS (VALUES {disclosures})
SELECT {fields}
FROM of_disclosure o
CROSS JOIN budgets_disclosure d
CROSS JOIN budgets_publisher p
CROSS JOIN budgets_jurisdiction j
CROSS JOIN budgets_publishedtable t
CROSS JOIN budgets_lineitem l
CROSS JOIN declared c
CROSS JOIN budgets_figure f
WHERE ({blanks} OR f.printed <> '') AND NOT l.withdrawn
  AND d.id = o.id AND p.id = d.publisher_id AND j.id = p.jurisdiction_id
  AND t.disclosure_id = d.id AND l.published_table_id = t.id
  AND c.layout = d.layout_key AND c.year = d.fiscal_year AND c.number = t.number AND c.part = l.part
  AND f.line_item_id = l.id AND f."column" = c.key
ORDER BY o.place, t.number, c.part_place, l."order", c.place
"""


def write_figures(
    out: BinaryIO, fields: Sequence[Field], publications: Sequence[Publication]
) -> int:
    """Write the rows of the figures of disclosures with the same headings, blank cells left out.

    Gives their number.
    """
    statement, parameters = statement_of(fields, publications, guarded=True)
    with reading().cursor() as cursor:
        if reading().vendor == "postgresql":
            return _copied(out, cursor, statement, parameters)
        cursor.execute(statement, parameters)
        return _written(out, cursor)


def figures(
    fields: Sequence[Field], publications: Sequence[Publication], *, blanks: bool = False
) -> Iterator[Record]:
    """The same rows one by one, their texts as they are; with `blanks`, blank cells too."""
    statement, parameters = statement_of(fields, publications, guarded=False, blanks=blanks)
    with reading().cursor() as cursor:
        cursor.execute(statement, parameters)
        while rows := cursor.fetchmany(500):
            yield from (tuple(map(str, row)) for row in rows)


def _copied(out: BinaryIO, cursor: Any, statement: str, parameters: list[Any]) -> int:
    """As PostgreSQL writes CSV, which ends lines as Unix does."""
    end, count = END_OF_LINE.encode(), 0
    with cursor.copy(f"COPY ({statement}) TO STDOUT (FORMAT csv)", parameters) as copy:
        for count, line in enumerate(copy, start=1):  # noqa: B007 - the last one is given
            out.write(bytes(line[:-1]) + end)
    return count


def _written(out: BinaryIO, cursor: Any) -> int:
    count = 0
    with rows_of(out) as writer:
        while rows := cursor.fetchmany(500):
            writer.writerows(rows)
            count += len(rows)
    return count


def statement_of(
    fields: Sequence[Field],
    publications: Sequence[Publication],
    *,
    guarded: bool,
    blanks: bool = False,
) -> tuple[str, list[Any]]:
    """The statement and its parameters; `guarded` texts are those of CSV."""
    declared = [*declared_columns([each.disclosure for each in publications])]
    disclosures = [
        (each.disclosure.pk, place, each.revision_number, each.figure_address("").removesuffix("/"))
        for place, each in enumerate(publications)
    ]
    statement = STATEMENT.format(
        blanks="1 = 1" if blanks else "1 = 0",
        declared=_values(declared),
        disclosures=_values(disclosures),
        fields=", ".join(_expression(field, guarded=guarded) for field in fields),
    )
    return statement, [*chain.from_iterable(declared), *chain.from_iterable(disclosures)]


def _expression(field: Field, *, guarded: bool) -> str:
    expression = EXPRESSIONS[field.key].format(id=ID)
    if guarded and field.type is Type.TEXT:
        starts = ", ".join(f"'{start}'" for start in FORMULA_STARTS)
        expression = (
            f"CASE WHEN substr({expression}, 1, 1) IN ({starts})"
            f" THEN '''' || {expression} ELSE {expression} END"
        )
    # COPY writes a blank text as "", and a null as nothing.
    return f"nullif({expression}, '')" if guarded else expression


def _values(rows: Sequence[tuple[Any, ...]]) -> str:
    return ", ".join([f"({', '.join(['%s'] * len(row))})" for row in rows])
