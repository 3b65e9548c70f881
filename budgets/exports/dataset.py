"""A disclosure as a schema.org Dataset, for search engines of data (JSON-LD)."""

import json
from collections.abc import Callable

from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from budgets.exports.formats import XLSX_TYPE
from budgets.exports.lists import lists_of
from budgets.models import Disclosure, Revision

# The files that hold the whole disclosure.
_WHOLE = ("budget.xlsx", "datapackage.zip")
_TYPES = {".csv": "text/csv", ".xlsx": XLSX_TYPE, ".zip": "application/zip"}
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
    publisher = disclosure.publisher
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
            _download(public(disclosure.page("file", path)), path)
            for path in (*(f"{each.key}.csv" for each in lists_of(disclosure.layout)), *_WHOLE)
        ],
    }
    if revision:
        said |= {"version": str(revision.number), "dateModified": revision.at.isoformat()}
    if licence:
        said["license"] = licence
    # Nothing in it can be taken for HTML, see above.
    return mark_safe(json.dumps(said, ensure_ascii=False).translate(_ESCAPES))  # noqa: S308


def _download(address: str, path: str) -> dict[str, str]:
    kind = next(kind for end, kind in _TYPES.items() if path.endswith(end))
    return {"@type": "DataDownload", "encodingFormat": kind, "contentUrl": address}
