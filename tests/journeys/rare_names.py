#!/usr/bin/env python3
"""Walks the two journeys of rare names and reads what they leave: the slip's text, and what the log says of fonts.

rare_names.py KIOSK OUT_FOLDER
"""
import subprocess
import sys
from pathlib import Path

journeys = Path(__file__).parent


def walked(kiosk, journey, out):
    """The slip's text, and the lines of the log about characters that no font has."""
    done = subprocess.run([kiosk, "demo", "--headless", "--journey", journeys / f"{journey}.journey", "--out", out],
                          capture_output=True, text=True, check=False)
    if done.returncode != 0:
        sys.exit(done.stderr)
    text = subprocess.run(["pdftotext", "-layout", out / "slip.pdf", "-"], capture_output=True, text=True, check=True)
    return text.stdout, [line for line in done.stderr.splitlines() if "no installed font" in line]


def main(kiosk, out):
    slip, missing = walked(kiosk, "rare_name_by_card", out / "by_card")
    if "𠮷样例𫄨𫝆𫸩𮉸" not in slip:
        sys.exit("the slip does not hold the name:\n" + slip)
    if missing:
        sys.exit("drawn as boxes: " + "\n".join(missing))
    slip, missing = walked(kiosk, "rare_name_in_no_font", out / "in_no_font")
    if "样例" not in slip:
        sys.exit("the slip does not hold the rest of the name:\n" + slip)
    shown = [line for line in missing if line.endswith("U+3FFFD; shown as a box")]
    printed = [line for line in missing if line.endswith("U+3FFFD; printed as a box")]
    if len(shown) != 1 or len(printed) != 1 or len(missing) != 2:
        sys.exit("not one line for the screen and one for the slip:\n" + "\n".join(missing))


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    main(sys.argv[1], Path(sys.argv[2]))
