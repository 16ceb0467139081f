// The conversation: books first, then 3201 for every key, 3202 where totals differ or where this kiosk has a
// leg whose end only the platform's lines can prove, then the acquirer's bill.
#include <set>

#include "services/day_books.h"

namespace kiosk::services {
namespace {

using namespace reconcile;

using Agency = std::pair<std::string, std::string>;  // clr_type, clr_optins

template <class T>
Result<T> answered(Outcome<T> outcome, std::string_view who) {
    return outcome.match([](const T& value) -> Result<T> { return value; },
                         [&](const Refused& refused) -> Result<T> {
                             return fail(ErrorKind::refused, std::string{who} + ": " + refused.text);
                         },
                         [&](const Unknown& unknown) -> Result<T> {
                             return fail(ErrorKind::unavailable, std::string{who} + ": " + unknown.detail);
                         });
}

bool is_open(const OwnCase& own) {
    return own.leg == OwnLeg::unknown || own.leg == OwnLeg::reversal_unproved;
}

// Where an own leg may stand at the platform: as settled, or where its person is insured.
std::vector<StatementKey> keys_of(const DayQuestion& question) {
    auto keys = question.always;
    for (const auto& own : question.journal) {
        if (own.insutype.empty()) continue;
        const auto& agency = own.clr_optins.empty() ? own.insured_place : own.clr_optins;
        if (!agency.empty())
            keys.push_back({own.insutype, own.clr_type.empty() ? "11" : own.clr_type, agency});
    }
    return keys;
}

}  // namespace

Result<Report> close_day(const DayQuestion& question, Statements& platform, HisBooks& his,
                         AcquirerBill& acquirer) {
    Day day;
    day.date = question.day;
    day.own_machine = question.own_machine;
    day.journal = question.journal;
    day.books = TRY(answered(his.bills_of(day.date, question.wait), "HIS"));
    const auto totals = totals_of(day.books, keys_of(question));
    bool open_legs = false;
    for (const auto& own : day.journal) open_legs = open_legs || is_open(own);
    std::set<Agency> agencies;
    for (const auto& [key, sum] : totals) {
        auto group =
            TRY(answered(platform.compare_totals(day.date, key, sum, question.wait), "platform 3201"));
        if (!group.equal || open_legs) agencies.insert({key.clr_type, key.clr_optins});
        day.groups.push_back(std::move(group));
    }
    for (const auto& [clr_type, clr_optins] : agencies) {
        const auto rows = rows_of(day.books, clr_type, clr_optins);
        auto details = TRY(answered(
            platform.compare_details(day.date, clr_type, clr_optins, rows, question.wait), "platform 3202"));
        day.details.push_back(std::move(details));
    }
    day.bill = TRY(answered(acquirer.bill_of(day.date, question.wait), "acquirer"));
    return compare(day);
}

}  // namespace kiosk::services
