"""A disclosure as a schema.org Dataset, for search engines of data (JSON-LD)."""

import json
from collections.abc import Callable

from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from budgets.models import Disclosure, Revision

# Characters that would end the script element that it stands in, or begin a comment there.
_ESCAPES = {ord("<"): "\\u003c", ord(">"): "\\u003e", ord("&"): "\\u0026"}


def dataset(
    disclosure: Disclosure,
    revision: Revision | None,
    language: str,
    public: Callable[[str], str],
    licence: str,
) -> SafeString:
    """The Dataset as JSON, to stand in an HTML page; `public` makes an address whole."""
    publisher, address = disclosure.publisher, disclosure.address
    name = publisher.name.in_language(language)
    said: dict[str, object] = {
        "@context": "https://schema.org",
        "@type": "Dataset",
        "name": _("%(publisher)s: budget %(year)s")
        % {"publisher": name, "year": disclosure.fiscal_year},
        "description": _(
            "Every table and figure of a government department’s published budget, as printed, "
            "with its place in the document and the checks made of it."
        ),
        "url": public(disclosure.get_absolute_url()),
        "inLanguage": ["zh-Hans", "en"],
        "isAccessibleForFree": True,
        "creator": {"@type": "GovernmentOrganization", "name": name},
        "spatialCoverage": publisher.jurisdiction.name.in_language(language),
        "temporalCoverage": f"{disclosure.fiscal_year}-01-01/{disclosure.fiscal_year}-12-31",
        "distribution": [
            _download(public(reverse(file, args=address))) for file in _files(disclosure)
        ],
    }
    if revision:
        said |= {"version": str(revision.number), "dateModified": revision.at.isoformat()}
    if licence:
        said["license"] = licence
    # Nothing in it can be taken for HTML, see above.
    return mark_safe(json.dumps(said, ensure_ascii=False).translate(_ESCAPES))  # noqa: S308


def _files(disclosure: Disclosure) -> list[str]:
    """The names of the addresses of its files."""
    layout = disclosure.layout
    return [
        *("figures-csv", "checks-csv"),
        *(["indicators-csv"] if layout.has_goals else []),
        *(["costs-csv"] if layout.has_projects else []),
    ]


def _download(address: str) -> dict[str, str]:
    return {"@type": "DataDownload", "encodingFormat": "text/csv", "contentUrl": address}
