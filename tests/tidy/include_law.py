#!/usr/bin/env python3
"""The law of the house, read off the source: which room may include which, where each foreign library lives, how long
files, functions and lines may be. Usage: include_law.py ROOT; prints each broken rule, exit 1 if there is one."""
import re
import sys
from pathlib import Path

# room -> rooms whose headers it may include (itself always). Rooms of one ring never include one another.
ROOMS = {
    "kiosk/base": set(),
    "kiosk/domain": {"kiosk/base"},
    "kiosk/journey": {"kiosk/base", "kiosk/domain"},
    "kiosk/money": {"kiosk/base", "kiosk/domain"},
    "hal": {"kiosk/base", "kiosk/domain"},
    "printer": {"kiosk/base", "kiosk/domain"},
    "services/hospital": {"kiosk/base"},
    "services": {"kiosk/base", "kiosk/domain"},
    "ui": {"kiosk/base", "kiosk/domain"},
    "kiosk/diagnostics": {"kiosk/base", "kiosk/domain", "hal", "services"},
    "kiosk/app": {"kiosk/base", "kiosk/domain", "kiosk/journey", "kiosk/money", "kiosk/diagnostics", "hal", "printer",
                  "services", "ui"},
}
ROOMS["kiosk/demo"] = ROOMS["kiosk/app"] | {"kiosk/app"}
ROOMS["kiosk"] = ROOMS["kiosk/demo"] | {"kiosk/demo"}

# foreign header -> the folders that may include it
HOMES = {
    r"curl/": ["services/transport"],
    r"sqlite3\.h": ["services/journal", "services/hospital"],
    r"openssl/": ["services/crypto", "services/journal", "services/staff", "services/support", "services/hospital", "hal/card",
                  "hal/pin_pad"],
    r"(winscard|PCSC/|pcsclite)": ["hal"],
    r"cups/": ["hal"],
    r"libcamera/": ["hal/camera/"],
    r"libudev\.h": ["hal/hotplug.cpp"],
    r"(jpeglib|jerror)\.h": ["hal/camera/jpeg.cpp"],
    r"(zbar|ZXing|opencv2)": ["hal"],
    r"(cairo|pango|poppler)": ["printer"],
    r"(SDL|imgui|backends/imgui|ft2build|GL/)": ["ui"],
    r"zip\.h": ["services/settlement", "services/archive", "services/hospital"],
    r"prometheus/": ["services/metrics"],
    r"boost/": ["services/hospital"],
    r"nlohmann/": ["kiosk/base/json.h", "services/hospital"],
    r"toml\+\+": ["kiosk/base/config.cpp"],
    r"systemd/": ["kiosk/base/log.cpp"],
}
PURE = {"kiosk/journey", "kiosk/money"}
IMPURE = r"<(thread|mutex|fstream|iostream|filesystem|random|future|condition_variable|atomic|unistd\.h|sys/.*)>"
LINE_CHARS_MAX, FILE_LINES_MAX, FUNCTION_LINES_MAX = 110, 450, 70


def room_of(path):
    best = ""
    for room in ROOMS:
        if (path + "/").startswith(room + "/") and len(room) > len(best):
            best = room
    return best


def check_includes(name, lines):
    room = room_of(name)
    for number, line in enumerate(lines, 1):
        ours = re.match(r'\s*#\s*include\s+"([^"]+)"', line)
        if ours:
            target = room_of(ours.group(1))
            if not target:
                yield number, f'"{ours.group(1)}" is not a path from the top of a room'
            elif target != room and target not in ROOMS[room]:
                yield number, f"{room} may not include {target}"
        foreign = re.match(r"\s*#\s*include\s+[<\"]([^>\"]+)[>\"]", line)
        if foreign and not ours:
            for pattern, homes in HOMES.items():
                if re.match(pattern, foreign.group(1)) and not any(name.startswith(home) for home in homes):
                    yield number, f"<{foreign.group(1)}> has its home in {', '.join(homes)}"
        if room in PURE and re.search(IMPURE, line):
            yield number, f"{room} is pure: {line.strip()}"


def check_size(name, lines):
    if len(lines) > FILE_LINES_MAX:
        yield FILE_LINES_MAX, f"a file of {len(lines)} lines (limit {FILE_LINES_MAX})"
    start = None
    for number, line in enumerate(lines, 1):
        if len(line) > LINE_CHARS_MAX:
            yield number, f"a line of {len(line)} characters (limit {LINE_CHARS_MAX})"
        if re.match(r"^\S.*\)\s*(const|noexcept|override|->.*)?\s*\{$", line) and not line.startswith(("namespace", "TEST")):
            start = number
        if line == "}" and start:
            if number - start > FUNCTION_LINES_MAX:
                yield start, f"a function of {number - start} lines (limit {FUNCTION_LINES_MAX})"
            start = None


def check_essay(name, lines):
    first = next((line for line in lines if line.strip()), "")
    if not first.startswith("//"):
        yield 1, "opens without saying what it is for"


# Words that patients read stand in the catalogues; examples and the bench are for people who build kiosks.
WORDLESS = {"ui/bench/", "ui/examples", "ui/contact_sheet.cpp"}


def check_words(name, lines):
    if not name.startswith("ui/") or any(name.startswith(folder) for folder in WORDLESS):
        return
    for number, line in enumerate(lines, 1):
        code = re.sub(r"//.*", "", line)
        if re.search(r'(?<![UL])"[^"]*[\u4e00-\u9fff]', code):
            yield number, "has Chinese words; they belong in ui/text/zh_CN.po and en.po"


def main():
    root = Path(sys.argv[1])
    broken = 0
    for folder in ("kiosk", "hal", "ui", "printer", "services"):
        for path in sorted((root / folder).rglob("*")):
            if path.suffix not in (".h", ".cpp"):
                continue
            name = path.relative_to(root).as_posix()
            lines = path.read_text(encoding="utf-8").split("\n")
            for check in (check_includes, check_size, check_essay, check_words):
                for number, what in check(name, lines):
                    print(f"{name}:{number}: {what}")
                    broken += 1
    print(f"{broken} broken rules")
    return 1 if broken else 0


if __name__ == "__main__":
    sys.exit(main())
