// The person in front of the machine, as far as a test needs hands or eyes: asked in words, waited for, and
// free to say "skip". At the machine it is the staff page that asks; at a console the terminal; in the demo a
// pair of hands that works the twins.
#pragma once

#include <functional>
#include <string>

#include "kiosk/base/clock.h"
#include "kiosk/domain/diagnosis.h"
#include "kiosk/domain/screen.h"

namespace kiosk::diagnostics {

struct Request {
    diagnosis::Part part = diagnosis::Part::card_reader;
    std::string what;  // stable word: "insert_card", "slip_good"
    LocalizedText words;
    bool judge = false;                         // yes or no is the answer; otherwise something is to be done
    screen::StaffWidget widget;                 // to be shown with it
    std::function<bool()> satisfied;            // ends the wait by itself; any thread; may be empty
    std::function<screen::StaffCamera()> live;  // a picture that goes on while it is asked; may be empty
};

enum class Answered { yes, no, skipped, nobody };
struct PersonReply {
    Answered answer = Answered::nobody;
    std::string text;  // of a widget: where the glass was touched
};

class Person {
public:
    virtual ~Person() = default;
    // Blocks until there is an answer, `satisfied`, or the time is over (skipped).
    virtual PersonReply ask(const Request& request, Millis patience) = 0;
    // Whether tests of glass, picture and sound can be made with this person at all.
    [[nodiscard]] virtual bool at_the_screen() const = 0;
};

class NobodyThere final : public Person {
public:
    PersonReply ask(const Request&, Millis) override { return {}; }
    [[nodiscard]] bool at_the_screen() const override { return false; }
};

}  // namespace kiosk::diagnostics
