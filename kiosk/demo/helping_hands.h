// The person in front of a machine of twins, who does what the tests ask for: puts a card in and takes it
// out, holds the test slip's code before the scanner, looks at the slip that fell out.
#pragma once

#include <memory>
#include <string>

#include "hal/face_camera.h"
#include "kiosk/demo/props.h"
#include "kiosk/diagnostics/person.h"

namespace kiosk::demo {

class HelpingHands final : public diagnostics::Person {
public:
    // `face` may be null: this machine has no face camera.
    HelpingHands(Twins twins, std::shared_ptr<hal::VirtualFace> face, std::string folder)
        : twins_{std::move(twins)}, face_{std::move(face)}, folder_{std::move(folder)} {}

    diagnostics::PersonReply ask(const diagnostics::Request& request, Millis patience) override;
    // The glass of this machine is in memory: nobody can lay a finger on it.
    [[nodiscard]] bool at_the_screen() const override { return false; }

    // The hands' part alone, without waiting; false: this needs eyes. For whoever shows the request himself.
    bool lend_a_hand(const std::string& what);

private:
    diagnostics::Answered judge(const std::string& what);

    Twins twins_;
    std::shared_ptr<hal::VirtualFace> face_;
    std::string folder_;
};

}  // namespace kiosk::demo
