// A member of staff in a journey file: the verb "staff". Works the real glass, the card slot and the pads,
// and helps the tests that ask for hands or eyes.
//
//     staff calls                          holds the header's clock
//     staff inserts engineer card          attendant, expired, stranger, replaying, copied, pulled
//     staff takes card
//     staff types 482913                   on the pad of the page, and confirms
//     staff types code of 1007             the one-time code of this moment
//     staff touches run_all                a choice of the page, without "staff/"
//     staff waits for overview             a page
//     staff reads 故障                     words on the page
//     staff helps                          until the tests have ended
#pragma once

#include <string>

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
        Millis patience{20'000};
    };
    explicit StaffHand(Around around) : around_{std::move(around)}, helper_{around_.props, around_.twins} {}

    Result<void> act(const std::string& what);

private:
    [[nodiscard]] const screen::Staff* page() const;
    Result<void> wait_until(const std::string& what, const std::function<bool()>& done);
    Result<void> call();
    Result<void> touch(const std::string& name);
    Result<void> type(const std::string& digits);
    Result<void> help();
    Result<void> answer(const screen::Staff& asked);
    void press_glass(int x, int y);

    Around around_;
    HelpingHands helper_;
    Screen shown_;  // keeps page() alive
};

}  // namespace kiosk::demo
