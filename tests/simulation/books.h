// The simulated hospital's books as the rules want them: per case of this kiosk what stands at each
// counterparty, and the rows that are none of its business. Nothing here comes from the kiosk.
#pragma once

#include <map>
#include <set>
#include <string>
#include <vector>

#include "kiosk/base/fen.h"
#include "kiosk/base/json.h"
#include "services/hospital/hospital.h"

namespace kiosk::simulation {

struct Settled {
    std::string setl_id;
    std::string msgid;
    std::string patient;
    Fen total, fund, account, mutual_aid, own, hospital;
};
struct Paid {
    std::string order;
    std::string payer;  // patient, or "terminal"
    Fen amount;         // less what was given back
};

// What stands for one case, net of everything that was taken back.
struct CaseBooks {
    std::string id;
    std::string appointment;
    std::string person_name;
    std::string status;  // of the appointment: pending, booked, cancelled, expired
    std::string visit;   // of the HIS
    std::string setl_id;
    std::string payment;  // transaction that the booking names
    std::string queue_number;
    std::string mdtrt_id;
    bool at_window = false;
    Fen total;
    std::vector<Settled> settlements;
    std::vector<Paid> payments;
    std::vector<std::string> insured;  // patients of its visits at the platform
    int open_visits = 0;               // without a settlement
    int open_fee_lines = 0;

    [[nodiscard]] bool booked() const { return status == "booked"; }
};

class Ledger {
public:
    explicit Ledger(hospital::Hospital& hospital) : hospital_{hospital} {}

    // As the books stand now; read anew only when `served` grew.
    const std::map<std::string, CaseBooks>& cases(int served);
    // Message ids and settlement ids of this kiosk's settlements, valid or not.
    [[nodiscard]] bool is_own_settlement(int served, const std::string& msgid_or_setl_id);
    // Empty, or an order that nobody can pay for any more.
    [[nodiscard]] std::string order_left_held();
    // A booking that nobody pays for any more and that is not free either, or paid for and not collected.
    [[nodiscard]] std::string booking_gone_astray();
    // Remembers what is there before the kiosk has done anything.
    void remember_foreign();
    // Empty, or what has become of a row that is not the kiosk's.
    [[nodiscard]] std::string foreign_row_touched();
    // Reads anew, whatever was served: time has passed in the books.
    void forget() { served_ = -1; }

private:
    void read(int served);

    hospital::Hospital& hospital_;
    int served_ = -1;
    Json books_;
    std::map<std::string, CaseBooks> cases_;
    std::set<std::string> foreign_batches_;
    std::vector<std::pair<std::string, std::string>> foreign_;  // table, row
};

}  // namespace kiosk::simulation
