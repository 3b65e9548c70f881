"""python -m tools.audit: what is known against the packages of the lock files (pip-audit).

Each package is asked about by the name and version that its lock file pins; nothing is installed
or resolved. Exit 0 where nothing is known against any, 1 where something is, 2 where that could not
be found out: what was not asked about is not taken for good.
"""

import json
import subprocess
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
LOCKS = sorted(path.name for path in ROOT.glob("requirements*.txt"))
FINE, KNOWN, NOT_ASKED = 0, 1, 2
PATIENCE = 300


def main(arguments: Sequence[str]) -> int:
    found: dict[tuple[str, str], dict[str, Any]] = {}
    for lock in LOCKS:
        options = ["--require-hashes", "--disable-pip", "--progress-spinner=off", *arguments]
        command = [sys.executable, "-m", "pip_audit", "--format=json", "-r", str(ROOT / lock)]
        try:
            done = subprocess.run(
                [*command, *options], capture_output=True, text=True, timeout=PATIENCE
            )
            each_of_lock = json.loads(done.stdout)["dependencies"]
        except subprocess.TimeoutExpired:
            print(f"Not reached here: nobody answered within {PATIENCE} seconds about {lock}")
            return NOT_ASKED
        except (ValueError, KeyError):
            print(f"Not reached here, for {lock}: {done.stderr.strip()[-1000:]}")
            return NOT_ASKED
        found |= {(each["name"], each.get("version", "")): each for each in each_of_lock}
    return judged(found.values())


def judged(found: Iterable[dict[str, Any]]) -> int:
    """Print what pip-audit found of each package, and whether that was all; gives the status."""
    packages = list(found)
    asked = [each for each in packages if "skip_reason" not in each]
    faulty = [each for each in asked if each["vulns"]]
    for each in faulty:
        names = ", ".join(fault["id"] for fault in each["vulns"])
        print(f"{each['name']} {each['version']}: {names}")
    print(f"{len(faulty)} of {len(asked)} packages have a known fault ({', '.join(LOCKS)})")
    if faulty:
        return KNOWN
    if len(asked) < len(packages) or not packages:
        print(f"Not reached here: {len(packages) - len(asked)} packages were not asked about")
        return NOT_ASKED
    return FINE


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
