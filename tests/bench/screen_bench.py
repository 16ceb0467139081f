#!/usr/bin/python3
"""The patient's screen beside a browser: start, touch, rest and memory of `kiosk run` (painted by itself, and
by OpenGL on llvmpipe) and of Chromium showing the same start screen as a page. They are measured in turn, on
a screen of 1080 x 1920 in memory. Needs Xvfb and python3-xlib; the comparison also Chromium, which is not
among the tests' packages (apt-get install chromium; without it exit status 77). --ours-only measures the
kiosk alone and fails where it leaves its limits, which have room for a machine that is busy."""

import argparse
import contextlib
import json
import os
import pathlib
import sys
import tempfile
import time

import processes
import report
import subjects
from x_screen import Screen

# A strip from the first picture down to the keys at the bottom, through words of every tile.
STRIP = (262, 330, 16, 1560)
# The key below on the left, which changes the language of all words; its upper edge shows that it is pressed.
KEY = (160, 1835)
KEY_BOX = (60, 1770, 200, 30)
TITLE_BOX = (84, 230, 600, 60)
HOLD_S = 0.08     # a finger on the glass
PAUSE_S = 0.6     # between two touches
SETTLE_S = 8.0    # from the start until the rest is measured
SKIPPED = 77


def touch(screen):
    """From the touch until the key looks pressed, from its end until the words have changed (ms)."""
    before, key_before = screen.look(TITLE_BOX), screen.look(KEY_BOX)
    down = screen.finger(down=True)
    pressed = screen.wait_until(lambda now: now != key_before, KEY_BOX, 2)
    time.sleep(max(0, down + HOLD_S - time.monotonic()))
    up = screen.finger(down=False)
    changed = screen.wait_until(lambda now: now != before, TITLE_BOX, 2)
    if pressed is None or changed is None:
        return None
    return 1000 * (pressed - down), 1000 * (changed - up)


def wait_for_start(screen, begun, wanted):
    """From the start until the whole picture stood there and a touch was answered (ms)."""
    seen = screen.wait_until(lambda now: now == wanted, STRIP, 30)
    if seen is None:
        raise RuntimeError("the start screen does not come")
    screen.finger(down=True)
    screen.finger(down=False)
    answered = screen.wait_until(lambda now: now != wanted, STRIP, 0.5)
    if answered is None:  # it was a picture only
        if not any(touch(screen) for _ in range(10)):
            raise RuntimeError("no touch is answered")
        seen = time.monotonic()
    return 1000 * (seen - begun)


def rest(screen, members, seconds):
    """What doing nothing costs. The tick of the clock, once a minute, is no part of it."""
    past = time.time() % 60
    if past > 58 - seconds:
        time.sleep(61 - past)
    screen.draws()
    cpu, turns = processes.cpu_s(members), processes.wake_ups(members)
    time.sleep(seconds)
    return {"idle_percent": 100 * (processes.cpu_s(members) - cpu) / seconds,
            "wake_ups_per_second": (processes.wake_ups(members) - turns) / seconds,
            "draws_at_rest": screen.draws()}


def run(subject, screen, options, log, wanted):
    """One life of a program. Without `wanted` it is only looked at: what its start screen is in the end."""
    screen.point_at(*KEY)
    process, begun = subjects.start(subject, screen, log)
    members = {process.pid}
    try:
        if wanted is None:
            screen.wait_for_drawing(begun + 30)
            screen.wait_for_rest(quiet_s=3)
            members = processes.family(process.pid, subject.mark)
            return screen.look(STRIP)
        figures = {"start_ms": wait_for_start(screen, begun, wanted)}
        time.sleep(SETTLE_S)
        members = processes.family(process.pid, subject.mark)
        figures |= rest(screen, members, options.idle_seconds)
        touches = []
        for _ in range(options.presses):
            touches.append(touch(screen))
            screen.wait_for_rest(PAUSE_S)
        if None in touches:
            raise RuntimeError(f"{subject.name}: a touch was not answered")
        figures["pressed_ms"], figures["changed_ms"] = map(list, zip(*touches))
        members = processes.family(process.pid, subject.mark)
        figures["processes"], figures["pss_mib"] = len(members), processes.pss_mib(members)
        return figures
    finally:
        subjects.stop(process, members)
        screen.wait_for_rest()


def parse():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kiosk", required=True, type=pathlib.Path)
    parser.add_argument("--hospital", required=True, type=pathlib.Path)
    parser.add_argument("--cities", required=True, type=pathlib.Path, help="folder of the cities' dialects")
    parser.add_argument("--ours-only", action="store_true", help="the kiosk alone, against its limits")
    parser.add_argument("--repetitions", type=int, default=5)
    parser.add_argument("--presses", type=int, default=40, help="touches in each repetition")
    parser.add_argument("--idle-seconds", type=float, default=20, help="at most 50: it lies within a minute")
    parser.add_argument("--json", type=pathlib.Path, help="write every single figure there")
    return parser.parse_args()


def measure(options, screen, work):
    """{name: [figures of a run]}, the programs in turn: a busy moment of the machine strikes them alike."""
    with subjects.Hospital(options.hospital.resolve(), work) as hospital, open(work / "log", "w") as log:
        kiosk, cities = options.kiosk.resolve(), options.cities.resolve()
        measured = [subjects.Kiosk(kiosk, cities, hospital, renderer) for renderer in subjects.RENDERERS]
        if not options.ours_only:
            measured.append(subjects.Chromium(work))
        wanted = {subject: run(subject, screen, options, log, None) for subject in measured}
        runs = {subject.name: [] for subject in measured}
        for _ in range(options.repetitions):
            for subject in measured:
                runs[subject.name].append(run(subject, screen, options, log, wanted[subject]))
    return runs


def main():
    options = parse()
    if not options.ours_only and not os.path.exists(subjects.CHROMIUM):
        print("skipped: Chromium is missing (apt-get install chromium)")
        return SKIPPED
    with tempfile.TemporaryDirectory() as folder, contextlib.ExitStack() as stack:
        work = pathlib.Path(folder)
        try:
            runs = measure(options, stack.enter_context(Screen()), work)
        except RuntimeError:
            print((work / "log").read_text()[-3000:], file=sys.stderr)
            raise
    results = {name: report.summary(one) for name, one in runs.items()}
    print(report.table(results))
    if options.json:
        options.json.write_text(json.dumps({"summary": results, "runs": runs}, indent=1) + "\n")
    broken = report.beyond_limits(results) if options.ours_only else []
    for line in broken:
        print("beyond its limit: " + line, file=sys.stderr)
    return 1 if broken else 0


if __name__ == "__main__":
    sys.exit(main())
