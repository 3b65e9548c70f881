"""How anybody can tell whether the log is complete."""

# Run with the file revisions.csv, of a budget or of the site; the page of corrections shows it.
SCRIPT = """\
import csv, hashlib, json, sys
last = {}
for row in csv.DictReader(open(sys.argv[1], encoding="utf-8-sig")):
    whose = row["jurisdiction"], row["publisher"], row["fiscal_year"]
    said = [last.get(whose, ""), int(row["number"]), row["at"],
            row["content_digest"], row["record_digest"]]
    last[whose] = hashlib.sha256(json.dumps(said).encode()).hexdigest()
    if last[whose] != row["digest"]:
        sys.exit(f"changed: revision {row['number']} of {whose}")
print(*last.values(), sep="\\n")
"""
