#!/usr/bin/env python3
"""Every named kind of fault has been injected by all runs with one fault, and none of these runs breaks a rule.
Usage: every_fault_kind.py SIMULATE. An alphabet with letters that nobody writes would prove nothing."""
import json
import subprocess
import sys

KINDS_MIN = 50

run = subprocess.run([sys.argv[1], "--depth", "1", "--json"], capture_output=True, text=True)
result = json.loads(run.stdout)
never = sorted(kind for kind, times in result["faults"].items() if times == 0)
print(f"{result['runs']} runs, {len(result['faults'])} kinds, {result['violations']} violations")
print(run.stderr, end="")
if never:
    print("never injected: " + ", ".join(never))
if len(result["faults"]) < KINDS_MIN:
    print(f"only {len(result['faults'])} kinds, {KINDS_MIN} are wanted")
sys.exit(1 if never or result["violations"] or run.returncode or len(result["faults"]) < KINDS_MIN else 0)
