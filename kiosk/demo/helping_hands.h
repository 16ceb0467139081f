// The person in front of a machine of twins, who does what the tests ask for: puts a card in and takes it
// out, holds the test slip's code before the scanner, looks at the slip that fell out.
#pragma once

#include <memory>
#include <string>

#include "kiosk/demo/props.h"
#include "kiosk/diagnostics/person.h"

namespace kiosk::demo {

class HelpingHands final : public diagnostics::Person {
public:
    HelpingHands(Props& props, Twins twins) : props_{props}, twins_{std::move(twins)} {}

    diagnostics::PersonReply ask(const diagnostics::Request& request, Millis patience) override;
    // The glass of this machine is in memory: nobody can lay a finger on it.
    [[nodiscard]] bool at_the_screen() const override { return false; }

    // What a request by this word (kiosk/diagnostics/checks) wants from hands alone; false: it wants eyes.
    [[nodiscard]] Result<bool> lend_a_hand(const std::string& what);
    // What eyes see; nobody: this cannot be seen here.
    [[nodiscard]] diagnostics::Answered judge(const std::string& what);

private:
    Props& props_;
    Twins twins_;
};

}  // namespace kiosk::demo
