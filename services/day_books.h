// The day's books of the three counterparties: what `kiosk reconcile` asks for after the last patient has
// gone. Questions only: nothing here moves money, so nothing is journalled and everything may be repeated.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <unordered_map>
#include <vector>

#include "kiosk/base/clock.h"
#include "kiosk/base/outcome.h"
#include "services/reconcile.h"
#include "services/transport.h"

namespace kiosk::services {

struct AcquirerConfig;
struct HisConfig;
struct JournalRecord;

// Transactions 3201, and 3202 with its files by 9101 and 9102 (specification 2.10). The settlement client is
// one of these.
class Statements {
public:
    virtual ~Statements() = default;
    virtual Outcome<reconcile::CentreGroup> compare_totals(const std::string& day,
                                                           const reconcile::StatementKey& key,
                                                           const reconcile::StatementTotals& totals,
                                                           Millis wait) = 0;
    // `rows`: rows_of() this agency and kind. Each of the three exchanges waits at most `wait`.
    virtual Outcome<reconcile::CentreDetails> compare_details(const std::string& day,
                                                              const std::string& clr_type,
                                                              const std::string& clr_optins,
                                                              const std::vector<reconcile::BookRow>& rows,
                                                              Millis wait) = 0;
};

// Both ask page by page; a day is all of its pages or nothing.
class HisBooks {
public:
    virtual ~HisBooks() = default;
    virtual Outcome<std::vector<reconcile::BookRow>> bills_of(const std::string& day, Millis wait) = 0;
};
class AcquirerBill {
public:
    virtual ~AcquirerBill() = default;
    virtual Outcome<std::vector<reconcile::AcquirerRow>> bill_of(const std::string& day, Millis wait) = 0;
};
[[nodiscard]] std::unique_ptr<HisBooks> make_fhir_books(HisConfig config, Transport& transport);
[[nodiscard]] std::unique_ptr<HisBooks> make_mapped_books(HisConfig config, Transport& transport);
// In the language that config.driver names.
[[nodiscard]] std::unique_ptr<HisBooks> make_his_books(HisConfig config, Transport& transport);
[[nodiscard]] std::unique_ptr<AcquirerBill> make_acquirer_bill(AcquirerConfig config, Transport& transport,
                                                               const Clock& clock);

// The insurance legs of the journal's cases whose 2207 was sent on `day`, a record at a time in journal
// order.
class OwnDay {
public:
    explicit OwnDay(std::string day) : day_{std::move(day)} {}
    void add(const JournalRecord& record);
    [[nodiscard]] std::vector<reconcile::OwnCase> cases() const;

private:
    struct Entry {
        reconcile::OwnCase own;
        bool sent_that_day = false;
        bool aborted = false;
    };
    static void add_insurance(reconcile::OwnCase& own, const JournalRecord& record);
    std::string day_;
    std::vector<Entry> entries_;  // all cases, in the order of their opening
    std::unordered_map<std::string, std::size_t> place_;
};

struct DayQuestion {
    std::string day;  // yyyy-MM-dd
    reconcile::OwnMachine own_machine;
    std::vector<reconcile::OwnCase> journal;
    // Asked of the platform even where the books have none (see totals_of).
    std::vector<reconcile::StatementKey> always;
    Millis wait{60'000};
};
// Asks all three and compares. The error names the counterparty that gave no answer: half a day is no day.
[[nodiscard]] Result<reconcile::Report> close_day(const DayQuestion& question, Statements& platform,
                                                  HisBooks& his, AcquirerBill& acquirer);

}  // namespace kiosk::services
