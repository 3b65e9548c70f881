"""The site's types of page, each with an example: a new page is one line here.

The browser's tests and bin/screenshots both read this list.
"""

from dataclasses import dataclass

# Where the two disclosures stand below a language.
HONGSHAN = "420111/015/2024"
PUTUO = "310107/government-office/2025"
LANGUAGES = ("zh-hans", "en")


@dataclass(frozen=True)
class PageType:
    """One type of page: its name, and the address of an example below a language."""

    name: str
    path: str

    def address(self, language: str, query: str = "") -> str:
        """The address below the site, with a choice such as "view=contrast" in its query."""
        joint = "&" if "?" in self.path else "?"
        return f"/{language}/{self.path}{joint if query else ''}{query}"


PAGE_TYPES = (
    PageType("home", ""),
    PageType("search", "search/?q=网络"),
    PageType("about", "about/"),
    PageType("accessibility", "accessibility/"),
    PageType("place", "420111/"),
    PageType("publisher", "420111/015/"),
    PageType("disclosure", f"{HONGSHAN}/"),
    PageType("receipt", f"{HONGSHAN}/receipt/"),
    PageType("disclosure-working-copy", f"{PUTUO}/"),
    PageType("tables", f"{HONGSHAN}/tables/"),
    PageType("table-two-sided", f"{HONGSHAN}/tables/1/"),
    PageType("table-wide", f"{HONGSHAN}/tables/2/"),
    PageType("table-amounts", f"{HONGSHAN}/tables/2/?only=amounts"),
    PageType("table", f"{HONGSHAN}/tables/3/"),
    PageType("table-long", f"{HONGSHAN}/tables/11/"),
    PageType("table-programme", f"{HONGSHAN}/tables/12/"),
    PageType("table-text", f"{HONGSHAN}/tables/text/"),
    PageType("functions", f"{HONGSHAN}/functions/"),
    PageType("level", f"{HONGSHAN}/functions/201/20103/2010399/"),
    PageType("economic", f"{HONGSHAN}/economic/"),
    PageType("economic-item", f"{HONGSHAN}/economic/302/30201/"),
    PageType("projects", f"{HONGSHAN}/projects/"),
    PageType("programme", f"{HONGSHAN}/projects/420111240150030000100/"),
    PageType("project", f"{HONGSHAN}/projects/42011124015T000000103/"),
    PageType("performance", f"{HONGSHAN}/performance/"),
    PageType("indicator", f"{HONGSHAN}/performance/t11.annual.2.04/"),
    PageType("figure", f"{HONGSHAN}/figures/t03.2010350.basic/"),
    PageType("overview", f"{HONGSHAN}/overview/"),
    PageType("explanation", f"{HONGSHAN}/explanation/"),
    PageType("glossary", f"{HONGSHAN}/glossary/"),
    PageType("checks", f"{HONGSHAN}/checks/"),
    PageType("check-sheet", f"{HONGSHAN}/checks/sheet/"),
    PageType("source", f"{HONGSHAN}/source/"),
    PageType("corrections", "corrections/"),
    PageType("corrections-of-budget", f"{HONGSHAN}/corrections/"),
    PageType("revision", f"{HONGSHAN}/corrections/1/"),
    PageType("data", "data/"),
    PageType("disclosure-data", f"{HONGSHAN}/data/"),
    PageType("not-found", "nothing/"),
)
BY_NAME = {one.name: one for one in PAGE_TYPES}
assert len(BY_NAME) == len(PAGE_TYPES)
