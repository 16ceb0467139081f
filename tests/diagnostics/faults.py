#!/usr/bin/python3
"""`kiosk diag` as a technician calls it: a well machine passes, each planted fault is named at the right part
with what to do in both languages, a wrong word is told, and the report lies where it was wanted."""
import json
import pathlib
import subprocess
import sys
import tempfile

PARTS = {"disk", "memory", "temperature", "journal", "network", "platform", "his", "acquirer", "certificate", "clock",
         "card_reader", "id_card_reader", "receipt_printer", "code_scanner", "document_printer", "pin_pad",
         "card_terminal", "face_camera", "touch", "display", "audio"}
AT_THE_SCREEN = {"touch", "display", "audio"}  # no console can judge these
FAULTS, WARNINGS, WRONG_USAGE = 3, 4, 2
EXPECTED = {  # fault: part, cause, exit status
    "printer=paper_out": ("receipt_printer", "paper_out", FAULTS),
    "printer=cover_open": ("receipt_printer", "cover_open", FAULTS),
    "printer=paper_low": ("receipt_printer", "paper_low", WARNINGS),
    "printer=jam": ("receipt_printer", "paper_jam", FAULTS),
    "printer=unplugged": ("receipt_printer", "unplugged", FAULTS),
    "camera=gone": ("code_scanner", "camera_gone", FAULTS),
    "scanner=dark": ("code_scanner", "dark", FAULTS),
    "card_reader=daemon_dead": ("card_reader", "daemon_dead", FAULTS),
    "card_reader=gone": ("card_reader", "unplugged", FAULTS),
    "clock=off": ("clock", "clock_off", FAULTS),
    "certificate=expiring": ("certificate", "certificate_expiring", WARNINGS),
    "disk=nearly_full": ("disk", "disk_nearly_full", FAULTS),
    "network=his_down": ("his", "his_down", FAULTS),
    "network=platform_down": ("platform", "platform_down", FAULTS),
    "network=acquirer_down": ("acquirer", "acquirer_down", FAULTS),
    "network=unplugged": ("network", "no_link", FAULTS),
    "memory=low": ("memory", "memory_low", WARNINGS),
    "temperature=hot": ("temperature", "hot", FAULTS),
    "touch=gone": ("touch", "touch_gone", FAULTS),
    "display=gone": ("display", "display_gone", FAULTS),
    "audio=gone": ("audio", "audio_gone", FAULTS),
}
kiosk = sys.argv[1]
complaints = []


def expect(held, what):
    if not held:
        complaints.append(what)


def run(*words):
    return subprocess.run([kiosk, "diag", *words], capture_output=True, text=True, timeout=120, stdin=subprocess.DEVNULL)


def report_of(done, what):
    try:
        return json.loads(done.stdout)
    except ValueError:
        expect(False, f"{what}: no JSON alone on stdout: {done.stdout[:200]!r} {done.stderr[:200]!r}")
        return {"findings": [], "ready": None}


def chinese(text):
    return any("\u4e00" <= letter <= "\u9fff" for letter in text)


def check_well():
    done = run("--json")
    report = report_of(done, "a well machine")
    expect(done.returncode == 0, f"a well machine ends with {done.returncode}")
    expect(report["ready"] is True, "a well machine is not ready")
    expect({finding["part"] for finding in report["findings"]} == PARTS, "not every part was tested")
    expect(len(report["findings"]) == len(PARTS), "a part was tested twice")
    for finding in report["findings"]:
        part = finding["part"]
        wanted = "needs_person" if part in AT_THE_SCREEN else "passed"
        expect(finding["verdict"] == wanted, f"{part} is {finding['verdict']}: {finding['what_en']} {finding['detail']}")
        expect(isinstance(finding["ms"], int) and 0 <= finding["ms"] < 60_000, f"{part} took {finding['ms']}")
        expect(chinese(finding["what_zh"]) and finding["what_en"], f"{part} has no words")
    return report


def check_fault(fault, part, cause, status):
    done = run("--json", "--fault", fault)
    report = report_of(done, fault)
    expect(done.returncode == status, f"{fault} ends with {done.returncode}, not {status}")
    expect(report["ready"] is (status == WARNINGS), f"{fault}: ready is {report['ready']}")
    for finding in report["findings"]:
        if finding["part"] == part:
            expect(finding["cause"] == cause, f"{fault}: {part} is {finding['cause'] or finding['verdict']}, not {cause}")
            wanted = "failed" if status == FAULTS else "warning"
            expect(finding["verdict"] == wanted, f"{fault}: {part} is {finding['verdict']}")
            expect(chinese(finding["what_zh"]) and chinese(finding["advice_zh"]), f"{fault}: no Chinese advice")
            expect(finding["what_en"] and finding["advice_en"], f"{fault}: no English advice")
        else:
            expect(finding["cause"] == "", f"{fault}: {finding['part']} is blamed for {finding['cause']}")
    expect({finding["part"] for finding in report["findings"]} == PARTS, f"{fault}: not every part was tested")


def check_words():
    for words, named in ((("--fault", "printer=on_fire"), "printer=on_fire"), (("--fault", "cat=asleep"), "cat=asleep"),
                         (("flux_capacitor",), "flux_capacitor"), (("disk", "dsik"), "dsik")):
        done = run(*words)
        expect(done.returncode == WRONG_USAGE, f"{words} ends with {done.returncode}")
        expect(named in done.stderr, f"{words}: {done.stderr!r} does not name {named}")
        expect(done.stdout == "", f"{words}: something on stdout")
    one = report_of(run("--json", "disk", "clock"), "two tests")
    expect([finding["part"] for finding in one["findings"]] == ["disk", "clock"], "not the tests that were asked for")


def check_out():
    with tempfile.TemporaryDirectory() as folder:
        out = pathlib.Path(folder)
        done = run("--json", "--out", folder, "--fault", "disk=nearly_full", "disk", "memory")
        expect(done.returncode == FAULTS, f"--out ends with {done.returncode}: {done.stderr}")
        expect(json.loads((out / "report.json").read_text()) == json.loads(done.stdout), "report.json is another report")
        pdf = (out / "report.pdf").read_bytes()
        expect(pdf.startswith(b"%PDF-") and len(pdf) > 1000, "report.pdf is no PDF")
    done = run("--out", "/nowhere/at/all", "disk")
    expect(done.returncode == WRONG_USAGE and "/nowhere/at/all" in done.stderr, "a folder that is not there is not told")


check_well()
for fault, (part, cause, status) in EXPECTED.items():
    check_fault(fault, part, cause, status)
check_words()
check_out()
for complaint in complaints:
    print(complaint)
print(f"{len(EXPECTED)} faults, {len(complaints)} complaints")
sys.exit(1 if complaints else 0)
