"""What tells who somebody is, and how it is looked for: whole, or its end, as a careless mask leaves it."""
import json
import re
import sqlite3
import subprocess

PERSONAL = ("name", "name_en", "id_number", "card_number", "card_identification", "psn_no", "passport", "visit_card",
            "booking_code")
# The test card that the demo's hands put in (kiosk/demo/helping_hands.cpp), and what staff type (kiosk/demo/demo_config.cpp).
TEST_CARD = ("99010000D15600000000000000000000", "T00000001", "990101199001010019")
STAFF_PINS = ("482913", "507264")
# What is the hospital's own stands everywhere, and nobody is known by it.
ALLOWED = ("示例市第一医院", "City First Hospital", "H99010100001")
SHORTEST = 4  # characters of ASCII: below that everything is found everywhere
TAIL = 7


def of_patients(hospital):
    told = subprocess.run([hospital, "patients", "--json"], check=True, capture_output=True, text=True).stdout
    told = json.loads(told)
    return told if isinstance(told, list) else told["patients"]


def of_this_life(books):
    """Codes that were shown, tokens that the platform gave for them, files that were opened."""
    with sqlite3.connect(books) as base:
        found = [row[0] for table, column in (("codes", "code"), ("tokens", "token"), ("payments", "code"))
                 for row in base.execute(f"SELECT {column} FROM {table}")]
        for row in base.execute("SELECT visit_card, name, phone, guardian_name, guardian_number FROM patient_files"):
            found += row
    return found


def gathered(hospital, out):
    """Every canary, each once; the patients' own first."""
    found = [patient.get(key, "") for patient in of_patients(hospital) for key in PERSONAL]
    found += of_this_life(out / "hospital" / "books.db")
    found += [*TEST_CARD, *STAFF_PINS]
    found += [file.read_text(encoding="ascii").strip() for file in (out / "secrets").glob("staff_*.secret")]
    return list(dict.fromkeys(text for text in found if text and not (text.isascii() and len(text) < SHORTEST)))


def spellings(canary):
    """As UTF-8 and as JSON that escapes."""
    return {canary.encode(), json.dumps(canary)[1:-1].encode()}


def is_word(byte):
    return chr(byte).isalnum() and byte < 128


def stands_alone(text, start, end):
    """Not a part of a longer number or word, and not the decimals of a figure."""
    before, after = text[max(0, start - 2):start], text[end:end + 1]
    decimals = len(before) == 2 and before[1:] == b"." and chr(before[0]).isdigit()
    return not decimals and not (before and is_word(before[-1])) and not (after and is_word(after[0]))


def holds(text, canary):
    """The place where `canary`, or an end of it of at least seven characters, stands in the bytes; or None."""
    short_number = canary.isdigit() and len(canary) < 10
    for spelling in spellings(canary):
        for match in re.finditer(re.escape(spelling), text):
            if not short_number or stands_alone(text, *match.span()):
                return match.start()
    if len(canary) <= TAIL:
        return None
    whole, tail = canary.encode(), canary[-TAIL:].encode()
    for match in re.finditer(re.escape(tail), text):
        start, known = match.start(), len(whole) - len(tail)
        while start > 0 and known > 0 and text[start - 1] == whole[known - 1]:
            start, known = start - 1, known - 1
        if stands_alone(text, start, match.end()):
            return start
    return None


def found_in(text, canaries):
    """(canary, words around it) for each that the bytes hold."""
    for allowed in ALLOWED:
        text = text.replace(allowed.encode(), b"~")
    hits = []
    for canary in canaries:
        at = holds(text, canary)
        if at is not None:
            hits.append((canary, text[max(0, at - 60):at + 60].decode(errors="replace")))
    return hits
