#!/usr/bin/env python3
"""kill_test.py KIOSK HOSPITAL --kills N [--seed S] [--jobs J]: the real kiosk is killed with SIGKILL at random
moments of a registration while the hospital misbehaves: one kill in four at a random time, the others a moment
after a random record of the journal, because a visit spends most of its time before money moves. Then
`kiosk journal recover` must bring every case to its end, the hospital's own books must balance to all or
nothing, and the journal's chain must hold for a reader in another language. Ends with one line; exit 1 on any
violation."""
import argparse
import collections
import concurrent.futures
import contextlib
import json
import os
import pathlib
import random
import re
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time

from journal_reader import Journal

FAULTS = ["", "2207=drop_after*1", "2207=drop_before*1", "2207=garble*1", "2207=half_close*1", "2207=http_500*1",
          "2208=drop_after*1", "2601=drop_after*1", "2201=drop_after*1", "2204=drop_after*1", "2206=garble*1",
          "pay=drop_after*1", "pay=garble*1", "PUT Appointment booked=drop_after*1", "POST Appointment=drop_after*1",
          "PUT Appointment booked=http_500*2", "2207=delay:150*1", "2207=delay_after:150*1", "*=delay:20"]

# What the last record before the kill should have been about, among all kills: the steps of money.
MONEY_STEPS = {"sent insurance", "done insurance", "sent own", "done own", "commit booking", "sent booking",
               "done booking", "abort booking", "undo_sent insurance", "undo_done insurance"}

JOURNEY = """journey: killed at a random moment
patient: {patient}
config: policy.quarantine_ms = 300
config: policy.undo_retry_ms = 100
config: policy.confirm_retry_ms = 100
config: policy.undo_retry_max_ms = 1000
{city}{faults}identify
choose department
choose session
confirm
pay
finish
"""


def run(words, **options):
    return subprocess.run(words, capture_output=True, text=True, **options)


