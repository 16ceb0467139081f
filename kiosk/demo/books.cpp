// Sums of what was bought, and the totals that must have grown by them.
#include "kiosk/demo/books.h"

#include <fmt/format.h>

namespace kiosk::demo {

std::int64_t grown(const Json& before, const Json& after, const std::string& total) {
    return after["totals"].value(total, std::int64_t{0}) - before["totals"].value(total, std::int64_t{0});
}

std::vector<std::string> book_complaints(const std::vector<from_case::Registered>& bought, const Json& before,
                                         const Json& after) {
    std::vector<std::string> wrong;
    const auto want = [&](const char* total, std::int64_t wanted) {
        const auto is = grown(before, after, total);
        if (is != wanted)
            wrong.push_back(fmt::format("hospital's books: {} grew by {}, must be {}", total, is, wanted));
    };
    int settlements = 0;
    Split settled;
    Fen collected;
    for (const auto& one : bought) {
        if (one.money.own == OwnMoney::taken) collected += one.split.own;
        if (!one.insured) continue;
        ++settlements;
        settled.fund += one.split.fund;
        settled.account += one.split.account;
        settled.hospital += one.split.hospital;
    }
    want("booked", std::ssize(bought));
    want("settlements", settlements);
    want("fund_fen", settled.fund.fen());
    want("account_fen", settled.account.fen());
    want("hospital_fen", settled.hospital.fen());
    want("paid_fen", collected.fen());
    want("open_visits", 0);
    want("open_fee_lines", 0);
    want("pending_holds", 0);
    want("unbalanced_settlements", 0);
    return wrong;
}

}  // namespace kiosk::demo
