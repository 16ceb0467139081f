#!/usr/bin/env python3
"""What came out of the printer against what the kiosk says it printed. Usage: paper.py result.json SPOOL; the spool
holds one document for each slip, and each PDF has the slip's queue number and the amounts of the settlement."""
import json
import subprocess
import sys
from pathlib import Path


def yuan(fen):
    return f"{fen // 100}.{fen % 100:02d}"


def main():
    result = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
    papers = sorted(Path(sys.argv[2]).iterdir())
    wrong = []
    if not result["slips"]:
        wrong.append("the journey printed no slip")
    if len(papers) != len(result["slips"]):
        wrong.append(f"{len(papers)} documents in the printer, {len(result['slips'])} slips in result.json")
    settlement = result["settlement"]
    parts = ("total_fen", "fund_fen", "account_fen", "own_fen")
    wanted = {name: yuan(settlement[name]) for name in parts if settlement[name]}
    for paper, slip in zip(papers, result["slips"]):
        if paper.suffix != ".pdf" or not paper.read_bytes().startswith(b"%PDF-"):
            wrong.append(f"{paper.name} is not a PDF")
            continue
        text = subprocess.run(["pdftotext", "-layout", paper, "-"], check=True, capture_output=True, text=True).stdout
        for name, what in {**wanted, "queue_number": slip["queue_number"]}.items():
            if not what or what not in text:
                wrong.append(f"{paper.name} has no {name} '{what}':\n{text}")
        print(f"{paper.name}: number {slip['queue_number']}, {', '.join(f'{k[:-4]} {v}' for k, v in wanted.items())}")
    for one in wrong:
        print(f"paper.py: {one}", file=sys.stderr)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
