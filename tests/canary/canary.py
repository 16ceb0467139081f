#!/usr/bin/env python3
"""canary.py KIOSK HOSPITAL JOURNEY OUT: patients come and go, staff look at everything (JOURNEY), and afterwards nothing that
tells who a patient is may be found in what staff see, print and take along, nor in log, figures and history of tests.
OUT/media/stick is a stick (canary.sh). Then a canary is planted in a copy of each of these, and must be found there."""
import json
import shutil
import sqlite3
import subprocess
import sys
import threading
import zipfile
from pathlib import Path

here = Path(__file__).resolve().parent
sys.path[:0] = [str(here.parent / "journeys"), str(here.parent / "metrics")]
import bundle  # noqa: E402
import canaries  # noqa: E402
import running  # noqa: E402


def walked(kiosk, journey, out, folder):
    """The journey to its end, its figures read all the while; returns stderr and the figures."""
    figures = {}
    with running.Programs(folder) as programs, open(folder / "stderr.txt", "wb") as stderr:
        program = subprocess.Popen([kiosk, "demo", "--headless", "--out", out, "--journey", journey, "--metrics-port", "0",
                                    "--stay", "60"], stdout=subprocess.PIPE, stderr=stderr, stdin=subprocess.DEVNULL, text=True)
        programs.running.append(program)
        told = []

        def ended():
            port = out / "metrics_port"
            if port.exists():
                page = running.fetched(f"http://127.0.0.1:{int(port.read_text())}/metrics") or ""
                figures.update(dict.fromkeys(page.splitlines()))
            return program.poll() is not None or "machine" in "".join(told)

        reader = threading.Thread(target=lambda: told.extend(iter(program.stdout.readline, "")), daemon=True)
        reader.start()
        running.wait_for("the end of the journey", ended, 170)
        ended()
        wrong = (folder / "stderr.txt").read_text(encoding="utf-8")
        if program.poll() is not None or "kiosk demo: " in wrong:
            sys.exit("FAILED: the journey did not end as it should:\n" + wrong)
    return wrong.encode(), "\n".join(figures).encode()


def diagnosed(kiosk, out, folder):
    """What the console says of this machine when the kiosk has gone."""
    done = subprocess.run([kiosk, "diag", "--json", "--config", out / "kiosk.toml", "--out", folder], capture_output=True,
                          check=False, timeout=90)
    if done.returncode not in (0, 3, 4) or len(json.loads(done.stdout)["findings"]) < 5:
        sys.exit(f"FAILED: kiosk diag ended with {done.returncode}: {done.stdout} {done.stderr}")
    return done.stdout + done.stderr


def text_of_paper(pdf):
    """As it is read, and once more without the room between the letters."""
    text = subprocess.run(["pdftotext", "-layout", pdf, "-"], check=True, capture_output=True).stdout
    return text + b"".join(text.split())


def papers(out):
    """Text of what staff printed, and of what patients got."""
    staff, patients = [], []
    for pdf in sorted((out / "printer").glob("*.pdf")):
        text = text_of_paper(pdf)
        of_staff = any(title in text for title in ("自检报告".encode(), "未决交易".encode()))
        (staff if of_staff else patients).append((pdf.name, text))
    return staff, patients


def staff_db(path):
    """Its bytes, and what its tables hold, each value by itself: in the file one stands right behind the other."""
    rows = []
    with sqlite3.connect(f"file:{path}?mode=ro", uri=True) as base:
        for (table,) in list(base.execute("SELECT name FROM sqlite_master WHERE type = 'table'")):
            rows += [value for row in base.execute(f'SELECT * FROM "{table}"') for value in row]
    base.close()
    texts = [value if isinstance(value, bytes) else str(value).encode() for value in rows]
    return path.read_bytes() + b"\n" + b"\n".join(texts)


