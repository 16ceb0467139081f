// Walks a journey as a patient does: looks at the screen, touches what it offers by meaning, shows codes and
// cards. It works the real display through its touch queue and takes a picture of every screen it sees.
#pragma once

#include <string>
#include <vector>

#include "kiosk/app/appliance.h"
#include "kiosk/demo/hospital_process.h"
#include "kiosk/demo/journey_file.h"
#include "kiosk/demo/power.h"
#include "kiosk/demo/props.h"
#include "kiosk/demo/staff_pages.h"
#include "kiosk/demo/trembling_hand.h"

namespace kiosk::demo {

struct Walk {
    std::vector<std::string> screens;  // names in the order seen; notices as "notice:<id>"
    int touches = 0;
    // of a trembling hand
    int lost_presses = 0;     // on a screen that stayed as it was, and nothing happened
    int unmeant_choices = 0;  // made without a press
};

struct WalkOptions {
    std::string picture_folder;  // empty: no pictures
    Millis patience{20'000};     // for each thing that is waited for
    bool trembling = false;      // each press by a hand that trembles
    // of a journey in which the power is cut
    std::size_t first_step = 0;
    Walk before;  // what was seen until then
    Fuse* fuse = nullptr;
    std::string journal_folder;
    std::function<void(const Walk&)> remember = {};
    // of one that goes on at another kiosk
    int first_picture = 0;
    std::function<std::string()> slip_code = {};  // of the last slip printed
    Twins twins = {};                             // what staff look at
    // by id, for "next patient"
    std::function<Result<Json>(const std::string&)> find_patient = {};
};

class StaffHand;

class Patient {
public:
    Patient(app::Appliance& kiosk, HospitalProcess& hospital, Props& props, const JourneyFile& journey,
            Json who, WalkOptions options);

    // Does all steps. An error says at which line of the journey something did not happen.
    Result<void> walk();
    [[nodiscard]] const Walk& seen() const { return walk_; }
    // The first that was not taken here: between two kiosks, after a restart, or the end.
    [[nodiscard]] std::size_t next_step() const { return next_step_; }
    [[nodiscard]] int pictures() const { return pictures_; }
    // Name of the screen that is on now, notices as "notice:<id>".
    [[nodiscard]] std::string here() const;

private:
    static constexpr Millis glance{15};

    Result<void> step(const JourneyStep& step);
    Result<void> identify();
    Result<void> choose(const std::string& what);
    Result<void> choose_session();
    Result<void> choose_first(const std::string& list);
    Result<void> touch_service(const std::string& id);
    Result<void> pay();
    Result<void> insert(const std::string& kind);
    Result<void> finish();
    // --- patient_staff.cpp ---
    Result<void> staff(const std::string& what);
    Result<void> make_room_for_next(const std::string& patient);
    Result<void> print_again();
    Result<void> cut_power(const std::string& when);
    Result<void> wait_for_the_cut();
    Result<void> show(const std::string& what);
    Result<void> show_until_heard(const std::string& what);
    Result<void> touch(const std::string& wanted);
    bool press(const std::string& id);
    void judge_press(int choices_before, std::uint64_t screen_before);
    void judge_hand();
    [[nodiscard]] std::string offered_as(const std::string& wanted) const;
    Result<void> wait_for(const std::string& screen);
    Result<void> read(const std::string& text);
    // Waits for `screen`; a notice on the way is answered as this patient would, or ends the journey.
    Result<bool> arrive_at(const std::string& screen);
    void look(Millis wait);
    void take_picture();

    app::Appliance& kiosk_;
    HospitalProcess& hospital_;
    Props& props_;
    const JourneyFile& journey_;
    Json who_;
    WalkOptions options_;
    Walk walk_;
    std::uint64_t last_sequence_ = 0;
    std::uint64_t pictured_sequence_ = 0;
    std::string pictured_name_;
    int pictures_ = 0;
    std::size_t next_step_ = 0;
    std::string new_visit_card_;  // of the file that was opened on the way
    std::optional<TremblingHand> hand_;
    std::shared_ptr<StaffHand> staff_;  // once somebody of staff has come
    StaffPages staff_pages_;
    int meant_choices_ = 0;
    bool over_ = false;  // a notice ended it: the remaining steps are not taken
};

}  // namespace kiosk::demo
