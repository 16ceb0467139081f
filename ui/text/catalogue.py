#!/usr/bin/python3
"""Turns the catalogues zh_CN.po and en.po into the header that a room is compiled with: that of the screens, or of
another room with a type and a namespace of its own.

    catalogue.py zh_CN.po en.po words.h [HEADER NAMESPACE]

Refuses, with file and line: a word that one catalogue lacks, an empty, fuzzy or obsolete one, a text wider than its
room ("width" in zh_CN.po), gaps that differ, a missing plural form, Chinese in the English catalogue.
"""
import re
import sys
import unicodedata

import polib

# The name of a language in that language is the one word of another.
CHINESE_IN_ENGLISH = {"to_english", "english_here", "filing_how"}


def columns(text):
    """Terminal columns: what translators' tools count in, and close to what the screen shows."""
    return sum(2 if unicodedata.east_asian_width(letter) in "WF" else 1 for letter in text)


def gaps(text):
    """The indices of the values that fill a text: {} counts up, {1} names one."""
    found = re.findall(r"\{(\d*)\}", text)
    return {int(index) if index else at for at, index in enumerate(found)}


class Catalogue:
    def __init__(self, path, plurals):
        self.path, self.plurals, self.problems = path, plurals, []
        self.entries = {}
        for entry in polib.pofile(path):
            if entry.msgid in self.entries:
                self.complain(entry, "stands here twice")
            self.entries[entry.msgid] = entry
            self.check(entry)

    def complain(self, entry, what):
        self.problems.append(f"{self.path}:{entry.linenum}: {entry.msgid} {what}")

    def texts(self, entry):
        return [entry.msgstr_plural[form] for form in sorted(entry.msgstr_plural)] or [entry.msgstr]

    def check(self, entry):
        if entry.obsolete or entry.fuzzy:
            self.complain(entry, "is marked obsolete or fuzzy: settle it")
        if not re.fullmatch(r"[a-z][a-z0-9_]*", entry.msgid):
            self.complain(entry, "is no name of the program")
        if not all(self.texts(entry)):
            self.complain(entry, "has no words")
        if entry.msgid_plural and len(entry.msgstr_plural) != self.plurals:
            self.complain(entry, f"needs {self.plurals} plural forms")


def width_of(entry):
    found = re.search(r"^width: (\d+)$", entry.comment, re.MULTILINE)
    return int(found.group(1)) if found else None


def compare(chinese, english):
    for name, entry in chinese.entries.items():
        other = english.entries.get(name)
        width = width_of(entry)
        if width is None:
            chinese.complain(entry, 'has no line "#. width: COLUMNS"')
            continue
        if other is None:
            chinese.complain(entry, f"is missing in {english.path}")
            continue
        if bool(entry.msgid_plural) != bool(other.msgid_plural) or entry.msgctxt != other.msgctxt:
            english.complain(other, f"has another context or plural than in {chinese.path}")
        wanted = gaps(chinese.texts(entry)[0])
        named = "gaps:" in entry.comment  # a language may leave one of the named values out
        for catalogue, each in ((chinese, entry), (english, other)):
            for text in catalogue.texts(each):
                if columns(text) > width:
                    catalogue.complain(each, f"takes {columns(text)} columns of {width}: {text}")
                if not named and gaps(text) != wanted:
                    catalogue.complain(each, f"has other gaps than in Chinese: {text}")
        if name not in CHINESE_IN_ENGLISH and re.search("[\u4e00-\u9fff]", "".join(english.texts(other))):
            english.complain(other, "is Chinese")
    for name, entry in english.entries.items():
        if name not in chinese.entries:
            english.complain(entry, f"is missing in {chinese.path}")


def quoted(text):
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def write_header(path, chinese, english, header, namespace):
    lines = ["// Made from zh_CN.po and en.po by catalogue.py.", "#pragma once", "",
             f'#include "{header}"', "", f"namespace {namespace} {{", ""]
    for name, entry in chinese.entries.items():
        kind = "Plural" if entry.msgid_plural else "Phrase"
        texts = chinese.texts(entry) + english.texts(english.entries[name])
        lines.append(f"inline constexpr {kind} {name}{{{', '.join(map(quoted, texts))}}};")
    lines += ["", f"}}  // namespace {namespace}", ""]
    with open(path, "w", encoding="utf-8") as header:
        header.write("\n".join(lines))


def main():
    chinese_path, english_path, output = sys.argv[1:4]
    header, namespace = sys.argv[4:] or ("ui/text/phrase.h", "kiosk::ui::words")
    chinese, english = Catalogue(chinese_path, 1), Catalogue(english_path, 2)
    compare(chinese, english)
    problems = chinese.problems + english.problems
    for problem in problems:
        print(problem, file=sys.stderr)
    if problems:
        sys.exit(1)
    write_header(output, chinese, english, header, namespace)


if __name__ == "__main__":
    main()
