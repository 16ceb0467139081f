"""What a program and all that it started cost, as the kernel counts it."""

import glob
import os
import re


def _read(path):
    try:
        with open(path, encoding="utf-8", errors="replace") as file:
            return file.read()
    except OSError:  # ended meanwhile
        return ""


def family(first, mark):
    """The process `first`, its descendants, and whoever bears `mark` on its command line: a crash handler
    leaves its parent."""
    parents = {}
    for path in glob.glob("/proc/[0-9]*/stat"):
        if found := re.match(r"(\d+) \(.*\) \S (\d+)", _read(path), re.DOTALL):
            parents[int(found[1])] = int(found[2])
    marked = {pid for pid in parents if mark in _read(f"/proc/{pid}/cmdline")}
    members = marked - {os.getpid()} | {first}
    while more := {pid for pid, parent in parents.items() if parent in members} - members:
        members |= more
    return members


def cpu_s(pids):
    """Seconds on a core, of all threads that live."""
    spent = (_read(path).split() for pid in pids for path in glob.glob(f"/proc/{pid}/task/*/schedstat"))
    return sum(int(fields[0]) for fields in spent if fields) / 1e9


def wake_ups(pids):
    """How often their threads slept and went on."""
    states = (_read(path) for pid in pids for path in glob.glob(f"/proc/{pid}/task/*/status"))
    counts = (re.search(r"^voluntary_ctxt_switches:\s*(\d+)", state, re.M) for state in states)
    return sum(int(count[1]) for count in counts if count)


def pss_mib(pids):
    """Memory, what is shared counted by its share."""
    rolls = (_read(f"/proc/{pid}/smaps_rollup") for pid in pids)
    shares = (re.search(r"^Pss:\s*(\d+)", roll, re.M) for roll in rolls)
    return sum(int(share[1]) for share in shares if share) / 1024
