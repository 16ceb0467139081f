#!/usr/bin/env python3
"""What staff printed, as it came out of the printer. Usage: staff_paper.py OUT SPOOL CATALOGUE: one test slip, and one report
that names every part which was tested (OUT/readiness.jsonl, in the words of the catalogue), kiosk, operator and verdict."""
import json
import re
import subprocess
import sys
from pathlib import Path


def words(catalogue):
    return dict(re.findall(r'^msgid "([^"]+)"\nmsgstr "([^"]+)"', catalogue.read_text(encoding="utf-8"), re.M))


def text_of(paper):
    done = subprocess.run(["pdftotext", "-layout", paper, "-"], check=True, capture_output=True, text=True)
    return done.stdout


def main():
    out, spool, said = Path(sys.argv[1]), Path(sys.argv[2]), words(Path(sys.argv[3]))
    texts = [text_of(paper) for paper in sorted(spool.iterdir())]
    slips = len(json.loads((out / "result.json").read_text(encoding="utf-8"))["slips"])
    reports = [text for text in texts if said["report_title"] in text]
    wrong = [] if len(texts) == slips + 2 else [f"{len(texts)} papers for {slips} slips, a test slip and a report"]
    history = (out / "readiness.jsonl").read_text(encoding="utf-8").splitlines()
    tested = json.loads(history[-1])["findings"]
    if len(history) != 1 or len(tested) < 15:
        wrong.append(f"{len(history)} reports were kept, the last of {len(tested)} tests")
    if len(reports) != 1:
        wrong.append(f"{len(reports)} reports were printed")
    wanted = [said["report_ready"], "K001", "E1007", *(said["part_" + finding["part"]] for finding in tested)]
    wrong += [f"the report does not say {one}:\n{reports[0]}" for one in wanted if reports and one not in reports[0]]
    for one in wrong:
        print(f"staff_paper.py: {one}", file=sys.stderr)
    print(f"{len(texts)} papers; the report names {len(tested)} parts")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
