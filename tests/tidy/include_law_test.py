#!/usr/bin/env python3
"""The test of the test: plants one violation of each kind in a copy of the tree and wants it found."""
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

PLANTED = [
    ("kiosk/journey/planted.cpp", '// x\n#include "kiosk/money/case.h"\n', "kiosk/journey may not include kiosk/money"),
    ("kiosk/domain/planted.h", '// x\n#include "services/ports.h"\n', "kiosk/domain may not include services"),
    ("services/hospital/planted.cpp", '// x\n#include "services/ports.h"\n', "services/hospital may not include services"),
    ("ui/planted.cpp", '// x\n#include "hal/device.h"\n', "ui may not include hal"),
    ("kiosk/money/planted.cpp", "// x\n#include <curl/curl.h>\n", "has its home in"),
    ("kiosk/money/planted.cpp", "// x\n#include <thread>\n", "kiosk/money is pure"),
    ("hal/planted.cpp", "#include <string>\n", "opens without saying"),
    ("printer/planted.cpp", "// x\n" + "// filler\n" * 451, "a file of"),
    ("printer/planted.cpp", "// x\n// " + "long " * 30 + "\n", "a line of"),
    ("ui/planted.cpp", '// x\nauto planted = "退出";\n', "has Chinese words"),
    ("printer/planted.cpp", "// x\nvoid f() {\n" + "    g();\n" * 71 + "}\n", "a function of"),
]


def run(law, root):
    done = subprocess.run([sys.executable, law, root], capture_output=True, text=True, check=False)
    return done.returncode, done.stdout


def main():
    root, law = Path(sys.argv[1]), Path(sys.argv[1]) / "tests/tidy/include_law.py"
    failures = 0
    with tempfile.TemporaryDirectory() as scratch:
        copy = Path(scratch)
        for folder in ("kiosk", "hal", "ui", "printer", "services"):
            shutil.copytree(root / folder, copy / folder)
        for name, text, wanted in PLANTED:
            planted = copy / name
            planted.write_text(text, encoding="utf-8")
            code, said = run(law, copy)
            planted.unlink()
            if code != 1 or wanted not in said:
                print(f"not found: {name}: {wanted}")
                failures += 1
    print(f"{len(PLANTED) - failures} of {len(PLANTED)} planted violations found")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
