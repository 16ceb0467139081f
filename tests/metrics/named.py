#!/usr/bin/env python3
"""named.py KIOSK MONITORING FOLDER: every figure that an alert or a panel asks for is one that a running kiosk tells, label by
label. Figures that only come with trouble are known by name."""
import json
import re
import shutil
import sys
from pathlib import Path

from running import Programs, fetched

# What a healthy demo does not tell: nothing is wrong, and its visit has not ended yet.
ONLY_AT_TIMES = {"kiosk_device_trouble", "kiosk_notices_total", "kiosk_last_served_timestamp_seconds",
                 "kiosk_visits_total", "kiosk_visit_duration_seconds"}


def asked_for(monitoring):
    rules = (monitoring / "kiosk.rules.yml").read_text(encoding="utf-8")
    board = json.loads((monitoring / "dashboard.json").read_text(encoding="utf-8"))
    texts = [target["expr"] for panel in board["panels"] for target in panel.get("targets", [])]
    texts += re.findall(r"expr: (?:>-\n)?((?:.|\n)*?)\n        (?:for|labels):", rules)
    names = set()
    for text in texts:
        names |= set(re.findall(r"\b(?:kiosk|process)_[a-z_]+", re.sub(r'"[^"]*"', "", text)))
    return {re.sub(r"_bucket$", "", name) for name in names}


def main():
    kiosk, monitoring, folder = sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3])
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    with Programs(folder) as programs:
        page = fetched("http://" + programs.demo(kiosk, None) + "/metrics")
    told = set(re.findall(r"^# TYPE (\S+)", page, re.M))
    asked = asked_for(monitoring)
    unknown = sorted(asked - told - ONLY_AT_TIMES)
    print(f"{len(asked)} figures are asked for, {len(told)} are told")
    if len(asked) < 20:
        raise SystemExit("FAILED: the alerts and panels were not understood")
    if unknown:
        raise SystemExit(f"FAILED: asked for and never told: {', '.join(unknown)}")


if __name__ == "__main__":
    main()
