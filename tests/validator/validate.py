#!/usr/bin/env python3
"""Reads captured traffic of the settlement platform (traffic.jsonl) and checks it against tables and rules
written from the specification alone, in another language than client and simulated platform: one misreading
cannot pass all three. Usage: validate.py FILE…, or DIR… for DIR/*/hospital/traffic.jsonl of walked
journeys; each finding is `file:line: infno: what`."""
import contextlib
import json
import re
import sqlite3
import sys
from datetime import datetime
from decimal import Decimal, InvalidOperation
from pathlib import Path

TABLES = json.loads((Path(__file__).parent / "fields.json").read_text(encoding="utf-8"))
LOCAL_FIELDS = {"exp_content", "expContent"}
FOUR_TERMS = ("fulamt_ownpay_amt", "overlmt_selfpay", "preselfpay_amt", "inscp_scp_amt")
TIF_HEADERS = ("x-tif-paasid", "x-tif-timestamp", "x-tif-nonce")
CSB_HEADERS = ("_api_name", "_api_version", "_api_access_key", "_api_timestamp")


def number(value):
    """A Decimal of a JSON number or a number as text; None for anything else."""
    if isinstance(value, bool) or not isinstance(value, (int, str, Decimal)):
        return None
    try:
        return Decimal(value)
    except InvalidOperation:
        return None


def is_time(text, form):
    try:
        return datetime.strptime(text, form).strftime(form) == text
    except ValueError:
        return False


def main_row(given):
    """The node that names the visit: mdtrtinfo where there is one, else the only node (or its first row)."""
    node = given.get("mdtrtinfo") or next(iter(given.values()), {})
    row = next(iter(listed(node)), {})
    return row if isinstance(row, dict) else {}


def listed(node):
    return node if isinstance(node, list) else [node]


class Visit:
    """What the platform knows of one visit (mdtrt_id)."""

    def __init__(self, psn_no, ipt_otp_no):
        self.psn_no = psn_no
        self.ipt_otp_no = ipt_otp_no
        self.described = False
        self.batches = {}  # chrg_bchno -> sum of lines
        self.quote = None  # (request, setlinfo) of the last 2206 that was answered
        self.settlements = {}  # setl_id -> its charge batch while it stands, then None
        self.cancelled = False


