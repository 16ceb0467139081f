#!/usr/bin/env python3
"""A gap in the table of the voice stops the build with file and line. Usage: table_test.py make_clips.py prompts.csv"""
import subprocess
import sys
import tempfile
from pathlib import Path

MAKE_CLIPS, TABLE = sys.argv[1:]


def complaint(change):
    """What is said of the real table with one line of it changed."""
    with tempfile.TemporaryDirectory() as folder:
        table = Path(folder) / "prompts.csv"
        lines = Path(TABLE).read_text(encoding="utf-8").split("\n")
        lines[4] = change(lines[4])
        table.write_text("\n".join(lines), encoding="utf-8")
        made = subprocess.run([sys.executable, MAKE_CLIPS, table, folder + "/voice"], capture_output=True, text=True)
        assert made.returncode != 0 and not (Path(folder) / "voice").exists(), made
        return made.stderr.replace(folder + "/", "").strip()


def without(column):
    def change(line):
        cells = line.split(",")
        cells[column] = ""
        return ",".join(cells)
    return change


assert complaint(without(2)) == "prompts.csv:5: no pinyin", complaint(without(2))
assert complaint(without(3)) == "prompts.csv:5: no en", complaint(without(3))
assert complaint(lambda line: line + ",more") == "prompts.csv:5: 5 cells instead of 4"
assert complaint(lambda line: "identify" + line[line.index(","):]) == "prompts.csv:5: identify is there twice"
