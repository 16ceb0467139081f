// The rules M1 to M18, on the world's own books and on what leaves the kiosk: messages, screens, paper, log.
// Each file holds one theme; every complaint names its rule. What the kiosk believes is never asked, except
// where a rule is about just that (M13: the journal must agree).
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "kiosk/domain/case_talk.h"
#include "kiosk/domain/fact.h"
#include "kiosk/domain/policy.h"
#include "kiosk/domain/slip.h"
#include "services/hospital/people.h"
#include "services/journal.h"
#include "services/transport.h"
#include "tests/simulation/books.h"
#include "tests/simulation/network.h"

namespace kiosk::simulation {

// The name under which a slip is printed: whose original it is; empty for anything else.
[[nodiscard]] std::string job_of(const SlipContent& slip);

class Judge {
public:
    // `durable`: the facts on disk, in order, over all reopenings.
    Judge(hospital::Hospital& hospital, const Network& network, const Timeline& timeline,
          const std::vector<Fact>& durable, const Policy& policy)
        : ledger_{hospital}, network_{network}, timeline_{timeline}, durable_{durable}, policy_{policy} {}

    // A world with rows of other tills in it, before the kiosk starts.
    void begins() { ledger_.remember_foreign(); }
    // Who stands before the machine from now on.
    void guest_is(const std::string& patient) { guest_ = patient; }

    void leaving(const std::string& name, const services::Request& request);  // judge_messages.cpp
    void arrived(const std::string& name);  // judge_money.cpp: whoever sent it, and whenever it came
    void answered_late(const std::string& name, const services::Request& request);
    void shown(const Screen& screen);  // judge_screens.cpp
    void reported(const from_case::Report& report);
    void slip(const SlipContent& content);  // judge_paper.cpp: drawn, on its way to the printer
    void paper(const std::string& job);     // it has come out
    void logged(const std::string& line);   // judge_residue.cpp

    // Everything has come to rest. `printer_lied`: it said that it printed and did not.
    // `bytes`: the journal's files as they lie on the disk.
    void at_rest(Result<std::unique_ptr<services::Journal>> journal, const std::string& bytes,
                 bool printer_lied);
    // M16: whoever came second must have been served.
    void must_be_served(const std::string& patient);

    void complain(std::string what);
    [[nodiscard]] const std::vector<std::string>& wrong() const { return wrong_; }
    // The patient was told that the machine's memory is broken: then nothing is promised to the next one.
    [[nodiscard]] bool journal_told_down() const { return journal_told_down_; }
    // How the story ended, for counting different ends.
    [[nodiscard]] std::string end() const { return end_; }

private:
    // judge_messages.cpp
    void check_platform(const std::string& name, const Json& message);
    void check_acquirer(const std::string& name, const Json& message, const std::string& body);
    void check_his(const std::string& name, const std::string& body);
    void check_debit(const std::string& case_id, const std::string& key, Leg leg, const std::string& body);
    void check_undo(const std::string& what, const std::string& case_id, const std::string& key);
    // judge_money.cpp
    void check_case(const CaseBooks& books);
    void check_sums(const CaseBooks& books);
    void check_identity(const CaseBooks& books);
    // judge_screens.cpp
    void check_words(const MoneyState& money, const std::vector<std::string>& texts,
                     const std::string& where);
    void check_privacy(const Screen& screen);
    void check_choices(const Screen& screen);
    // judge_journal.cpp
    void check_journal(const services::Journal& journal, const std::string& bytes);
    void check_case_facts(const std::string& id, const std::vector<Fact>& facts);
    // judge_residue.cpp
    void check_residue(const std::string& bytes, const std::vector<services::JournalRecord>& records);
    [[nodiscard]] std::vector<std::string> personal_texts() const;

    [[nodiscard]] const CaseBooks* case_of_guest(const std::string& patient);
    [[nodiscard]] bool is_own(const std::string& key) const;
    [[nodiscard]] bool is_durable(FactKind kind, Leg leg, const std::string& case_id) const;
    // The case that gave this one's money back, or is about to; empty: none.
    [[nodiscard]] std::string given_back_by(const std::string& case_id) const;

    Ledger ledger_;
    hospital::People people_;
    const Network& network_;
    const Timeline& timeline_;
    const std::vector<Fact>& durable_;
    const Policy& policy_;

    std::string guest_;
    std::map<std::string, std::string> patient_of_;  // case -> who stood there when its number was held
    std::map<std::string, Split> confirmed_;         // patient -> as last shown on the check screen
    std::map<std::string, int> debits_;              // key -> messages that carried it
    std::set<std::string> msgids_;
    std::map<std::string, std::string> refund_of_;  // order -> its refund's key
    std::set<std::string> late_;                    // keys of settlements whose answer came late
    std::set<std::string> told_registered_;         // case ids
    std::map<std::string, int> drawn_originals_;    // case -> slips that claim to be the original
    std::set<std::string> told_printed_;            // cases whose slip the screen says is there
    std::map<std::string, int> papers_;             // case -> originals that came out
    std::set<std::string> codes_shown_;
    std::vector<std::string> wrong_;
    std::string end_;
    bool journal_told_down_ = false;

public:
    // A code that a patient holds before the machine: a secret from now on.
    void code_shown(const std::string& code) { codes_shown_.insert(code); }
};

}  // namespace kiosk::simulation