def places_of(kiosk, out, folder, stderr, figures, packed):
    staff, _ = papers(out)
    if len(staff) != 2:
        sys.exit(f"FAILED: staff printed a report and a case, found were {[name for name, _ in staff]}")
    places = {"staff pages": (out / "staff_pages.txt").read_bytes(), "log": stderr, "figures": figures,
              "log of staff": staff_db(out / "staff.db"), "history of tests": (out / "readiness.jsonl").read_bytes(),
              "kiosk diag --json": diagnosed(kiosk, out, folder), "report of kiosk diag": text_of_paper(folder / "report.pdf")}
    places |= {f"printed by staff: {name}": text for name, text in staff}
    places |= {f"bundle: {name}": text.encode() for name, text in packed.items()}
    at_least = {"staff pages": 50_000, "log": 1_000, "figures": 10_000, "log of staff": 8_000, "history of tests": 500}
    for name, text in places.items():
        if len(text) < at_least.get(name, 100):
            sys.exit(f"FAILED: {name} holds {len(text)} bytes: too little to be what it should be")
    return places


def copy_of_staff_db(out, folder, canary):
    """The real file with one more word in it, as SQLite writes it."""
    copy = Path(shutil.copy(out / "staff.db", folder))
    with sqlite3.connect(copy) as base:
        base.execute("UPDATE audit SET detail = ? WHERE sequence = 2", (canary,))
    base.close()
    return staff_db(copy)


def copy_of_bundle(out, folder, canary):
    """Packed and encrypted again for its recipient, with one more line in the log; and what is read out of that."""
    stick = folder / "planted_stick"
    shutil.rmtree(stick, ignore_errors=True)
    stick.mkdir()
    archive = shutil.copy(folder / "bundle" / "bundle.zip", folder / "planted.zip")
    with zipfile.ZipFile(archive, "a") as packed:
        packed.writestr("planted.txt", f"12:00:00 info {canary}\n")
    subprocess.run(["openssl", "cms", "-encrypt", "-binary", "-aes-256-cbc", "-outform", "DER", "-in", archive, "-out",
                    stick / "kiosk-K001-20260101-000000.zip.cms", out / "hospital" / "support" / "recipient.pem"], check=True)
    return "".join(bundle.opened(stick, out / "hospital", folder / "planted").values()).encode()


def self_tested(places, out, folder, every):
    """Each kind of canary in the middle of each place; returns how often one was planted."""
    patient = [canary for canary in every if canary.startswith("990101") and len(canary) == 18][0]
    kinds = [every[0], patient, "***" + patient[-8:], [one for one in every if one.startswith("990100ec")][0]]
    planted = 0
    for canary in kinds:
        copies = {name: text[:len(text) // 2] + b" " + canary.encode() + b" " + text[len(text) // 2:] for name, text in places.items()}
        copies |= {"log of staff": copy_of_staff_db(out, folder, canary), "bundle": copy_of_bundle(out, folder, canary)}
        for name, text in copies.items():
            planted += 1
            if not canaries.found_in(text, every):
                sys.exit(f"FAILED: {canary} was planted in {name} and not found")
    named = [name for name, text in papers(out)[1] if canaries.found_in(text, every)]
    if len(named) < 3:
        sys.exit(f"FAILED: on patients' own slips their names stand, found were they on {named} alone")
    return planted + len(named)


def main():
    kiosk, hospital, journey, out = sys.argv[1], sys.argv[2], sys.argv[3], Path(sys.argv[4])
    folder = out / "canary"
    folder.mkdir(parents=True, exist_ok=True)
    stderr, figures = walked(kiosk, journey, out, folder)
    packed = bundle.opened(out / "media" / "stick", out / "hospital", folder / "bundle")
    places = places_of(kiosk, out, folder, stderr, figures, packed)
    every = canaries.gathered(hospital, out)
    leaks = [(name, *hit) for name, text in places.items() for hit in canaries.found_in(text, every)]
    for name, canary, around in leaks:
        print(f"FAILED: {name} holds {canary}: …{around}…", file=sys.stderr)
    total = sum(map(len, places.values()))
    print(f"{len(every)} canaries in {len(places)} places of {total} bytes: {len(leaks)} found")
    for name, text in places.items():
        print(f"  {len(text):8} bytes  {name}")
    if leaks:
        return 1
    print(f"planted {self_tested(places, out, folder, every)} times, and found each time")
    return 0


if __name__ == "__main__":
    sys.exit(main())
