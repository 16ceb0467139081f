// The menu: what one came for, said at home or asked; hours, and what a hospital leaves out.
#include "tests/journey/room.h"

namespace kiosk::journey::test {
namespace {

class ServicesTest : public Room {
protected:
    ServicesTest() : Room{Service::registration, Service::bills} {}
    void come_to_services(const his::Bills& due = bills(false)) {
        show_code();
        answer(his_done(his::Registrations{}));
        answer(his_done(his::Registrations{}));  // of payments
        answer(his_done(due));
    }
};

TEST_F(ServicesTest, ACodeAtHomeLeadsToTheQuestionWithWhatWaits) {
    show_code();
    answer(his_done(registrations()));
    EXPECT_EQ(asked<his::FindRegistrations>()->purpose, Purpose::bill);
    answer(his_done(payments()));
    answer(his_done(bills(false)));
    const auto& services = shown<screen::Services>();
    EXPECT_EQ(services.bills_due, 2);
    EXPECT_EQ(services.bills_total, Fen{5000});
    EXPECT_EQ(services.today.size(), 5U) << "a hold without money tells nothing";
    touch("services/today");
    EXPECT_EQ(screen_name(s.screen), "today");
    touch("today/back");
    EXPECT_EQ(screen_name(s.screen), "services");
    touch("services/register");
    EXPECT_NE(asked<his::ListDepartments>(), nullptr);
}

TEST_F(ServicesTest, AHisThatKnowsNothingDoesNotStandInTheWay) {
    show_code();
    answer(his_unknown());
    answer(his_unknown());
    answer(his_refused(RefusalReason::not_sent));
    EXPECT_EQ(shown<screen::Services>().bills_due, 0);
    EXPECT_TRUE(s.screen.offers("services/bills")) << "asked again when it is touched";
}

TEST_F(ServicesTest, WhatIsTouchedAtHomeIsNotAskedAgain) {
    touch("home/bills");
    show_code();
    EXPECT_NE(asked<his::ListBills>(), nullptr) << "no word of registrations first";
    answer(his_done(bills(false)));
    EXPECT_EQ(screen_name(s.screen), "bills");
}

TEST_F(ServicesTest, BackFromAServiceAsksAnew) {
    come_to_services();
    touch("services/register");
    answer(his_done(departments()));
    touch("departments/back");
    EXPECT_NE(asked<his::FindRegistrations>(), nullptr);
}

TEST_F(ServicesTest, AKioskWithOneServiceAsksNobody) {
    policy.menu = {{Service::bills, {}, {}, {}}};
    show_code();
    answer(his_done(bills(false)));
    EXPECT_EQ(screen_name(s.screen), "bills");
    touch("bills/back");
    EXPECT_EQ(s.phase, Phase::home);
}

TEST_F(ServicesTest, OutsideItsHoursAServiceIsGreyAndSaysWhen) {
    policy.menu[0].hours = {{0, 1}};  // the first minute of the night
    come_to_services();
    EXPECT_FALSE(s.screen.offers("services/register"));
    EXPECT_TRUE(s.screen.offers("services/bills"));
    EXPECT_EQ(shown<screen::Services>().menu[0].hours, "00:00-00:01");
}

TEST_F(ServicesTest, WhoComesForAClosedServiceIsToldWhenItOpens) {
    policy.menu = {{Service::bills, {{0, 1}}, {}, {}}};
    show_code();
    EXPECT_EQ(notice(), NoticeId::service_closed);
    EXPECT_EQ(shown<screen::Notice>().reason, "00:00-00:01");
}

TEST_F(ServicesTest, TheStartScreenGreysByItself) {
    policy.menu[1].hours = {{0, now.civil.minute_of_day() + 1}};
    feed(Availability{true, NoticeId::his_down});  // the clock is set with the first thing that happens
    touch("home/identify");
    touch("identify/back");
    EXPECT_TRUE(s.screen.offers("home/bills"));
    now.civil = now.civil + Millis{60'000};
    time_passes();
    EXPECT_FALSE(s.screen.offers("home/bills"));
    EXPECT_NE(s.timer.value, 0U) << "and comes back by itself";
}

TEST_F(ServicesTest, DepartmentsThatTheHospitalHidesAreNotOffered) {
    policy.hidden_departments = {"0301"};
    come_to_services();
    touch("services/register");
    answer(his_done(departments()));
    for (const auto& row : s.visit.departments) EXPECT_NE(row.code, "0301");
    EXPECT_FALSE(s.screen.offers("departments/0301"));
}

}  // namespace
}  // namespace kiosk::journey::test
