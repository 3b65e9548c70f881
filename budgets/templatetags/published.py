"""Filters that write published names and amounts in the page's language."""

from decimal import Decimal
from html import unescape
from urllib.parse import quote, urlencode

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from budgets import money, targets
from budgets.bilingual import Bilingual
from budgets.grid import PartGrid, Row
from budgets.grid_cells import HORIZONS, Cell
from budgets.marks import Marks
from budgets.models import Disclosure, Horizon
from budgets.models.classifications import Category
from budgets.official.declarations import Column
from budgets.row_names import without_numeral
from budgets.tokens import has_chinese
from budgets.web_tables.rows import level_name

register = template.Library()


@register.simple_tag
def address(name: str, disclosure: Disclosure, *further: object) -> str:
    """The address of one of a disclosure's pages: {% address "table" disclosure 3 %}."""
    return disclosure.page(name, *further)


@register.simple_tag
def file(disclosure: Disclosure, stem: str, form: str) -> str:
    """The address of a file: {% file disclosure "figures" "csv" %}."""
    return disclosure.page("file", f"{stem}.{form}")


@register.simple_tag(takes_context=True)
def json_of_page(context: template.Context) -> str:
    """The address of a page's own JSON: {% json_of_page %}."""
    path = quote(context["request"].path.removesuffix("/"))
    return f"{context['site_root']}{path}.json"


@register.simple_tag(takes_context=True)
def mark(context: template.Context, figure_id: str) -> str:
    """What a reader must be warned of beside a figure: {% mark cell.figure_id %}."""
    marks: Marks = context["marks"]
    return marks.beside(str(figure_id))


@register.simple_tag
def gap() -> str:
    """What stands between two sentences: a space in English, nothing in Chinese."""
    return " " if get_language() == "en" else ""


@register.simple_block_tag
def one_line(content: str) -> SafeString:
    """What stands between, on one line: {% one_line as title %}…{% endone_line %}.

    So a block of a template can be said twice: as the title of the page, and to those who share it.
    """
    # What a template has written is escaped already.
    return mark_safe(" ".join(content.split()))  # noqa: S308


@register.simple_tag(takes_context=True)
def report(context: template.Context, kind: str) -> str:
    """A link that prepares a message with the page's address: {% report "fault" %}.

    "fault" is for the operator, of the transcription; "question" for the publisher, of the budget,
    whose e-mail address nobody has given us, so that the reader must add it.
    """
    to = context["contact"] if kind == "fault" else ""
    title, address = str(context.get("head_title", "")), str(context["canonical"])
    subject = {"fault": _("A fault in the transcription"), "question": _("A question")}[kind]
    said = {
        "fault": _("What this site shows:\n\nWhat the document prints, and where:\n"),
        "question": _("My question:\n"),
    }[kind]
    query = urlencode(
        {"subject": f"{subject}{_(': ')}{unescape(title)}", "body": f"{address}\n\n{said}"},
        quote_via=quote,
    )
    return f"mailto:{to}?{query}"


@register.filter
def in_language(text: Bilingual) -> str:
    """A bilingual text in the page's language."""
    return text.in_language(get_language() or "")


register.filter(level_name)
register.filter(without_numeral)


@register.filter
def cell_text(cell: Cell) -> str:
    """What a cell prints, in the page's language; Chinese where there is no English of it."""
    text = cell.text(get_language() or "")
    if get_language() == "en" and cell.is_only_chinese:
        return format_html('<span lang="zh-Hans">{}</span>', text)
    return text


@register.filter
def readers_words(text: str) -> str:
    """What a reader typed, marked as Chinese where it is and the page is not."""
    if get_language() == "en" and has_chinese(text):
        return format_html('<span lang="zh-Hans">{}</span>', text)
    return text


@register.filter
def column_heading(part: PartGrid, column: Column) -> str:
    """The heading of a column as a part of a table prints it."""
    return in_language(part.published.headings_of(part.part)[column.key])


@register.filter
def horizon_name(horizon: str) -> str:
    """The name of a horizon: 长期; long-term."""
    return in_language(HORIZONS[Horizon(horizon)])


@register.filter
def target_cell(row: Row) -> Cell | None:
    """An indicator's target."""
    return row.cell("target")


@register.filter
def target_unit(unit: str) -> str:
    """How the unit of an indicator's value is named: 条; lines."""
    return in_language(targets.UNITS[unit]).strip()


@register.filter
def category_address(category: Category, disclosure: Disclosure) -> str:
    """The address of a category's drill-down page."""
    return disclosure.category_address(category)


@register.filter
def in_words(amount: Decimal, unit: str) -> str:
    """An amount for a sentence: 1,571.31 万元; 15.71 million yuan (15,713,100)."""
    return money.in_words(amount, unit, get_language() or "")


@register.filter
def short_number(amount: Decimal, unit: str) -> str:
    """The number of a headline: 1,571.31; 15.71."""
    return money.headline(amount, unit, get_language() or "")[0]


@register.filter
def short_unit(amount: Decimal, unit: str) -> str:
    """What the number of a headline counts: 万元; million yuan."""
    return money.headline(amount, unit, get_language() or "")[1]


@register.filter
def in_yuan(amount: Decimal, unit: str) -> str:
    """All digits of an amount in yuan: 15,713,100."""
    return money.yuan_in_full(amount, unit)


@register.filter
def unit_name(unit: str) -> str:
    """The name of a unit of measure: 万元; 10,000 yuan (万元)."""
    return money.unit_name(unit).in_language(get_language() or "")
