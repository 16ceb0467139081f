// order|state|fen|transaction|payer|debits; the last line of an order counts.
#include "hal/card_terminal/terminal_ledger.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <fstream>
#include <sstream>
#include <utility>

#include <fmt/format.h>

#include "kiosk/base/log.h"

namespace kiosk::hal {
namespace {

constexpr std::array<std::pair<std::string_view, BookState>, 5> state_words{{
    {"sent", BookState::sent},
    {"approved", BookState::approved},
    {"declined", BookState::declined},
    {"abandoned", BookState::abandoned},
    {"voided", BookState::voided},
}};

std::string_view word(BookState state) {
    for (const auto& [text, one] : state_words)
        if (one == state) return text;
    return "sent";
}

template <class Number>
bool read_number(const std::string& text, Number& number) {
    const auto* end = text.data() + text.size();
    return std::from_chars(text.data(), end, number).ptr == end && !text.empty();
}

}  // namespace

TerminalLedger::TerminalLedger(std::string file) : file_{std::move(file)} {
    if (file_.empty()) return;
    std::ifstream lines{file_};
    for (std::string line; std::getline(lines, line);) read_line(line);
    for (auto& [order, booking] : bookings_) {
        if (booking.state != BookState::sent) continue;
        booking.state = BookState::approved;
        booking.debits = 1;
    }
}

void TerminalLedger::read_line(const std::string& line) {
    std::array<std::string, 6> fields;
    std::istringstream text{line};
    for (auto& field : fields)
        if (!std::getline(text, field, '|')) return;
    Booking booking;
    std::int64_t fen = 0;
    if (!read_number(fields[2], fen) || !read_number(fields[5], booking.debits)) return;
    booking.amount = Fen{fen};
    for (const auto& [name, state] : state_words)
        if (name == fields[1]) booking.state = state;
    booking.transaction_number = fields[3];
    booking.payer = fields[4];
    if (int number = 0; fields[3].size() > 1 && read_number(fields[3].substr(1), number))
        last_number_ = std::max(last_number_, number);
    bookings_[fields[0]] = std::move(booking);
}

const Booking* TerminalLedger::find(const std::string& order) const {
    const auto found = bookings_.find(order);
    return found == bookings_.end() ? nullptr : &found->second;
}

void TerminalLedger::book(const std::string& order, Booking booking) {
    if (!file_.empty()) {
        std::ofstream out{file_, std::ios::app};
        out << fmt::format("{}|{}|{}|{}|{}|{}\n", order, word(booking.state), booking.amount.fen(),
                           booking.transaction_number, booking.payer, booking.debits)
            << std::flush;
        if (!out) log::error("card_terminal", "the twin's ledger cannot be written");
    }
    bookings_[order] = std::move(booking);
}

std::string TerminalLedger::next_transaction_number() { return fmt::format("T{:08}", ++last_number_); }

device::TerminalAnswer answer_for(const Booking* booking) {
    using device::TerminalEnd;
    if (booking == nullptr) return {TerminalEnd::not_found, "", "", "no such order"};
    switch (booking->state) {
        case BookState::sent:
            return {TerminalEnd::unknown, "", booking->payer, "the bank has not answered"};
        case BookState::approved:
            return {TerminalEnd::approved, booking->transaction_number, booking->payer, ""};
        case BookState::declined:
            return {TerminalEnd::declined, "", booking->payer, "the bank declined"};
        case BookState::abandoned:
            return {TerminalEnd::abandoned, "", "", "left by the patient"};
        case BookState::voided:
            return {TerminalEnd::voided, booking->transaction_number, booking->payer, ""};
    }
    return {};
}

}  // namespace kiosk::hal
