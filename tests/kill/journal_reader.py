"""A second reader of the money journal, written from services/journal's format page alone: it checks the hash
chain and tells the facts of each case. It shares no code with the kiosk, so that one mistake cannot hide in both."""
import hashlib
import sqlite3


def field(value):
    data = value if isinstance(value, bytes) else str(value).encode()
    return len(data).to_bytes(4, "big") + data


def sm3(data):
    return hashlib.new("sm3", data).digest()


COLUMNS = "sequence, at_ms, case_id, kind, leg, key, undoes, amount_fen, body_hash, detail, sealed, hash"


class Journal:
    """Opens read-only; `problems` lists what does not fit, empty = the chain holds."""

    def __init__(self, path):
        self.database = sqlite3.connect(f"file:{path}?mode=ro", uri=True)
        self.problems = []
        self.cases = {}
        self._read()

    def _read(self):
        (journal_id,) = self.database.execute("SELECT value FROM meta WHERE name = 'journal_id'").fetchone()
        journal_id = journal_id if isinstance(journal_id, bytes) else journal_id.encode()
        last = sm3(b"kiosk journal 1" + journal_id)
        expected = 0
        for row in self.database.execute(f"SELECT {COLUMNS} FROM record ORDER BY sequence"):
            expected += 1
            *values, stored = row
            if values[0] != expected:
                self.problems.append(f"record {expected} is missing")
                return
            values = ["" if value is None else value for value in values]
            last = sm3(last + b"".join(field(value) for value in values))
            if last != stored:
                self.problems.append(f"record {expected} does not fit the chain")
                return
            self.cases.setdefault(values[2], []).append(dict(zip(COLUMNS.split(", "), values)))
        sequence, head = self.database.execute("SELECT sequence, hash FROM head").fetchone() or (0, last)
        if (sequence, head) != (expected, last):
            self.problems.append(f"the head names record {sequence}, the last one is {expected}")

    def open_cases(self):
        return [case for case, facts in self.cases.items() if facts[-1]["kind"] != "case_closed"
                and not any(fact["kind"] == "case_closed" for fact in facts)]
