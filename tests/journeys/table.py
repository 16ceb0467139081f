#!/usr/bin/env python3
"""The walked journeys as a table: what the patient touches and sees, and how long the machine makes them wait.

table.py WALKED_FOLDER [JOURNEY ...]   every journey, or those named, as Markdown
"""
import json
import sys
from pathlib import Path


def row(name, result):
    screens = [screen for screen in result["screens"] if screen not in ("reading", "processing", "idle")]
    return (f"| `{name}` | {result['outcome']} | {result['touches']} | {len(set(screens))} "
            f"| {result['machine_ms']['total']} ms |")


def main(folder, wanted):
    found = {path.parent.name: path for path in Path(folder).glob("*/result.json")}
    missing = [name for name in wanted if name not in found]
    if missing:
        sys.exit("table.py: not walked: " + " ".join(missing))
    print("| journey | ends | touches | screens to read | machine time |\n|---|---|---|---|---|")
    for name in wanted or sorted(found):
        print(row(name, json.loads(found[name].read_text())))


if __name__ == "__main__":
    if len(sys.argv) < 2 or sys.argv[1] in ("-h", "--help"):
        sys.exit(__doc__)
    main(sys.argv[1], sys.argv[2:])
