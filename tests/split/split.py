#!/usr/bin/env python3
"""Who pays what, computed a second time.

split.py CASES_PROGRAM TABLES_FOLDER [--planted]

Reads the cases that the program prints, computes each split from catalogue.json and policy.json in the order of the
specification's chapter 4 (scope, deductible, ratio, ceiling, further funds, account, own money), and compares every
term to the fen. With --planted one term of each case is made wrong by a fen: every one must be found.
"""
import json
import re
import subprocess
import sys
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path

CENT = Decimal("0.01")


def table(folder, name):
    """The hospital's tables are JSON with whole-line comments."""
    text = Path(folder, name).read_text()
    return json.loads(re.sub(r"^\s*//.*$", "", text, flags=re.MULTILINE))


def yuan(fen):
    return Decimal(fen) / 100


def share(amount, percent):
    return (amount * percent / 100).quantize(CENT, ROUND_HALF_UP)


def scope(lines, catalogue):
    """Chapter 4, step 1, line by line: what is outside, over the ceiling, borne first, and what is left."""
    outside = over = first = within = Decimal(0)
    for line in lines:
        item = catalogue[line["code"]]
        rest = yuan(line["total_fen"])
        if item["level"] == "03":
            outside += rest
            continue
        if "ceiling" in item:
            above = max(Decimal(0), rest - Decimal(item["ceiling"]) * line["count"])
            over += above
            rest -= above
        borne = share(rest, item["first_borne_percent"])
        first += borne
        within += rest - borne
    return outside, over, first, within


def policy_of(case, policies):
    care = "inpatient" if case["med_type"][0] == "2" else "chronic" if case["med_type"][:2] == "14" else "outpatient"
    return next(row for row in policies if row["insutype"] == case["insutype"] and row["care"] == care
                and row["level"] == case["level"] and case["psn_type"].startswith(row["psn_type"]))


def by_ratio(base, bands):
    """Each band's ratio counts for what lies between its bound and the next."""
    bounds = [Decimal(band["over"]) for band in bands] + [None]
    total = Decimal(0)
    for band, low, high in zip(bands, bounds, bounds[1:]):
        top = base if high is None else min(base, high)
        total += share(max(Decimal(0), top - low), band["percent"])
    return total


def split_of(case, catalogue, policies):
    stands = case["standing"]
    total = sum((yuan(line["total_fen"]) for line in case["lines"]), Decimal(0))
    outside, over, first, within = scope(case["lines"], catalogue)
    policy = policy_of(case, policies)
    deductible = Decimal(policy["deductible"]["yuan"])
    if policy["deductible"]["per"] == "year":
        deductible = max(Decimal(0), deductible - yuan(stands["deductible_used_fen"]))
    deductible = min(deductible, within)
    ratio = by_ratio(within - deductible, policy["bands"])
    basic = min(ratio, max(Decimal(0), Decimal(policy["cap"]) - yuan(stands["fund_used_fen"])))
    large = share(ratio - basic, policy.get("past_cap_percent", 0))
    left = within - basic - large
    servant = share(left, 50) if stands["civil_servant"] else Decimal(0)
    left -= servant
    assistance = share(left, stands["assistance_percent"])
    left -= assistance
    hospital = min(Decimal(5), left) if stands["age"] >= 80 else Decimal(0)
    fund = basic + large + servant + assistance
    person = total - fund - hospital
    own_account = aid = Decimal(0)
    if stands["use_account"]:
        payable = person - outside
        own_account = min(yuan(stands["account_fen"]), payable)
        aid = min(yuan(stands["mutual_aid_fen"]), payable - own_account)
    return {"medfee_sumamt": total, "fulamt_ownpay_amt": outside, "overlmt_selfpay": over, "preselfpay_amt": first,
            "inscp_scp_amt": within, "act_pay_dedc": deductible, "hifp_pay": basic, "large_amount": large,
            "cvlserv_pay": servant, "maf_pay": assistance, "fund_pay_sumamt": fund, "hosp_part_amt": hospital,
            "psn_part_amt": person, "acct_pay": own_account + aid, "acct_mulaid_pay": aid,
            "psn_cash_pay": person - own_account - aid, "balc": yuan(stands["account_fen"]) - own_account}


def main(program, folder, planted):
    catalogue = {item["code"]: item for item in table(folder, "catalogue.json")}
    policies = table(folder, "policy.json")
    cases = [json.loads(line) for line in subprocess.check_output([program], text=True).splitlines()]
    found = 0
    above_zero = dict.fromkeys(cases[0]["split"], 0)
    for number, case in enumerate(cases):
        told = case["split"]
        if planted:
            told[sorted(told)[number % len(told)]] += 1
        wrong = [f"{name} is {yuan(told[name])}, must be {value}"
                 for name, value in split_of(case, catalogue, policies).items() if yuan(told[name]) != value]
        found += bool(wrong)
        for name, value in told.items():
            above_zero[name] += value > 0
        if wrong and not planted:
            print(f"case {number}: {'; '.join(wrong)}")
    rare = [name for name, count in above_zero.items() if count < 5]
    print(f"{len(cases)} cases, {found} {'found' if planted else 'wrong'}; terms seen in fewer than five: {rare}")
    if len(cases) < 200 or rare or found != (len(cases) if planted else 0):
        sys.exit(1)


if __name__ == "__main__":
    if len(sys.argv) < 3:
        sys.exit(__doc__)
    main(sys.argv[1], sys.argv[2], "--planted" in sys.argv)
