"""Forms of the desk as a browser fills them in: what the page has, but for what is typed."""

from dataclasses import dataclass
from urllib.parse import urlencode

from django.http import HttpResponse
from django.test import Client
from lxml import html

from tests.pages import text_of
from tools.page_types import HONGSHAN

# A document that shows names, and one that a publisher issued instead of the first, with reasons.
DOCUMENT = {"address": "https://www.example.gov.cn/names.pdf", "dated": "2024-03-01"}
AMENDED = {**DOCUMENT, "sha256": "a" * 64, "reason_zh": "单位另行公布。"}


@dataclass
class Desk:
    """A signed-in editor’s way to the form of a correction, and through it."""

    client: Client
    language: str = "en"

    def address(self, *targets: str, kind: str = "transcription", budget: str = HONGSHAN) -> str:
        query = [("target", target) for target in targets] + [("kind", kind)]
        query += [("budget", budget)] if budget else []
        return f"/{self.language}/admin/budgets/correction/new/?{urlencode(query)}"

    def open(self, *targets: str, **of: str) -> "Sheet":
        return self.at(self.address(*targets, **of))

    def at(self, address: str) -> "Sheet":
        response = self.client.get(address)
        assert response.status_code == 200
        return Sheet(self.client, address, response)


@dataclass
class Sheet:
    """One form as it was sent; `typed` goes over what the page has in its fields."""

    client: Client
    address: str
    response: HttpResponse

    @property
    def page(self) -> html.HtmlElement:
        return html.document_fromstring(self.response.content.decode())

    @property
    def text(self) -> str:
        return text_of(self.page)

    @property
    def errors(self) -> str:
        found = self.page.xpath("//*[contains(@class, 'errorlist')]")
        return " ".join(text_of(each) for each in found)

    def fields(self) -> list[tuple[str, str]]:
        (form,) = [each for each in self.page.forms if "logout" not in (each.action or "")]
        filled = dict.fromkeys(form.fields, "") | dict(form.form_values())
        boxes = form.xpath(".//input[@type='checkbox' or @type='submit']/@name")
        targets = [("target", value) for value in form.xpath(".//input[@name='target']/@value")]
        left_out = {"target", *(set(boxes) - dict(form.form_values()).keys())}
        return targets + [(name, filled[name]) for name in filled if name not in left_out]

    def send_raw(self, button: str, **typed: str) -> "Sheet":
        """Send what no button of the page sends."""
        token = self.client.get("/en/admin/").context["csrf_token"]
        sent = {"csrfmiddlewaretoken": token, button: "1", **typed}
        return Sheet(self.client, self.address, self.client.post(self.address, sent))

    def send(self, button: str, **typed: str) -> "Sheet":
        """Press a button; names of fields may hold what Python's cannot: send("try", **{…}).

        Who confirms what it breaks has seen it first.
        """
        if button == "save" and "confirmed" in typed and "shown" not in typed:
            seen = self.send("try", **{k: typed[k] for k in typed if k != "confirmed"})
            if seen.response.status_code != 200 or not seen.response.content:
                return seen
            typed = {**typed, "shown": dict(seen.fields()).get("shown", "")}
        kept = [(name, value) for name, value in self.fields() if name not in typed]
        sent = [*kept, *typed.items(), (button, "1")]
        response = self.client.post(
            self.address, urlencode(sent), content_type="application/x-www-form-urlencoded"
        )
        return Sheet(self.client, self.address, response)
