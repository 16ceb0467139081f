#!/usr/bin/env python3
"""Plants one violation of each kind into a faultless visit and wants the validator to find it, and nothing in
the faultless one. Usage: validate_test.py"""
import contextlib
import copy
import json
import sqlite3
import sys
import tempfile
from decimal import Decimal
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
import validate  # noqa: E402  (the module under test lies beside this file)

CODE = "H99010100001"
PERSON = "99000000000000000012345678"
WHEN = "2026-11-22 09:30:15"
TERMS = {"fulamt_ownpay_amt": 10.00, "overlmt_selfpay": 0.00, "preselfpay_amt": 8.60,
         "inscp_scp_amt": 110.00}
SPLIT = {"medfee_sumamt": 128.60, "fund_pay_sumamt": 54.00, "psn_part_amt": 74.60, "hosp_part_amt": 0,
         "acct_pay": 50.00, "psn_cash_pay": 24.60, "acct_mulaid_pay": 0} | TERMS


def exchange(infno, serial, given, output):
    request = {"infno": infno, "msgid": f"{CODE}20261122093015{serial:04}", "mdtrtarea_admvs": "990100",
               "insuplc_admdvs": "990100", "recer_sys_code": "YBXT", "dev_no": "K001", "dev_safe_info": "",
               "cainfo": "", "signtype": "SM3", "infver": "V1.0", "opter_type": "2", "opter": "ZZJ07",
               "opter_name": "自助机07", "inf_time": WHEN, "fixmedins_code": CODE,
               "fixmedins_name": "示例市第一医院", "sign_no": "", "input": given}
    return {"at": "2026-11-22T09:30:15+08:00", "path": "/ebus/demo_api/prd/hsa/hgs/" + infno,
            "http_status": 200,
            "headers": {"content-type": "application/json;charset=utf-8", "x-tif-paasid": "demo",
                        "x-tif-timestamp": "1795311015", "x-tif-nonce": "0123456789abcdef"},
            "request": request, "reply": {"infcode": 0, "output": output}}


def line(serial, total):
    return {"feedetl_sn": serial, "mdtrt_id": "M1", "psn_no": PERSON, "chrg_bchno": "B1", "rx_circ_flag": "0",
            "fee_ocur_time": WHEN, "med_list_codg": "001", "medins_list_codg": "GH1",
            "det_item_fee_sumamt": total, "cnt": 1.0, "pric": total, "bilg_dept_codg": "0301",
            "bilg_dept_name": "内科",
            "bilg_dr_codg": "D1", "bilg_dr_name": "样例", "hosp_appr_flag": "1"}


def front():
    data = {"orgId": CODE, "businessType": "01101", "operatorId": "ZZJ07", "operatorName": "自助机07",
            "officeId": "A03", "officeName": "内科", "deviceType": "SelfService",
            "ecQrCode": "4241234567890123456789990000"}
    return {"at": "", "path": "/localcfc/api/hsecfc/localQrCodeQuery", "http_status": 200, "headers": {},
            "request": {"orgId": CODE, "transType": "ec.query", "data": data, "extra": ""},
            "reply": {"code": 0}}


def knock():
    """The machine's test of itself asks whether the gateway is there."""
    return {"at": "", "path": "/ebus/demo_api/prd/hsa/hgs/", "http_status": 401, "headers": {}, "request": None,
            "reply": {"code": 401}}


def visit():
    """e-code, 1101 … 2207, then everything taken back: nothing in it is wrong."""
    who = {"mdtrt_cert_type": "01", "mdtrt_cert_no": "990000ecdemo00000000000000000000000001"}
    basis = who | {"psn_no": PERSON, "med_type": "12", "medfee_sumamt": 128.60, "psn_setlway": "01",
                   "mdtrt_id": "M1", "chrg_bchno": "B1", "insutype": "310", "acct_used_flag": "1",
                   "invono": ""}
    ids = {"psn_no": PERSON, "mdtrt_id": "M1"}
    diagnosis = {"diag_type": "1", "diag_srt_no": 1, "diag_code": "Z00.001", "diag_name": "健康查体",
                 "diag_dept": "0301", "dise_dor_no": "D1", "dise_dor_name": "样例", "diag_time": WHEN,
                 "vali_flag": "1"}
    data = {"psn_no": PERSON, "insutype": "310", "fixmedins_code": CODE, "med_type": "12", "begntime": WHEN}
    opened = who | {"psn_no": PERSON, "insutype": "310", "begntime": WHEN, "ipt_otp_no": "MZ1",
                    "atddr_no": "D1", "dr_name": "样例", "dept_code": "0301", "dept_name": "内科", "caty": "A03"}
    described = ids | {"med_type": "12", "begntime": WHEN}
    steps = [
        ("1101", {"data": who | {"card_sn": "", "psn_cert_type": "01"}}, {"baseinfo": {"psn_no": PERSON}}),
        ("2001", {"data": data}, {"trtinfo": []}),
        ("2201", {"data": opened}, {"data": {"mdtrt_id": "M1"}}),
        ("2203A", {"diseinfo": [diagnosis], "mdtrtinfo": described}, None),
        ("2204", {"feedetail": [line("1", 100.00), line("2", 28.60)]}, {"result": []}),
        ("2206", {"data": basis}, {"setlinfo": dict(SPLIT)}),
        ("2207", {"data": basis | TERMS}, {"setlinfo": SPLIT | {"setl_id": "S1"}}),
        ("2601", {"data": {"psn_no": PERSON, "omsgid": f"{CODE}202611220930150007", "oinfno": "2207"}}, None),
        ("2208", {"data": ids | {"setl_id": "S1"}}, {"setlinfo": {}}),
        ("2205", {"data": ids | {"chrg_bchno": "B1"}}, None),
        ("2202", {"data": ids | {"ipt_otp_no": "MZ1"}}, None)]
    return [front()] + [exchange(infno, serial, *rest) for serial, (infno, *rest) in enumerate(steps, 1)] + [knock()]


