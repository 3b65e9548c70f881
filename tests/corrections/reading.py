"""Reading pages of the public log."""

from django.http import HttpResponse
from django.utils import translation
from django.utils.translation import gettext
from lxml import html

from tests.pages import text_of


def words(language: str, english: str) -> str:
    """What a message is in a language."""
    with translation.override(language):
        return gettext(english)


def html_of(response: HttpResponse) -> html.HtmlElement:
    return html.document_fromstring(response.content.decode())


def facts(entry: html.HtmlElement) -> dict[str, str]:
    """What an entry says beside its changes: its reason, evidence, checks, role."""
    names = [text_of(name) for name in entry.xpath(".//dt")]
    return dict(zip(names, [text_of(each) for each in entry.xpath(".//dd")], strict=True))


def numbers(entries: list[html.HtmlElement]) -> list[str]:
    return [text_of(each.xpath(".//b")[0]) for each in entries]


def change_of(entry: html.HtmlElement) -> html.HtmlElement:
    """The first change of an entry."""
    return entry.xpath(".//p[@class='chg']")[0]
