// A first file: who answers for a child, what is typed, and where one goes from there.
#include "tests/journey/room.h"

namespace kiosk::journey::test {
namespace {

const std::string child_id = "990101201803140480";
const his::FileOpened opened_file{"HIS-N0001", "VC990001"};

class NewFileTest : public Room {
protected:
    NewFileTest() : Room{Service::registration, Service::bills, Service::cancel, Service::new_file} {}
    static insurance::DecodedCode code_of(const std::string& name, const std::string& id_number) {
        auto decoded = decoded_code();
        decoded.credential.name = name;
        decoded.credential.id_number = id_number;
        return decoded;
    }
    void show_guardian(const std::string& name, const std::string& id_number) {
        scan(insurance_code.substr(0, 27) + "7");
        answer(insurance_done(code_of(name, id_number)));
    }
    void come_as_child() {
        touch("home/new_file");
        scan(insurance_code);
        answer(insurance_done(code_of("样例小亥", child_id)));
        answer(insurance_refused(RefusalReason::not_insured));  // its number says enough
        answer(his_refused(RefusalReason::patient_unknown));
    }
    void come_as_adult() {
        touch("home/new_file");
        show_code();
        answer(his_refused(RefusalReason::patient_unknown));
    }
};

TEST_F(NewFileTest, IsOpenedAndItsSlipIsTheVisitCard) {
    come_as_adult();
    EXPECT_FALSE(shown<screen::NewFile>().guardian);
    touch("new_file/open", "13812345678");
    const auto* call = asked<his::CreateFile>();
    ASSERT_NE(call, nullptr);
    EXPECT_EQ(call->phone, "13812345678");
    EXPECT_EQ(call->consented_at, now.civil);
    EXPECT_FALSE(call->guardian);
    answer(his_done(opened_file));
    ASSERT_NE(slip(), nullptr);
    EXPECT_EQ(slip()->kind, SlipKind::new_file);
    EXPECT_EQ(slip()->visit_card, opened_file.visit_card);
    printer_says(device::PrintEnd::printed);
    EXPECT_EQ(shown<screen::FileOpened>().slip, screen::SlipState::printed);
    touch("opened/register");
    EXPECT_NE(asked<his::ListDepartments>(), nullptr);
}

TEST_F(NewFileTest, WhatIsNoMobileNumberIsSaid) {
    come_as_adult();
    for (const char* typed : {"", "1381234567", "23812345678", "12812345678", "138123456789"}) {
        touch("new_file/open", typed);
        EXPECT_TRUE(shown<screen::NewFile>().phone_wrong) << typed;
    }
    touch("new_file/open", "13812345678");
    EXPECT_NE(asked<his::CreateFile>(), nullptr);
}

TEST_F(NewFileTest, HelpAndQuietKeepTheScreen) {
    come_as_adult();
    touch("common/help");
    touch("help/back");
    time_passes();
    EXPECT_EQ(screen_name(s.screen), "idle");
    touch("idle/go_on");
    EXPECT_EQ(screen_name(s.screen), "new_file");
}

TEST_F(NewFileTest, AChildsNeedsSomebodyOfAge) {
    come_as_child();
    EXPECT_EQ(shown<screen::Guardian>().patient.age_years, 8);
    show_guardian("样例小亥", child_id);
    EXPECT_EQ(notice(), NoticeId::guardian_unfit) << "the child itself";
    touch("notice/retry");
    show_guardian("样例小丁", "990101201805300097");
    EXPECT_EQ(notice(), NoticeId::guardian_unfit) << "another child";
    touch("notice/retry");
    show_guardian(full_name, full_id);
    const auto& file = shown<screen::NewFile>();
    ASSERT_TRUE(file.guardian);
    EXPECT_EQ(file.guardian->name, masked_name(full_name));
    touch("new_file/open", "13812345678");
    ASSERT_NE(asked<his::CreateFile>(), nullptr);
    EXPECT_EQ(asked<his::CreateFile>()->guardian, (his::Guardian{full_name, full_id}));
    EXPECT_EQ(asked<his::CreateFile>()->patient.gender, "2") << "out of the number";
    EXPECT_EQ(asked<his::CreateFile>()->patient.birth_date, "2018-03-14");
}

TEST_F(NewFileTest, AGuardiansCardIsReadAndIsNotThePatients) {
    come_as_child();
    feed(device::Event{device::CardInserted{}});
    answer(completed(device::CardFailed{device::CardTrouble::mute, ""}));
    EXPECT_EQ(notice(), NoticeId::card_unread);
    feed(device::Event{device::CardRemoved{}});
    feed(device::Event{device::CardInserted{}});
    answer(completed(device::CardRead{card_data()}));
    EXPECT_TRUE(shown<screen::NewFile>().guardian);
    EXPECT_EQ(s.visit.patient.id_number, child_id);
}

TEST_F(NewFileTest, ALostAnswerIsAskedForAgainAndThenSaid) {
    come_as_adult();
    touch("new_file/open", "13812345678");
    answer(his_unknown());
    EXPECT_NE(asked<his::CreateFile>(), nullptr);
    answer(his_unknown());
    EXPECT_EQ(notice(), NoticeId::his_down);
    touch("notice/retry");
    EXPECT_NE(asked<his::FindPatient>(), nullptr);
    answer(his_refused(RefusalReason::patient_unknown));
    ASSERT_NE(asked<his::CreateFile>(), nullptr) << "what was typed and agreed to is not asked twice";
    EXPECT_EQ(asked<his::CreateFile>()->phone, "13812345678");
    answer(his_refused(RefusalReason::business));
    EXPECT_EQ(notice(), NoticeId::file_refused);
}

TEST_F(NewFileTest, WhoHasOneIsToldSo) {
    touch("home/new_file");
    show_code();
    auto found = found_patient();
    found.his_patient_id = "HIS-P01";
    answer(his_done(found));
    EXPECT_EQ(notice(), NoticeId::file_exists);
}

TEST_F(NewFileTest, ANumberWithoutAFileLeadsThroughItToTheDepartments) {
    touch("home/register");
    show_code();
    answer(his_done(his::Registrations{}));
    answer(his_done(departments()));
    touch("departments/" + departments().rows.front().code);
    answer(his_done(sessions()));
    touch("sessions/" + sessions().rows.front().slot_id);
    report(ended(NoticeId::patient_unknown, false));
    EXPECT_EQ(notice(), NoticeId::no_file);
    touch("notice/new_file");
    answer(his_refused(RefusalReason::patient_unknown));
    touch("new_file/open", "13812345678");
    answer(his_done(opened_file));
    EXPECT_TRUE(shown<screen::FileOpened>().wanted_number);
    touch("opened/register");
    EXPECT_NE(asked<his::ListDepartments>(), nullptr);
    EXPECT_EQ(s.visit.patient.his_patient_id, opened_file.his_patient_id);
}

TEST_F(NewFileTest, StaysOpenWhereNoMoneyIsTaken) {
    feed(Availability{false, NoticeId::too_many_open});
    EXPECT_FALSE(s.screen.offers("home/register"));
    come_as_adult();
    touch("new_file/open", "13812345678");
    answer(his_done(opened_file));
    EXPECT_FALSE(s.screen.offers("opened/register"));
    touch("opened/finish");
    EXPECT_EQ(screen_name(s.screen), "home");
}

}  // namespace
}  // namespace kiosk::journey::test
