"""What the catalogues' compiler refuses: one planted fault of each kind in otherwise good catalogues.

    catalogue_test.py CATALOGUE.PY ZH_CN.PO EN.PO
"""
import subprocess
import sys
import tempfile
from pathlib import Path

HEADER = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\n'
GOOD_ZH = '''#. width: 8
msgctxt "frame"
msgid "back"
msgstr "返回"

#. width: 16
msgctxt "counts"
msgid "people_ahead"
msgid_plural "people_ahead"
msgstr[0] "前面还有 {} 人"
'''
GOOD_EN = '''msgctxt "frame"
msgid "back"
msgstr "Back"

msgctxt "counts"
msgid "people_ahead"
msgid_plural "people_ahead"
msgstr[0] "{} person"
msgstr[1] "{} people"
'''
# what is replaced, by what, in which catalogue, and what the compiler says
PLANTED = [
    ('msgid "back"\n', 'msgid "back_again"\n', "en", "back is missing in"),
    ('msgid "back"\n', 'msgid "back_again"\n', "zh", "back is missing in"),
    ('"Back"', '""', "en", "has no words"),
    ('"返回"', '""', "zh", "has no words"),
    ('"Back"', '"Go back to where you came from"', "en", "takes 30 columns of 8"),
    ('"返回"', '"返回到上一页"', "zh", "takes 12 columns of 8"),
    ('"Back"', '"返回"', "en", "is Chinese"),
    ('"{} people"', '"people"', "en", "has other gaps"),
    ('msgstr[1] "{} people"\n', "", "en", "needs 2 plural forms"),
    ('msgctxt "frame"\nmsgid "back"', '#, fuzzy\nmsgctxt "frame"\nmsgid "back"', "en", "fuzzy"),
    ("#. width: 8\n", "", "zh", 'has no line "#. width: COLUMNS"'),
    ('msgid "back"\n', 'msgid "Go Back"\n', "zh", "is no name of the program"),
    ('msgctxt "frame"', 'msgctxt "home"', "en", "has another context"),
]


def compile_catalogues(program, zh, en):
    with tempfile.TemporaryDirectory() as scratch:
        paths = {}
        for name, text in (("zh_CN", zh), ("en", en)):
            paths[name] = Path(scratch) / f"{name}.po"
            paths[name].write_text(HEADER + text, encoding="utf-8")
        header = Path(scratch) / "words.h"
        done = subprocess.run([program, paths["zh_CN"], paths["en"], header], capture_output=True, text=True,
                              check=False)
        return done.returncode, done.stderr, header.exists()


def main():
    program, *shipped = sys.argv[1:]
    failures = 0
    code, said, made = compile_catalogues(program, GOOD_ZH, GOOD_EN)
    if code != 0 or not made:
        print("good catalogues are refused:", said)
        failures += 1
    for what, by, where, wanted in PLANTED:
        texts = {"zh": GOOD_ZH, "en": GOOD_EN}
        assert what in texts[where], what
        texts[where] = texts[where].replace(what, by, 1)
        code, said, made = compile_catalogues(program, texts["zh"], texts["en"])
        if code == 0 or made or wanted not in said or ".po:" not in said:
            print(f"not found: {wanted}\n{said}")
            failures += 1
    for path in shipped:  # and gettext's own tools can read what we ship
        done = subprocess.run(["msgfmt", "--check-format", "-o", "/dev/null", path], check=False)
        failures += done.returncode != 0
    print(f"{len(PLANTED)} planted faults, {failures} failures")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
