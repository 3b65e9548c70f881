"""What a folder of fixtures says that publishers amended, as corrections of the trail."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date

from budgets.corrections.drafts import Draft, Edit, Evidence
from budgets.corrections.publishing import submit
from budgets.corrections.targets import find
from budgets.corrections.trying import Author
from budgets.imports.fixture_lines import FixtureLine
from budgets.imports.line_targets import target_of
from budgets.models import Correction, Disclosure, Role
from budgets.models.corrections import AMENDED

# What the figures of one amended document have in common.
_COMMON = ("reason_zh", "reason_en", "address", "dated", "sha256")


def record_amendments(
    disclosure: Disclosure, amendments: Sequence[FixtureLine]
) -> list[Correction]:
    """Make the operator's corrections of them, one for each document and reason.

    They are public at once, whatever checks they break. Raises Refused.
    """
    together: dict[tuple[str, ...], list[FixtureLine]] = defaultdict(list)
    for line in amendments:
        together[tuple(line.fields.get(name, "") for name in _COMMON)].append(line)
    operator = Author(None, Role.OPERATOR)
    return [
        submit(_draft(disclosure, lines), operator, confirmed=True) for lines in together.values()
    ]


def _draft(disclosure: Disclosure, lines: Sequence[FixtureLine]) -> Draft:
    """The draft of one amendment, of which each line has reason and document."""
    said = lines[0].fields
    dated = date.fromisoformat(said["dated"])
    return Draft(
        disclosure,
        Correction.Kind.AMENDMENT,
        said["reason_zh"],
        said.get("reason_en", ""),
        Evidence(address=said["address"], dated=dated, sha256=said["sha256"]),
        [_edit(disclosure, line) for line in lines],
    )


def _edit(disclosure: Disclosure, line: FixtureLine) -> Edit:
    target = find(disclosure, target_of(line))
    return Edit(target.key, AMENDED, target.text(AMENDED), line.fields[AMENDED], target.seen)
