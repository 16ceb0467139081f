// What insurance knows: shown as it is told, hidden until asked for, and never in the way of anything else.
#include "tests/journey/room.h"

namespace kiosk::journey::test {
namespace {

class InsuranceFacts : public Room {
protected:
    InsuranceFacts() : Room{Service::registration, Service::bills, Service::insurance} {}

    void come() {
        touch("home/insurance");
        show_code();
    }
    [[nodiscard]] const screen::Insurance& facts() const { return shown<screen::Insurance>(); }
    template <class T>
    [[nodiscard]] const T* asked_insurance() const {
        for (const auto& effect : effects)
            if (const auto* call = std::get_if<insurance::Call>(&effect.action))
                if (const auto* question = std::get_if<T>(call)) return question;
        return nullptr;
    }
    static AnswerBody sums() { return insurance_done(insurance::Accumulations{Fen{300}, Fen{500}, 2}); }
};

TEST_F(InsuranceFacts, AreAskedOneAfterTheOtherAndShownAsTheyCome) {
    come();
    EXPECT_NE(asked_insurance<insurance::QueryAccumulations>(), nullptr);
    EXPECT_EQ(facts().accumulations, screen::FactState::asking);
    answer(sums());
    EXPECT_EQ(facts().fund_paid, Fen{500});
    EXPECT_EQ(facts().filing, screen::FilingState::at_home) << "no question where nobody is away from home";
    EXPECT_NE(asked_insurance<insurance::QueryDiseaseFilings>(), nullptr);
    answer(insurance_done(insurance::DiseaseFilings{{{"M03900", "高血压", "", ""}}}));
    EXPECT_EQ(facts().filed_diseases.size(), 1U);
    insurance::Spent spent;
    spent.mutual_aid = Fen{70};
    answer(insurance_done(insurance::Spending{{spent, spent}, true}));
    EXPECT_EQ(facts().mutual_aid, Fen{140});
    EXPECT_TRUE(s.screen.offers("insurance/spending"));
}

TEST_F(InsuranceFacts, OneQuestionThatFailsLeavesTheOthers) {
    come();
    answer(insurance_unknown());
    EXPECT_EQ(facts().accumulations, screen::FactState::failed);
    answer(insurance_done(insurance::DiseaseFilings{}));
    EXPECT_EQ(facts().diseases, screen::FactState::told);
    answer(insurance_refused(RefusalReason::business));
    EXPECT_EQ(facts().spending, screen::FactState::failed);
    EXPECT_FALSE(facts().mutual_aid.has_value());
    EXPECT_FALSE(s.screen.offers("insurance/spending"));
}

TEST_F(InsuranceFacts, AmountsAreHiddenUntilAskedForAndAfterEveryPause) {
    come();
    answer(sums());
    EXPECT_FALSE(facts().shown);
    touch("insurance/show");
    EXPECT_TRUE(facts().shown);
    time_passes();
    touch("idle/go_on");
    EXPECT_FALSE(facts().shown) << "the warning hides them";
    touch("insurance/show");
    touch("common/help");
    touch("help/back");
    EXPECT_FALSE(facts().shown) << "so does help";
}

TEST_F(InsuranceFacts, AnAnswerOnItsWayIsHeardOnTheRecordsToo) {
    policy.care_area = "110000";
    come();
    answer(sums());
    EXPECT_NE(asked_insurance<insurance::QueryFilings>(), nullptr);
    answer(insurance_done(insurance::Filings{}));
    EXPECT_EQ(facts().filing, screen::FilingState::not_filed);
    answer(insurance_done(insurance::DiseaseFilings{}));
    answer(insurance_done(insurance::Spending{{insurance::Spent{}}, true}));
    touch("insurance/spending");
    EXPECT_FALSE(shown<screen::Spending>().shown);
    touch("spending/show");
    EXPECT_TRUE(shown<screen::Spending>().shown);
    touch("spending/back");
    EXPECT_FALSE(facts().shown);
}

TEST_F(InsuranceFacts, AreToldWhileNoMoneyIsTaken) {
    come();
    touch("insurance/back");
    answer(his_done(his::Registrations{}));
    answer(his_done(his::Registrations{}));
    answer(his_done(his::Bills{}));
    feed(Availability{false, NoticeId::journal_down});
    EXPECT_FALSE(s.screen.offers("services/register"));
    EXPECT_TRUE(s.screen.offers("services/insurance"));
    touch("services/insurance");
    EXPECT_NE(asked_insurance<insurance::QueryAccumulations>(), nullptr);
}

TEST_F(InsuranceFacts, NobodyIsToldToPayAloneForAQuestion) {
    touch("home/insurance");
    scan(insurance_code);
    answer(insurance_done(decoded_code()));
    answer(insurance_refused(RefusalReason::not_sent));
    EXPECT_EQ(notice(), NoticeId::insurance_down);
    EXPECT_FALSE(s.screen.offers("notice/self_pay"));
    touch("notice/retry");
    EXPECT_EQ(screen_name(s.screen), "identify");
}

TEST_F(InsuranceFacts, AVisitCardLeadsToNobody) {
    touch("home/insurance");
    scan(visit_card_code);
    answer(his_done(found_patient()));
    EXPECT_EQ(notice(), NoticeId::insurance_not_asked);
}

TEST_F(InsuranceFacts, APlaceIsNamedByTheLongestThatFits) {
    policy.areas = {{"1", {"甲", "A"}}, {"110", {"乙", "B"}}, {"2", {"丙", "C"}}};
    auto person = insured_person();
    for (auto& row : person.coverages) row.insuplc_admdvs = "110105";
    touch("home/insurance");
    show_code(person);
    EXPECT_EQ(facts().place.en, "B");
}

}  // namespace
}  // namespace kiosk::journey::test
