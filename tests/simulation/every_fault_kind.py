#!/usr/bin/env python3
"""Every named kind of fault has been injected by the runs with one fault, by a share of those with two (what a disk
loses is asked only once the power has gone) and by the kept plans, and none of them breaks a rule. An alphabet with
letters that nobody writes would prove nothing.
Usage: every_fault_kind.py SIMULATE FOLDER_OF_KEPT_PLANS"""
import json
import pathlib
import subprocess
import sys

KINDS_MIN = 50

plans = sorted(pathlib.Path(sys.argv[2]).glob("*.journey"))
injected: dict[str, int] = {}
failed = not plans
for options in [["--depth", "2", "--parts", "24"]] + [["--replay", str(plan)] for plan in plans]:
    run = subprocess.run([sys.argv[1], *options, "--json"], capture_output=True, text=True)
    result = json.loads(run.stdout)
    for kind, times in result["faults"].items():
        injected[kind] = injected.get(kind, 0) + times
    if run.returncode or result["violations"]:
        failed = True
        print(" ".join(options), f": {result['violations']} violations", run.stderr, sep="\n")
never = sorted(kind for kind, times in injected.items() if times == 0)
print(f"{len(injected)} kinds, {sum(injected.values())} injected")
if never:
    print("never injected: " + ", ".join(never))
if len(injected) < KINDS_MIN:
    print(f"only {len(injected)} kinds, {KINDS_MIN} are wanted")
sys.exit(1 if failed or never or len(injected) < KINDS_MIN else 0)