class Book:
    """One file: one machine's messages in their order."""

    def __init__(self, written=()):
        self.findings = []
        self.written = set(written)  # msgids of settlements that stand in the kiosk's journal
        self.exchanges = 0
        self.messages = {}  # msgid -> (infno, psn_no, chrg_bchno)
        self.people = set()  # psn_no that 1101 answered
        self.visits = {}  # mdtrt_id -> Visit
        self.where = ""
        self.infno = ""

    def find(self, what):
        self.findings.append(f"{self.where}: {self.infno}: {what}")

    # --- tables ------------------------------------------------------------------------------------------
    def value(self, name, value, rule):
        kind, length, _, *values = rule
        if kind == "num":
            return self.amount(name, value, length)
        if kind == "object":
            if not isinstance(value, dict) or len(json.dumps(value, default=str)) > length:
                self.find(f"{name} is not an object of at most {length} characters")
            return
        if not isinstance(value, str):
            return self.find(f"{name} is not text")
        if len(value) > length:
            self.find(f"{name} is longer than {length}")
        if kind == "datetime" and not is_time(value, "%Y-%m-%d %H:%M:%S"):
            self.find(f"{name} is not yyyy-MM-dd HH:mm:ss: {value}")
        if kind == "date" and not is_time(value, "%Y-%m-%d"):
            self.find(f"{name} is not yyyy-MM-dd: {value}")
        if values and value not in TABLES["values"][values[0]]:
            self.find(f"{name} has a value outside its set: {value}")

    def amount(self, name, value, form):
        precision, scale = (int(part) for part in form.split(","))
        known = number(value)
        if known is None or not known.is_finite():
            return self.find(f"{name} is not a number")
        _, digits, exponent = known.normalize().as_tuple()
        if max(0, -exponent) > scale:
            self.find(f"{name} has more than {scale} decimals")
        if len(digits) + exponent > precision - scale:
            self.find(f"{name} has more than {precision} digits")

    def fields(self, node, table, where):
        if not isinstance(node, dict):
            return self.find(f"{where} is not an object")
        for name, rule in table.items():
            value = node.get(name)
            if value is None or value == "":
                if rule[2] == "Y":
                    self.find(f"{name} is missing")
                elif name in node and value is None:
                    self.find(f"{name} is null")
                continue
            self.value(name, value, rule)
        for name in node.keys() - table.keys() - LOCAL_FIELDS:
            self.find(f"{name} is not a field of {where}")

    def payload(self, given):
        tables = TABLES["input"].get(self.infno)
        if tables is None:
            return self.find("a transaction that has no table")
        for name, table in tables.items():
            node = given.get(name.removesuffix("[]"))
            if node is None:
                self.find(f"node {name} is missing")
            elif name.endswith("[]"):
                if not isinstance(node, list) or not node:
                    self.find(f"node {name} is not a list with rows")
                    continue
                for row in node:
                    self.fields(row, table, name)
            else:
                self.fields(node, table, name)
        for name in given.keys() - {name.removesuffix("[]") for name in tables} - LOCAL_FIELDS:
            self.find(f"{name} is not a node of this transaction")

    def conditions(self, request, given):
        rows = [row for node in given.values() for row in listed(node) if isinstance(row, dict)]
        if any("psn_no" in row for row in rows) and not request.get("insuplc_admdvs"):
            self.find("insuplc_admdvs is missing though the input carries psn_no")
        for row in rows:
            if row.get("mdtrt_cert_type") == "03" and self.infno == "1101" and not row.get("card_sn"):
                self.find("card_sn is missing for a card")
            if row.get("mdtrt_cert_type") in ("01", "03") and not row.get("mdtrt_cert_no"):
                self.find("mdtrt_cert_no is missing")
            chronic = self.infno == "2203A" and str(row.get("med_type")).startswith("14")
            if chronic and not row.get("dise_codg"):
                self.find("dise_codg is missing for a chronic disease")

    # --- envelope ----------------------------------------------------------------------------------------
    def headers(self, exchange):
        headers = {name.lower(): value for name, value in exchange["headers"].items()}
        if "json" not in headers.get("content-type", ""):
            self.find("content-type is not JSON")
        tif = any(name in headers for name in TIF_HEADERS)
        csb = any(name in headers for name in CSB_HEADERS)
        if tif == csb:
            return self.find("headers of exactly one gateway style are wanted")
        for name in TIF_HEADERS if tif else CSB_HEADERS:
            if not headers.get(name):
                self.find(f"header {name} is missing")
        stamp = headers.get("x-tif-timestamp" if tif else "_api_timestamp", "")
        if tif and not re.fullmatch(r"\d{10}", stamp):
            self.find("x-tif-timestamp is not Unix time in seconds")
        if csb and not re.fullmatch(r"\d{10}(\d{3})?", stamp):
            self.find("_api_timestamp is not Unix time")
        if tif and "/ebus/" in exchange["path"] and not exchange["path"].endswith("/" + self.infno):
            self.find("the path names another transaction")

    def msgid(self, request):
        msgid = request.get("msgid")
        if not isinstance(msgid, str) or not msgid:
            return
        code = request.get("fixmedins_code", "")
        rest = msgid.removeprefix(code)
        if len(msgid) != 30 or rest == msgid or not re.fullmatch(r"\d{18}", rest):
            self.find(f"msgid is not institution, time and serial in 30 characters: {msgid}")
        elif not is_time(rest[:14], "%Y%m%d%H%M%S"):
            self.find(f"msgid holds no time: {msgid}")
        if msgid in self.messages:
            self.find(f"msgid was used before: {msgid}")

    # --- order and amounts -------------------------------------------------------------------------------
    def visit_of(self, row):
        visit = self.visits.get(row.get("mdtrt_id"))
        if visit is None:
            self.find("out of order: no 2201 has opened this mdtrt_id")
        elif visit.cancelled:
            self.find("out of order: the visit was cancelled")
        elif visit.psn_no != row.get("psn_no"):
            self.find("psn_no is not the person of this visit")
        return visit

    def story(self, request, given, reply):
        """Carries one message into the visit's state; `reply` is the output of a success, else None."""
        step = getattr(self, "on_" + self.infno.lower(), None)
        if step is not None:
            step(main_row(given), given, reply)

    def on_1101(self, row, given, reply):
        if reply is not None:
            self.people.add(reply.get("baseinfo", {}).get("psn_no"))

    def known(self, row):
        if row.get("psn_no") not in self.people:
            self.find("out of order: no 1101 has answered this psn_no")

    def on_2001(self, row, given, reply):
        self.known(row)

    # What insurance is asked of a person: all of them want one that 1101 answered.
    on_5206 = on_5261 = on_5301 = on_5304 = on_2001

    def on_2201(self, row, given, reply):
        self.known(row)
        twins = [v for v in self.visits.values() if v.ipt_otp_no == row.get("ipt_otp_no")]
        if any(twin.psn_no != row.get("psn_no") for twin in twins):
            self.find("ipt_otp_no was used for another person")
        if reply is not None:
            opened = listed(reply.get("data", {}))[0]
            visit = Visit(row.get("psn_no"), row.get("ipt_otp_no"))
            self.visits.setdefault(opened.get("mdtrt_id"), visit)

    def on_2203a(self, row, given, reply):
        visit = self.visit_of(row)
        if visit is not None and reply is not None:
            visit.described = True

    def on_2204(self, row, given, reply):
        visit = self.visit_of(row)
        lines = [line for line in listed(given.get("feedetail", [])) if isinstance(line, dict)]
        for key in ("mdtrt_id", "psn_no", "chrg_bchno"):
            if len({line.get(key) for line in lines}) > 1:
                self.find(f"{key} differs between lines")
        if len({line.get("feedetl_sn") for line in lines}) < len(lines):
            self.find("feedetl_sn is repeated")
        for line in lines:
            total, count, price = (number(line.get(n)) for n in ("det_item_fee_sumamt", "cnt", "pric"))
            if None not in (total, count, price) and abs(count * price - total) > Decimal("0.01"):
                self.find("a line's total is not quantity times price")
        if visit is None:
            return
        if not visit.described:
            self.find("out of order: 2204 before 2203A")
        if reply is not None:
            total = sum(number(line.get("det_item_fee_sumamt")) or Decimal(0) for line in lines)
            batch = row.get("chrg_bchno")
            visit.batches[batch] = visit.batches.get(batch, Decimal(0)) + total
            visit.quote = None

    def on_2205(self, row, given, reply):
        visit = self.visit_of(row)
        if visit is None or reply is None:
            return
        standing = {batch for batch in visit.settlements.values() if batch is not None}
        if row.get("chrg_bchno") in standing or (standing and row.get("chrg_bchno") == "0000"):
            self.find("out of order: lines of a standing settlement are cancelled")
        for batch in list(visit.batches):
            if row.get("chrg_bchno") in (batch, "0000"):  # 0000: every line of the visit
                del visit.batches[batch]
        visit.quote = None

    def batch_total(self, visit, row):
        uploaded = visit.batches.get(row.get("chrg_bchno"))
        if uploaded is None:
            self.find("out of order: no 2204 has uploaded this batch")
        elif number(row.get("medfee_sumamt")) != uploaded:
            self.find(f"medfee_sumamt {row.get('medfee_sumamt')} is not the sum of the lines {uploaded}")

    def balance(self, reply):
        info = (reply or {}).get("setlinfo", {})
        names = ("medfee_sumamt", "fund_pay_sumamt", "psn_part_amt", "hosp_part_amt", "acct_pay",
                 "psn_cash_pay", "acct_mulaid_pay")
        total, fund, part, hospital, account, cash, aid = (number(info.get(name)) for name in names)
        if None in (total, fund, part, hospital, account, cash, aid):
            return info
        if total != fund + part + hospital:
            self.find("the reply's total is not fund, person and hospital together")
        if part not in (account + cash, account + cash + aid):
            self.find("the reply's personal part is not account and cash together")
        return info

    def on_2206(self, row, given, reply):
        visit = self.visit_of(row)
        if visit is None:
            return
        self.batch_total(visit, row)
        info = self.balance(reply)
        if reply is not None:
            visit.quote = (row, info)

    def on_2207(self, row, given, reply):
        visit = self.visit_of(row)
        if visit is None:
            return
        self.batch_total(visit, row)
        if row.get("chrg_bchno") in visit.settlements.values():
            self.find("a second settlement of the batch while the first stands")
        if visit.quote is None:
            self.find("out of order: 2207 before 2206")
        else:
            asked, info = visit.quote
            for name in ("chrg_bchno", "insutype", "med_type", "psn_setlway", "acct_used_flag",
                         "mdtrt_cert_type"):
                if row.get(name) != asked.get(name):
                    self.find(f"{name} differs from 2206")
            for name in FOUR_TERMS:
                if number(row.get(name)) != number(info.get(name)):
                    self.find(f"{name} is not what 2206 answered")
        terms = [number(row.get(name)) for name in FOUR_TERMS]
        if None not in terms and sum(terms) != number(row.get("medfee_sumamt")):
            self.find("the four terms do not add up to medfee_sumamt")
        info = self.balance(reply)
        if reply is not None:
            visit.settlements[info.get("setl_id")] = row.get("chrg_bchno")

    def on_2208(self, row, given, reply):
        visit = self.visit_of(row)
        if visit is None:
            return
        if row.get("setl_id") not in visit.settlements:
            self.find("setl_id was never answered by a 2207 of this visit")
        elif reply is not None:
            visit.settlements[row["setl_id"]] = None

    def on_2202(self, row, given, reply):
        visit = self.visit_of(row)
        if visit is None:
            return
        if visit.ipt_otp_no != row.get("ipt_otp_no"):
            self.find("ipt_otp_no is not that of 2201")
        # Those of a standing settlement are another bill's of the same visit; the platform then refuses.
        standing = {batch for batch in visit.settlements.values() if batch}
        if set(visit.batches) - standing:
            self.find("out of order: 2202 before 2205, fee lines are still there")
        if reply is not None:
            visit.cancelled = True
            if standing:
                self.find("2202 cancelled a visit on which a settlement stands")

    def on_2601(self, row, given, reply):
        original = self.messages.get(row.get("omsgid"))
        if original is None and row.get("omsgid") in self.written:
            return None  # on its way, or lost there: that is what a reversal is for
        if original is None:
            return self.find(f"omsgid was never sent: {row.get('omsgid')}")
        if original[0] != row.get("oinfno"):
            self.find(f"oinfno is {row.get('oinfno')}, the message was {original[0]}")
        if original[1] != row.get("psn_no"):
            self.find("psn_no is not that of the message reversed")
        for visit in self.visits.values() if reply is not None and row.get("oinfno") == "2207" else ():
            if visit.psn_no == row.get("psn_no"):
                visit.settlements = {setl_id: None if batch == original[2] else batch
                                     for setl_id, batch in visit.settlements.items()}

    # --- one exchange ------------------------------------------------------------------------------------
    def front(self, request):
        self.infno = "1162"
        if request.get("transType") not in TABLES["values"]["transType"]:
            self.find(f"transType has a value outside its set: {request.get('transType')}")
        self.fields(request.get("data"), TABLES["front"], "data")
        code = (request.get("data") or {}).get("ecQrCode", "")
        if not re.fullmatch(r"(424|opc)\d{25}", code):
            self.find("ecQrCode has not the form of an e-code")
        if request.get("orgId") != (request.get("data") or {}).get("orgId"):
            self.find("orgId differs inside and outside")

    def exchange(self, where, exchange):
        self.where, self.infno = where, "?"
        self.exchanges += 1
        request = exchange.get("request")
        at_the_door = exchange.get("path", "").endswith(("/hgs/", "/csb"))
        if request is None and exchange.get("http_status") == 401 and at_the_door:
            self.infno = "-"  # the machine's own test asks at the gateway's door whether it is there, and is sent away
            return None
        if not isinstance(request, dict):
            return self.find("the request is not a JSON object")
        if "transType" in request:
            return self.front(request)
        self.infno = str(request.get("infno", "?"))
        self.headers(exchange)
        self.fields(request, TABLES["envelope"], "the envelope")
        self.msgid(request)
        given = request.get("input")
        given = given if isinstance(given, dict) else {}
        self.payload(given)
        self.conditions(request, given)
        self.story(request, given, success(exchange.get("reply")))
        main = main_row(given)
        self.messages[request.get("msgid")] = (self.infno, main.get("psn_no"), main.get("chrg_bchno"))


