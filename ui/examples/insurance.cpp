// What insurance knows of a person.
#include "ui/examples/collector.h"
#include "ui/examples/people.h"

namespace kiosk::ui::example {

void add_insurance(Collector& c) {
    using namespace screen;
    const std::vector<std::string> ids{"insurance/show", "insurance/spending", "insurance/back",
                                       "common/exit"};
    c.steps = 2;
    Insurance facts;
    facts.patient = patient();
    facts.kind = InsuranceKind::employee;
    facts.place = {"滨海市", "Binhai"};
    facts.year = "2026";
    facts.balance = Fen{81'240};
    const std::vector<std::string> no_records{"insurance/show", "insurance/back", "common/exit"};
    c.add("insurance-asking", facts, no_records, 2);
    facts.accumulations = facts.filings = facts.diseases = facts.spending = FactState::told;
    facts.deductible_used = Fen{30'000};
    facts.fund_paid = Fen{123'456};
    facts.mutual_aid = Fen{1'850};
    facts.filed_diseases = {{"M03900", "高血压", "2023-04-01", "2029-03-31"},
                            {"M01600", "糖尿病", "2024-09-01", "2029-08-31"}};
    facts.records = 12;
    c.add("insurance", facts, ids, 2);
    facts.shown = true;
    c.add("insurance-shown", facts, ids, 2);
    facts.filing = FilingState::filed;
    facts.filed_until = "2026-12-31";
    facts.accumulations = FactState::failed;
    c.add("insurance-one-fails", facts, ids, 2);
    Insurance elsewhere;
    elsewhere.patient = patient();
    elsewhere.kind = InsuranceKind::resident;
    elsewhere.place = {"985300", "985300"};
    elsewhere.accumulations = elsewhere.filings = elsewhere.diseases = FactState::told;
    elsewhere.spending = FactState::failed;
    elsewhere.filing = FilingState::not_filed;
    elsewhere.fund_paid = Fen{6'000};
    c.add("insurance-not-filed", elsewhere, no_records, 2);
    Spending spending;
    spending.patient = patient();
    for (int i = 0; i < 5; ++i)
        spending.rows.push_back({"2026-11-2" + std::to_string(4 - i) + " 09:12:00", "示例市第一医院", true,
                                 Fen{12'860}, Fen{5'400}, Fen{5'000}, Fen{1'850}, Fen{2'460}});
    const std::vector<std::string> list{"spending/show", "spending/back", "common/exit"};
    c.add("spending", spending, list, 2);
    spending.shown = true;
    c.add("spending-shown", spending, list, 2);
    spending.amounts_known = false;
    for (auto& row : spending.rows) row = {row.when, "", false, {}, {}, {}, {}, {}};
    c.add("spending-visits", spending, {"spending/back", "common/exit"}, 2);
    c.steps = 4;
}

}  // namespace kiosk::ui::example
