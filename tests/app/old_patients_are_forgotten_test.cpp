// A kiosk that stands there day after day forgets, by itself, who its closed cases belonged to.
#include "tests/app/idle_room.h"

namespace kiosk::app {
namespace {

constexpr Millis day{24 * 3'600'000};

class OldPatients : public IdleRoom {
protected:
    [[nodiscard]] bool known(services::Journal& journal, const std::string& case_id) const {
        const auto records = journal.read_case({case_id});
        EXPECT_TRUE(records);
        return records && !records->front().fact.personal.empty();
    }
};

TEST_F(OldPatients, AreForgottenWhenTheirTimeHasComeAndNotBefore) {
    const auto journal = open();
    write(*journal, "closed", FactKind::case_opened, R"({"name":"a"})");
    write(*journal, "closed", FactKind::case_closed);
    Policy policy;
    policy.keep_personal_days = 30;
    idle(*journal, policy, day * 29);
    EXPECT_TRUE(known(*journal, "closed"));
    idle(*journal, policy, day * 3);
    EXPECT_FALSE(known(*journal, "closed"));
    EXPECT_TRUE(journal->verify());
}

}  // namespace
}  // namespace kiosk::app