def success(reply):
    """The output of an answer with infcode 0, which may be text that holds JSON; None for anything else."""
    if not isinstance(reply, dict) or str(reply.get("infcode")) != "0":
        return None
    output = reply.get("output")
    if isinstance(output, str):
        output = json.loads(output, parse_float=Decimal) if output else {}
    return output if isinstance(output, dict) else {}


def settlements_written(journal):
    """What the kiosk meant to send: a message that never arrived is in no traffic, yet it must be reversed."""
    if not journal.exists():
        return []
    with contextlib.closing(sqlite3.connect(f"file:{journal}?mode=ro", uri=True)) as database:
        rows = database.execute("SELECT key FROM record WHERE kind = 'sent' AND leg = 'insurance'")
        return [key for (key,) in rows]


def check(path):
    book = Book(settlements_written(Path(path).resolve().parent.parent / "journal.db"))
    for line_number, line in enumerate(Path(path).read_text(encoding="utf-8").splitlines(), 1):
        if line.strip():
            book.exchange(f"{path}:{line_number}", json.loads(line, parse_float=Decimal))
    return book


def main(paths):
    if not paths or paths[0].startswith("-"):
        print(__doc__)
        return 0 if paths and paths[0] == "--help" else 2
    files = []
    for path in map(Path, paths):
        found = sorted(path.glob("*/hospital/traffic.jsonl")) if path.is_dir() else [path]
        if not found:
            print(f"no traffic was captured under {path}", file=sys.stderr)
            return 1
        files += found
    books = [check(path) for path in files]
    findings = [finding for book in books for finding in book.findings]
    for finding in findings:
        print(finding)
    print(f"{sum(book.exchanges for book in books)} exchanges, {len(findings)} findings")
    return 1 if findings else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
