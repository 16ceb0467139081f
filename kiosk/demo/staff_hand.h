// A member of staff in a journey file: the verb "staff". Works the real glass, the card slot and the pads,
// and helps the tests that ask for hands or eyes. What each `staff ...` means: tests/journeys/README.md.
#pragma once

#include <string>
#include <vector>

#include "kiosk/demo/helping_hands.h"
#include "kiosk/demo/patient.h"

namespace kiosk::demo {

class StaffHand {
public:
    struct Around {
        app::Appliance& kiosk;
        Props& props;
        Twins twins;
        std::string folder;                // of the demo: the hospital's cards and the secrets
        std::function<void(Millis)> look;  // a turn of the display, noted by the journey
        std::function<void()> take_picture;
        std::function<Json()> patient;  // whose visit was the last
        Millis patience{20'000};
    };
    explicit StaffHand(Around around) : around_{std::move(around)}, helper_{around_.props, around_.twins} {}

    Result<void> act(const std::string& what);

private:
    [[nodiscard]] const screen::Staff* page() const;
    [[nodiscard]] bool page_is(const std::string& name) const;
    Result<void> look_and_read(const std::string& what);
    Result<void> wait_until(const std::string& what, const std::function<bool()>& done);
    Result<void> insert(const std::string& kind);
    Result<void> hold_clock();
    Result<void> call();
    Result<void> touch(const std::string& name);
    [[nodiscard]] std::string offered_as(const std::string& wanted) const;
    Result<void> type(const std::string& digits);
    Result<void> type_code_of(const std::string& number);
    Result<void> wait_for_restart();
    Result<void> help();
    Result<void> answer(const screen::Staff& asked);
    void press_glass(int x, int y);

    // --- staff_eyes.cpp: what stands on the pages ---
    Result<void> read(const std::string& wordings);
    Result<void> find(const std::string& names, bool wanted);
    Result<void> read_all();
    Result<void> open_every_part();
    Result<void> read_nothing_of_the_patient();
    // Everything that is drawn, the list's pages one after the other, beginning with the first.
    Result<std::vector<std::string>> labels_of_every_page();
    void settle();
    bool turn(const char* button);
    void turn_to_the_first();

    Around around_;
    HelpingHands helper_;
    Screen shown_;  // keeps page() alive
};

}  // namespace kiosk::demo