class Hospital:
    """The same hospital again, on the same port, with the books that the killed run left."""

    def __init__(self, program, folder, port):
        words = [program, "--listen", f"127.0.0.1:{port}", "--data", folder, "--seed", "0", "--end-with-parent"]
        for _ in range(50):  # the killed run's hospital ends a moment after it
            self.process = subprocess.Popen(words, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
            if self.process.stdout.readline().startswith("listening"):
                return
            self.process.wait()
            time.sleep(0.1)
        raise RuntimeError("the hospital does not start again")

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.process.terminate()
        self.process.wait()
        self.process.stdout.close()
        self.process.stderr.close()


def judge_books(folder):
    """All or nothing, from the hospital's own books; a list of what is wrong."""
    books = sqlite3.connect(f"file:{folder}/books.db?mode=ro", uri=True)
    books.row_factory = sqlite3.Row
    wrong = []
    booked = {row["case_id"]: row for row in books.execute("SELECT * FROM appointments WHERE status = 'booked'")}
    if pending := books.execute("SELECT case_id FROM appointments WHERE status = 'pending'").fetchall():
        wrong.append(f"held and forgotten: {[row[0] for row in pending]}")
    ours = "mdtrt_id IN (SELECT mdtrt_id FROM visits WHERE ipt_otp_no IN (SELECT visit FROM appointments))"
    valid = [row["setl_id"] for row in books.execute(
        f"SELECT setl_id FROM settlements WHERE kind = 'settle' AND state = 'valid' AND {ours}")]
    known = {row["setl_id"] for row in booked.values()}
    wrong += [f"settled without a booking: {setl_id}" for setl_id in valid if setl_id not in known]
    wrong += [f"booked without its settlement: {case}" for case, row in booked.items()
              if row["setl_id"] and row["setl_id"] not in valid]
    paid = collections.Counter()
    for row in books.execute("SELECT * FROM payments"):
        if row["state"] == "paid" and row["refunded"] == 0:
            paid[row["transaction_no"]] += row["amount"]
    for case, row in booked.items():
        if row["own"] and paid.pop(row["payment"], 0) != row["own"]:
            wrong.append(f"booked without its own part: {case}")
    wrong += [f"paid and nothing for it: {number}" for number in paid]
    open_visits = books.execute(
        "SELECT COUNT(*) FROM visits WHERE state = 'open' AND mdtrt_id NOT IN "
        "(SELECT mdtrt_id FROM settlements WHERE kind = 'settle' AND state = 'valid')").fetchone()[0]
    if open_visits:
        wrong.append(f"{open_visits} visits open without a settlement")
    return wrong


def has_tables(journal):
    with contextlib.closing(sqlite3.connect(f"file:{journal}?mode=ro", uri=True)) as database:
        return database.execute("SELECT COUNT(*) FROM sqlite_master").fetchone()[0] > 0


def records_in(journal):
    """How many records the living kiosk's journal has; 0 where there is none yet."""
    try:
        with contextlib.closing(sqlite3.connect(f"file:{journal}?mode=ro", uri=True, timeout=0.2)) as database:
            return database.execute("SELECT COUNT(*) FROM record").fetchone()[0]
    except sqlite3.Error:
        return 0


def wait_for_the_moment(dice, kiosk_run, journal):
    """Returns when to kill, in words."""
    records_of_a_visit = 20  # more where it is taken back
    if dice.random() < 0.25:
        moment_s = dice.uniform(0.5, 3.2)
        time.sleep(moment_s)
        return f"after {moment_s:.3f} s"
    wanted = dice.randint(6, records_of_a_visit)
    later_s = dice.choice([0, 0, dice.uniform(0, 0.05)])
    ends = time.monotonic() + 30
    while kiosk_run.poll() is None and time.monotonic() < ends and records_in(journal) < wanted:
        time.sleep(0.002)
    time.sleep(later_s)
    return f"{later_s * 1000:.0f} ms after record {wanted}"


def one_kill(kiosk, hospital, seed):
    dice = random.Random(seed)
    work = tempfile.mkdtemp(prefix="kiosk-kill-")
    fault = dice.choice(FAULTS)
    city = dice.choice(["binhai", "yunling"])  # the one takes insurance first, the other the own part
    story = f"seed {seed}: {fault or 'no fault'}, {city}"
    try:
        journey = pathlib.Path(work, "killed.journey")
        journey.write_text(JOURNEY.format(patient=dice.choice(["P01", "P02", "P05"]), city=f"city: {city}\n",
                                          faults=f"faults: {fault}\n" if fault else ""))
        out = f"{work}/out"
        kiosk_run = subprocess.Popen([kiosk, "demo", "--headless", "--journey", journey, "--out", out],
                                     stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        story += ", killed " + wait_for_the_moment(dice, kiosk_run, f"{out}/journal.db")
        kiosk_run.send_signal(signal.SIGKILL)
        kiosk_run.wait()
        if kiosk_run.returncode not in (-signal.SIGKILL, 0, 1):  # 1: the fault gave the visit another end
            return story, [f"the kiosk ended by itself: {kiosk_run.returncode}"], "its own end"
        if not os.path.exists(f"{out}/journal.db"):
            return story, [], "before the journal"
        config = pathlib.Path(out, "kiosk.toml").read_text()
        port = re.search(r"127\.0\.0\.1:(\d+)", config).group(1)
        wrong = []
        if has_tables(f"{out}/journal.db"):
            before = Journal(f"{out}/journal.db")
            stage = "nothing open"
            if left := before.open_cases():
                last = before.cases[left[0]][-1]
                stage = f"{last['kind']} {last['leg']}"
            wrong += [f"before recovery: {problem}" for problem in before.problems]
        else:
            stage = "while the journal was made"
        with Hospital(hospital, f"{out}/hospital", port):
            healed = run([kiosk, "journal", "recover", "--config", f"{out}/kiosk.toml", "--wait", "60", "--json"])
        if healed.returncode != 0:
            wrong.append(f"not recovered: {healed.stdout} {healed.stderr[-400:]}")
        after = Journal(f"{out}/journal.db")
        wrong += [f"after recovery: {problem}" for problem in after.problems]
        wrong += [f"still open: {case}" for case in after.open_cases()]
        wrong += judge_books(f"{out}/hospital")
        return story, wrong, stage
    finally:
        shutil.rmtree(work, ignore_errors=True)


def main():
    words = argparse.ArgumentParser(description=__doc__)
    words.add_argument("kiosk")
    words.add_argument("hospital")
    words.add_argument("--kills", type=int, default=100)
    words.add_argument("--seed", type=int, default=1)
    words.add_argument("--jobs", type=int, default=4)
    words.add_argument("--json", action="store_true")
    options = words.parse_args()
    started = time.monotonic()
    stages = collections.Counter()
    violations = 0
    with concurrent.futures.ThreadPoolExecutor(options.jobs) as pool:
        seeds = range(options.seed, options.seed + options.kills)
        for story, wrong, stage in pool.map(lambda s: one_kill(options.kiosk, options.hospital, s), seeds):
            stages[stage] += 1
            for one in wrong:
                violations += 1
                print(f"{story}: {one}", file=sys.stderr)
    result = {"kills": options.kills, "violations": violations, "seconds": round(time.monotonic() - started, 1),
              "killed_at": dict(stages.most_common())}
    print(json.dumps(result) if options.json else
          f"{result['kills']} kills, {violations} violations, {result['seconds']} s; last fact before the kill: "
          + ", ".join(f"{stage} {count}" for stage, count in stages.most_common()))
    # A test that always kills too early or too late would show nothing.
    no_case = ("before the journal", "while the journal was made", "nothing open")
    in_the_middle = sum(count for stage, count in stages.items() if stage not in no_case)
    if in_the_middle * 4 < options.kills:
        print("fewer than a quarter of the kills met an open case", file=sys.stderr)
        return 1
    met = MONEY_STEPS & set(stages)
    if options.kills >= 100 and len(met) < 5:
        print(f"the kills met only these steps of money: {', '.join(sorted(met))}", file=sys.stderr)
        return 1
    return 1 if violations else 0


if __name__ == "__main__":
    sys.exit(main())
