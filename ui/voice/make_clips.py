#!/usr/bin/env python3
"""Makes the placeholder voice: a WAV for each row of the table in each language, spoken by espeak-ng, and two tones.
Usage: make_clips.py TABLE.csv FOLDER. Writes FOLDER/zh/ID.wav, FOLDER/en/ID.wav and FOLDER/prompts.tsv, the list that
whoever records a voice reads from; all clips are 22050 Hz, mono, 16 bit. A row that lacks anything is an error with its line."""
import array
import csv
import math
import os
import subprocess
import sys
import wave
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

HERTZ = 22050
COLUMNS = ["id", "zh", "pinyin", "en"]
# From Chinese characters espeak-ng 1.51 guesses wrong readings; from pinyin with tones it guesses nothing.
VOICES = {"zh": ("cmn-latn-pinyin", "pinyin"), "en": ("en", "en")}
WORDS_PER_MINUTE = {"zh": 160, "en": 150}
# (hertz, seconds) one after the other; the alarm goes up and down so that it is not taken for a doorbell.
TONES = {"chime": ("提示音", "chime", [(880, 0.25), (660, 0.45)]),
         "alarm": ("警报音", "alarm", [(1200, 0.18), (800, 0.18)] * 6)}


def read_table(path):
    rows = []
    with open(path, encoding="utf-8", newline="") as file:
        reader = csv.reader(file)
        if next(reader, None) != COLUMNS:
            sys.exit(f"{path}:1: the columns must be {','.join(COLUMNS)}")
        for cells in reader:
            where = f"{path}:{reader.line_num}"
            if len(cells) != len(COLUMNS):
                sys.exit(f"{where}: {len(cells)} cells instead of {len(COLUMNS)}")
            for column, cell in zip(COLUMNS, cells):
                if not cell.strip():
                    sys.exit(f"{where}: no {column}")
            row = dict(zip(COLUMNS, cells))
            if row["id"] in TONES or any(row["id"] == other["id"] for other in rows):
                sys.exit(f"{where}: {row['id']} is there twice")
            rows.append(row)
    return rows


def speak(text, language, path):
    voice, _ = VOICES[language]
    # Without the pause that ends a sentence, so that numbers flow.
    subprocess.run(["espeak-ng", "-v", voice, "-s", str(WORDS_PER_MINUTE[language]), "-z", "-w", path, text], check=True)
    with wave.open(path) as clip:
        if (clip.getframerate(), clip.getnchannels(), clip.getsampwidth()) != (HERTZ, 1, 2) or not clip.getnframes():
            sys.exit(f"{path}: espeak-ng made another format than {HERTZ} Hz, mono, 16 bit")


def sound(notes, path):
    samples = array.array("h")
    for hertz, seconds in notes:
        count = int(HERTZ * seconds)
        for i in range(count):
            fade = min(1.0, i / 200, (count - i) / (count * 0.6))  # no clicks
            samples.append(int(14000 * fade * math.sin(2 * math.pi * hertz * i / HERTZ)))
    if sys.byteorder == "big":
        samples.byteswap()
    with wave.open(path, "wb") as clip:
        clip.setparams((1, 2, HERTZ, 0, "NONE", ""))
        clip.writeframes(samples.tobytes())


def main():
    table, folder = sys.argv[1], Path(sys.argv[2])
    rows = read_table(table)
    with ThreadPoolExecutor(os.cpu_count()) as workers:
        jobs = []
        for language, (_, column) in VOICES.items():
            (folder / language).mkdir(parents=True, exist_ok=True)
            for old in (folder / language).glob("*.wav"):
                old.unlink()  # of a row that was taken out
            for row in rows:
                jobs.append(workers.submit(speak, row[column], language, str(folder / language / (row["id"] + ".wav"))))
            for name, (_, _, notes) in TONES.items():
                sound(notes, str(folder / language / (name + ".wav")))
        for job in jobs:
            job.result()
    said = [(row["id"], row["zh"], row["en"]) for row in rows]
    said += [(name, f"（{zh}）", f"({en})") for name, (zh, en, _) in TONES.items()]
    (folder / "prompts.tsv").write_text("".join("\t".join(line) + "\n" for line in said), encoding="utf-8")


if __name__ == "__main__":
    main()
