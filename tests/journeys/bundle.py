#!/usr/bin/env python3
"""bundle.py STICK HOSPITAL FOLDER: the one support bundle on the stick is shut for everybody but its recipient, and holds what
a developer needs: the tests that staff ran, what they did, state, figures, log and the names of the configuration's keys."""
import json
import re
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

HOLDS = {"state.txt", "log.txt", "audit.txt", "readiness.json", "metrics.txt", "configuration_keys.txt"}


def decrypted(bundle, certificate, key, archive):
    """True where this certificate and key open it."""
    done = subprocess.run(["openssl", "cms", "-decrypt", "-inform", "DER", "-binary", "-in", bundle, "-recip", certificate,
                           "-inkey", key, "-out", archive], capture_output=True, check=False)
    return done.returncode == 0


def opened(stick, hospital, folder):
    """The bundle's files by name, decrypted and unpacked into `folder`."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    found = sorted(path.name for path in stick.iterdir())
    if len(found) != 1 or not re.fullmatch(r"kiosk-K001-\d{8}-\d{6}\.zip\.cms", found[0]):
        sys.exit(f"FAILED: on the stick lies {found}")
    bundle, archive = stick / found[0], folder / "bundle.zip"
    shutil.copy(bundle, folder)
    staff, support = hospital / "staff", hospital / "support"
    if zipfile.is_zipfile(bundle) or decrypted(bundle, staff / "engineer.pem", staff / "engineer.key", folder / "stranger"):
        sys.exit("FAILED: somebody else can read the bundle")
    if not decrypted(bundle, support / "recipient.pem", support / "recipient.key", archive):
        sys.exit("FAILED: its recipient cannot read the bundle")
    with zipfile.ZipFile(archive) as packed:
        packed.extractall(folder)
        return {name: packed.read(name).decode() for name in packed.namelist()}


def main():
    files = opened(Path(sys.argv[1]), Path(sys.argv[2]), Path(sys.argv[3]))
    wrong = [] if set(files) >= HOLDS else [f"it lacks {HOLDS - set(files)}"]
    tested = {finding["part"] for report in json.loads(files["readiness.json"]) for finding in report["findings"]}
    has = {"the scanner's test": "code_scanner" in tested,
           "who signed in": re.search(r" sign_in engineer", files["audit.txt"]),
           "the test in what staff did": "code_scanner: passed" in files["audit.txt"],
           "kiosk and version": re.match(r"kiosk K001\nversion \d", files["state.txt"]),
           "figures": re.search(r"^kiosk_", files["metrics.txt"], re.M),
           "the keys of the configuration": "support.recipient" in files["configuration_keys.txt"].split()}
    wrong += [f"it lacks {what}" for what, there in has.items() if not there]
    for one in wrong:
        print(f"FAILED: {one}", file=sys.stderr)
    print(f"the bundle opens for its recipient alone; {len(files)} files, {sum(map(len, files.values()))} characters")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