# Positions in visit().
FRONT, WHO, BENEFIT, OPEN, DESCRIBE, UPLOAD, QUOTE, SETTLE, REVERSE, CANCEL, UNLOAD, CLOSE, KNOCK = range(13)


def put(at, path, value):
    """Sets what lies at the path of one exchange; `...` takes it away."""
    def plant(lines):
        node = lines[at]
        for key in path[:-1]:
            node = node[key]
        if value is ...:
            del node[path[-1]]
        else:
            node[path[-1]] = value
    return plant


def drop(at):
    return lambda lines: lines.pop(at)


ENVELOPE = ("request",)
DATA = ("request", "input", "data")
LINE = ("request", "input", "feedetail", 0)
VIOLATIONS = [
    ("not a JSON object", put(KNOCK, ("http_status",), 200)),
    ("not a JSON object", put(KNOCK, ("path",), "/ebus/demo_api/prd/hsa/hgs/2207")),
    ("infver is missing", put(WHO, ENVELOPE + ("infver",), ...)),
    ("opter_type has a value outside", put(WHO, ENVELOPE + ("opter_type",), "1")),
    ("insuplc_admdvs is missing", put(OPEN, ENVELOPE + ("insuplc_admdvs",), "")),
    ("sign_no is null", put(OPEN, ENVELOPE + ("sign_no",), None)),
    ("is not a field of the envelope", put(OPEN, ENVELOPE + ("insuplc_admvs",), "990100")),
    ("inf_time is not yyyy", put(OPEN, ENVELOPE + ("inf_time",), "2026-13-22 09:30:15")),
    ("msgid is not institution", put(OPEN, ENVELOPE + ("msgid",), "X" * 30)),
    ("msgid holds no time", put(OPEN, ENVELOPE + ("msgid",), CODE + "202613220930150099")),
    ("msgid was used before", put(OPEN, ENVELOPE + ("msgid",), CODE + "202611220930150001")),
    ("header x-tif-nonce is missing", put(WHO, ("headers", "x-tif-nonce"), ...)),
    ("x-tif-timestamp is not Unix", put(WHO, ("headers", "x-tif-timestamp"), "1795311015000")),
    ("headers of exactly one", put(WHO, ("headers", "_api_name"), "x")),
    ("content-type is not JSON", put(WHO, ("headers", "content-type"), "text/plain")),
    ("the path names another", put(WHO, ("path",), "/ebus/demo_api/prd/hsa/hgs/1102")),
    ("a transaction that has no table", put(BENEFIT, ENVELOPE + ("infno",), "2999")),
    ("node data is missing", put(BENEFIT, ENVELOPE + ("input",), {})),
    ("node diseinfo[] is not a list", put(DESCRIBE, ("request", "input", "diseinfo"), [])),
    ("mdtrt_cert_type has a value outside", put(WHO, DATA + ("mdtrt_cert_type",), "04")),
    ("card_sn is missing for a card", put(WHO, DATA + ("mdtrt_cert_type",), "03")),
    ("mdtrt_cert_no is missing", put(WHO, DATA + ("mdtrt_cert_no",), "")),
    ("caty is longer than 6", put(OPEN, DATA + ("caty",), "A03.001")),
    ("dr_name is not text", put(OPEN, DATA + ("dr_name",), 7)),
    ("psn_setlway has a value outside", put(QUOTE, DATA + ("psn_setlway",), "1")),
    ("acct_used_flag has a value outside", put(QUOTE, DATA + ("acct_used_flag",), "Y")),
    ("medfee_sumamt is not a number", put(QUOTE, DATA + ("medfee_sumamt",), "a lot")),
    ("has more than 2 decimals", put(QUOTE, DATA + ("medfee_sumamt",), 128.604)),
    ("has more than 16 digits", put(QUOTE, DATA + ("medfee_sumamt",), 10 ** 15)),
    ("medfee_sumamt 128.5 is not the sum", put(QUOTE, DATA + ("medfee_sumamt",), 128.5)),
    ("a line's total is not", put(UPLOAD, LINE + ("pric",), 99.0)),
    ("feedetl_sn is repeated", put(UPLOAD, LINE + ("feedetl_sn",), "2")),
    ("chrg_bchno differs between lines", put(UPLOAD, LINE + ("chrg_bchno",), "B2")),
    ("preselfpay_amt is not what 2206", put(SETTLE, DATA + ("preselfpay_amt",), 8.5)),
    ("the four terms do not add up", put(SETTLE, DATA + ("inscp_scp_amt",), 100.0)),
    ("acct_used_flag differs from 2206", put(SETTLE, DATA + ("acct_used_flag",), "0")),
    ("the reply's total", put(SETTLE, ("reply", "output", "setlinfo", "fund_pay_sumamt"), 50.0)),
    ("the reply's personal part", put(SETTLE, ("reply", "output", "setlinfo", "psn_cash_pay"), 20.0)),
    ("no 1101 has answered", drop(WHO)),
    ("no 1101 has answered", lambda lines: (put(BENEFIT, ENVELOPE + ("infno",), "5301")(lines), lines.pop(WHO))),
    ("no 2201 has opened", drop(OPEN)),
    ("2204 before 2203A", drop(DESCRIBE)),
    ("no 2204 has uploaded", drop(UPLOAD)),
    ("2207 before 2206", drop(QUOTE)),
    ("2202 before 2205", drop(UNLOAD)),
    ("a second settlement", lambda lines: lines.insert(SETTLE + 1, lines[SETTLE])),
    ("lines of a standing settlement", lambda lines: lines.__delitem__(slice(REVERSE, UNLOAD))),
    ("the visit was cancelled", lambda lines: lines.append(lines[CANCEL])),
    ("psn_no is not the person of this visit", put(QUOTE, DATA + ("psn_no",), "1")),
    ("ipt_otp_no is not that of 2201", put(CLOSE, DATA + ("ipt_otp_no",), "MZ2")),
    ("setl_id was never answered", put(CANCEL, DATA + ("setl_id",), "S2")),
    ("omsgid was never sent", put(REVERSE, DATA + ("omsgid",), CODE + "202611220930159999")),
    ("oinfno is 2208, the message was 2207", put(REVERSE, DATA + ("oinfno",), "2208")),
    ("oinfno has a value outside", put(REVERSE, DATA + ("oinfno",), "2206")),
    ("psn_no is not that of the message", put(REVERSE, DATA + ("psn_no",), "1")),
    ("ecQrCode has not the form", put(FRONT, DATA[:1] + ("data", "ecQrCode"), "134567890123456789")),
    ("deviceType has a value outside", put(FRONT, DATA[:1] + ("data", "deviceType"), "PC")),
    ("transType has a value outside", put(FRONT, ENVELOPE + ("transType",), "ec.guess")),
    ("orgId differs", put(FRONT, ENVELOPE + ("orgId",), "H1")),
]


