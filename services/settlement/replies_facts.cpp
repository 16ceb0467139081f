// Payloads of the questions that move nothing: accumulations, filings, what was spent (specification 2.11).
// Rows of the wrong year or kind are left out; a row that cannot be understood makes the answer unknown,
// because half a truth about somebody's money is none.
#include <algorithm>
#include <map>

#include "kiosk/base/log.h"
#include "services/settlement/replies.h"

namespace kiosk::services::settlement {
namespace {

using namespace insurance;

std::string day_of(const Fields& row, const std::string& name) { return row.text(name).substr(0, 10); }

bool in_force(const std::string& begins, const std::string& ends, const std::string& day) {
    return (begins.empty() || begins <= day) && (ends.empty() || day <= ends);
}

// Rows count from the year's beginning; where months are told apart, the latest one has the sum.
struct Latest {
    std::string month;
    Fen sum;
    AccumulationMeaning meaning = AccumulationMeaning::deductible_used;
};

Result<Accumulations> accumulations_of(const QueryAccumulations& call, const Success& reply,
                                       const CityDialect& city) {
    Accumulations told;
    std::map<std::string, Latest> latest;
    for (const auto& row : reply.output.rows_having("cum_type_code")) {
        const auto year = row.text("year");
        const auto insutype = row.text("insutype");
        if (!year.empty() && year != call.year) continue;
        if (!insutype.empty() && insutype != call.coverage.insutype) continue;
        const auto code = row.text("cum_type_code");
        const auto named = std::find_if(city.accumulations.begin(), city.accumulations.end(),
                                        [&](const AccumulationCode& one) { return one.code == code; });
        if (named == city.accumulations.end()) {
            ++told.rows_not_understood;
            continue;
        }
        const auto month = row.text("cum_ym");
        const auto sum = TRY(row.yuan("cum"));
        const auto before = latest.find(code);
        if (before == latest.end() || before->second.month <= month)
            latest[code] = {month, sum, named->meaning};
    }
    for (const auto& [code, entry] : latest) {
        auto& total = entry.meaning == AccumulationMeaning::fund_paid ? told.fund_paid : told.deductible_used;
        total = total.value_or(Fen{}) + entry.sum;
    }
    return told;
}

// 5203's names; a list may call the cash part by either of its two.
Result<Spent> spent_of(const Fields& row) {
    Spent spent;
    spent.when = row.text("setl_time");
    spent.place = row.text("fixmedins_name");
    spent.total = TRY(row.yuan("medfee_sumamt"));
    spent.fund = TRY(row.yuan_or_zero("fund_pay_sumamt"));
    spent.account = TRY(row.yuan_or_zero("acct_pay"));
    spent.mutual_aid = TRY(row.yuan_or_zero("acct_mulaid_pay"));
    spent.own = TRY(row.yuan_or_zero(row.has("psn_cash_pay") ? "psn_cash_pay" : "cash_payamt"));
    return spent;
}

void latest_first(Spending& told) {
    std::stable_sort(told.rows.begin(), told.rows.end(),
                     [](const Spent& one, const Spent& other) { return one.when > other.when; });
}

}  // namespace

Outcome<Reply> read_accumulations(const QueryAccumulations& call, const Success& reply,
                                  const CityDialect& city) {
    auto told = accumulations_of(call, reply, city);
    if (!told) return Unknown{"5206: " + told.error().text};
    if (told->rows_not_understood > 0)
        log::info("settlement", "5206: {} rows whose code the city's file does not name",
                  told->rows_not_understood);
    return answer(*told);
}

Outcome<Reply> read_filings(const QueryFilings& call, const Success& reply) {
    Filings told;
    for (const auto& row : reply.output.rows_having("begndate")) {
        Filing filing{row.text("reflin_medins_name"), day_of(row, "begndate"), day_of(row, "enddate")};
        if (in_force(filing.begins, filing.ends, call.on.date())) told.rows.push_back(std::move(filing));
    }
    return answer(std::move(told));
}

Outcome<Reply> read_disease_filings(const QueryDiseaseFilings& call, const Success& reply) {
    DiseaseFilings told;
    for (const auto& row : reply.output.rows_having("opsp_dise_code")) {
        DiseaseFiling filing{row.text("opsp_dise_code"), row.text("opsp_dise_name"), day_of(row, "begndate"),
                             day_of(row, "enddate")};
        if (in_force(filing.begins, filing.ends, call.on)) told.rows.push_back(std::move(filing));
    }
    return answer(std::move(told));
}

Outcome<Reply> read_spending(const Success& reply, const CityDialect& city) {
    Spending told;
    if (city.spending_transaction.empty()) {
        told.amounts_known = false;
        for (const auto& row : reply.output.rows("mdtrtinfo")) {
            Spent visit;
            visit.when = row.text("begntime");
            visit.amounts_known = false;
            told.rows.push_back(std::move(visit));
        }
    } else {
        for (const auto& row : reply.output.rows_having("setl_id")) {
            auto spent = spent_of(row);
            if (!spent) return Unknown{"the list of settlements: " + spent.error().text};
            told.rows.push_back(std::move(*spent));
        }
    }
    latest_first(told);
    return answer(std::move(told));
}

}  // namespace kiosk::services::settlement
