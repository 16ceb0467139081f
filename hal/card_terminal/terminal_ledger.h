// What the twin terminal's bank has booked, by the merchant's order number. Kept in a file if wanted, one
// line for each change, so that it survives the kiosk's restart as a real terminal's and its bank's books do.
#pragma once

#include <map>
#include <string>

#include "kiosk/base/fen.h"
#include "kiosk/domain/device.h"

namespace kiosk::hal {

enum class BookState {
    sent,  // the bank has it and has not answered
    approved,
    declined,
    abandoned,
    voided,
};
struct Booking {
    BookState state = BookState::sent;
    Fen amount;
    std::string transaction_number;
    std::string payer;
    int debits = 0;
};

class TerminalLedger {
public:
    // A line that cannot be read is skipped; a booking that was `sent` when the process died counts as
    // approved: the bank had it.
    explicit TerminalLedger(std::string file);

    [[nodiscard]] const Booking* find(const std::string& order) const;
    void book(const std::string& order, Booking booking);
    [[nodiscard]] std::string next_transaction_number();

private:
    void read_line(const std::string& line);
    const std::string file_;
    std::map<std::string, Booking> bookings_;
    int last_number_ = 0;
};

// The answer to a query about this booking; null = not_found.
[[nodiscard]] device::TerminalAnswer answer_for(const Booking* booking);

}  // namespace kiosk::hal