def findings(lines):
    text = "\n".join(json.dumps(line, ensure_ascii=False) for line in lines)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "traffic.jsonl"
        path.write_text(text, encoding="utf-8")
        return validate.check(path).findings


def refuses_nothing():
    """No traffic at all is a failure, not a success without findings."""
    with tempfile.TemporaryDirectory() as folder:
        return validate.main([folder]) == 1


def believes_the_journal():
    """A 2207 that never arrived may be reversed if the kiosk's journal has it, and only then."""
    lines = visit()
    lost = CODE + "202611220930159999"
    put(REVERSE, DATA + ("omsgid",), lost)(lines)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "hospital" / "traffic.jsonl"
        path.parent.mkdir()
        path.write_text("\n".join(json.dumps(line, ensure_ascii=False) for line in lines), encoding="utf-8")
        without = any("omsgid was never sent" in finding for finding in validate.check(path).findings)
        with contextlib.closing(sqlite3.connect(Path(folder) / "journal.db")) as database:
            database.execute("CREATE TABLE record(kind, leg, key)")
            database.execute("INSERT INTO record VALUES('sent', 'insurance', ?)", (lost,))
            database.commit()
        with_it = any("omsgid was never sent" in finding for finding in validate.check(path).findings)
    return without and not with_it


def main():
    failed = [f"found in a faultless visit: {finding}" for finding in findings(visit())]
    for wanted, plant in VIOLATIONS:
        lines = copy.deepcopy(visit())
        plant(lines)
        if not any(wanted in finding for finding in findings(lines)):
            failed.append(f"planted and not found: {wanted}")
    for what in failed:
        print(what)
    print(f"{len(VIOLATIONS)} violations planted, {len(failed)} failures")
    return 1 if failed or not refuses_nothing() or not believes_the_journal() else 0


if __name__ == "__main__":
    assert validate.number(True) is None and validate.number("1.50") == Decimal("1.5")
    sys.exit(main())
