// What the tests of the platform's answers share: the fixture that says what became of an answer, and the
// calls that are answered.
#pragma once

#include "tests/services/settlement_world.h"

namespace kiosk::services::test {

using namespace kiosk::insurance;

class settlement_replies : public SettlementWorld {
protected:
    template <class T>
    T value(const Outcome<Reply>& outcome) {
        EXPECT_TRUE(outcome.is_done()) << (outcome.is_unknown() ? outcome.unknown().detail : "refused");
        return outcome.is_done() ? std::get<T>(outcome.done()) : T{};
    }
    void expect_reason(const Outcome<Reply>& outcome, RefusalReason reason) {
        ASSERT_TRUE(outcome.is_refused());
        EXPECT_EQ(outcome.refused().reason, reason);
    }
};

inline const UploadFees fees{psn_no,        coverage(), "990000010001",
                             "B2611220007", hold(),     at("2026-11-22 09:31:00")};
inline const OpenVisit open_visit{psn_no, coverage(), e_code(), hold(), at("2026-11-22 09:31:00")};
inline const CancelVisit cancel_visit{psn_no, coverage(), "990000010001", "MZ202611220001"};
inline const CancelFees cancel_fees{psn_no, coverage(), "990000010001", "B2611220007"};
inline const CancelSettlement cancel{
    {"H99010100001202611220950000008"}, psn_no, coverage(), "990000010001", "990000020009"};
inline const ReverseMessage reverse{
    {"H99010100001202611220950000009"}, psn_no, coverage(), {msgid_2207}, "2207"};

}  // namespace kiosk::services::test
