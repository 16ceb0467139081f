// Finance's sheet of the day: sums by till and channel, books beside what the acquirer kept.
#include <utility>

#include "services/reconcile/ledger.h"

namespace kiosk::services::reconcile {

std::vector<TillLine> tills_of(const Day& day) {
    std::map<std::pair<std::string, Channel>, TillLine> lines;
    const auto line_of = [&](const std::string& till, Channel channel) -> TillLine& {
        auto& line = lines[{till, channel}];
        line.till = till;
        line.channel = channel;
        return line;
    };
    for (const auto& row : day.books) {
        auto& line = line_of(row.till, row.channel);
        if (row.cancelled) {
            ++line.cancelled;
            continue;
        }
        ++line.count;
        line.total += row.total;
        line.fund += row.fund;
        line.account += row.account;
        line.own += row.own;
    }
    for (const auto& row : day.bill) {
        // The acquirer knows this kiosk by a number of its own.
        const bool here = row.device == day.own_machine.device;
        auto& line = line_of(here ? day.own_machine.till : row.device, row.channel);
        line.at_acquirer = row.refund ? line.at_acquirer - row.amount : line.at_acquirer + row.amount;
    }
    std::vector<TillLine> sheet;
    for (auto& [key, line] : lines) sheet.push_back(std::move(line));
    return sheet;
}

}  // namespace kiosk::services::reconcile
