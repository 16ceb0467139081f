// A day of an invented institution with differences planted by name: 10,000 settlements of three kiosks and
// two windows, written straight into the simulated hospital's books and into a kiosk's journal.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "services/hospital/books.h"
#include "services/journal.h"
#include "services/reconcile.h"

namespace kiosk::test {

using services::reconcile::Channel;
using services::reconcile::Kind;

inline const std::string institution = "H99010100001";
inline constexpr int settlements_of_the_day = 10'000;

// One settlement as everybody would have it if nothing went wrong.
struct Event {
    int number = 0;
    std::string till, case_id, setl_id, mdtrt_id, msgid, psn_no, insutype, optins, at;
    Fen total, fund, account, own;
    Channel channel = Channel::none;
    std::string order, transaction;
};

// What each party has of it; a plant changes one of them.
struct Plan {
    Event event;
    bool at_centre = true, cancelled_at_centre = false, in_books = true, cancelled_in_books = false;
    bool booked_twice = false, paid = true;
    Event centre;   // as the platform has it
    Event payment;  // as the acquirer has it
    Event books;    // as the HIS has it
    Fen refunded;
    // the journal's leg, for this kiosk's events
    bool journalled = true, answered = true, undone = false;
    Fen journal_fund;
};

struct Expected {
    Kind kind;
    std::string trace;
    friend auto operator<=>(const Expected&, const Expected&) = default;
};

class PlantedDay {
public:
    // `planted`: with the fifty differences, or a day that balances.
    PlantedDay(std::string date, bool planted);

    void fill(hospital::Books& books) const;
    void fill(services::Journal& journal) const;
    [[nodiscard]] const std::vector<Expected>& expected() const { return expected_; }
    // msgids that this kiosk may take back: the only ones.
    [[nodiscard]] const std::vector<std::string>& reversible() const { return reversible_; }

private:
    Plan& next(const std::string& till);
    Plan& extra(const std::string& till);
    void expect(Kind kind, const std::string& trace) { expected_.push_back({kind, trace}); }
    [[nodiscard]] Event event_of(int number, int till) const;
    void plant_platform(const std::string& till);
    void plant_undone_and_double(const std::string& till);
    void plant_acquirer(const std::string& till);
    void plant_journal();
    void plant_wrong_insurance();

    std::string date_;
    std::vector<Plan> plans_;
    std::vector<Expected> expected_;
    std::vector<std::string> reversible_;
    std::size_t cursor_ = 500;
    int extra_ = settlements_of_the_day;
};

}  // namespace kiosk::test
