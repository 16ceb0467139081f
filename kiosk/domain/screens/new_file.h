// A file for whoever comes for the first time.
#pragma once

#include <optional>
#include <string>

#include "kiosk/domain/screens/lines.h"

namespace kiosk::screen {

// Before a child's file is opened: a grown-up shows who they are. Choices: guardian/back.
struct Guardian {
    PatientLine patient;  // the child
    bool code_works = true;
    bool card_works = true;
    bool card_inside = false;  // the child's: it must come out before another goes in
    Hint hint = Hint::none;
    friend bool operator==(const Guardian&, const Guardian&) = default;
};
// What is written into a new file: read from card or code, only the telephone number is typed, on a pad that
// belongs to ui. Choices: new_file/open with Touch::text, new_file/back.
struct NewFile {
    PatientLine patient;
    std::optional<PatientLine> guardian;  // then the number is the guardian's
    bool phone_wrong = false;             // what was typed last is no mobile number
    friend bool operator==(const NewFile&, const NewFile&) = default;
};
// The file is there. Choices: opened/register where that is possible now, opened/finish.
struct FileOpened {
    PatientLine patient;
    std::string visit_card;
    SlipState slip = SlipState::printing;
    bool card_inside = false;
    bool wanted_number = false;  // came to register, and goes on with it
    friend bool operator==(const FileOpened&, const FileOpened&) = default;
};

}  // namespace kiosk::screen
