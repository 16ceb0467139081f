// A file for whoever comes for the first time.
#include "ui/examples/collector.h"
#include "ui/examples/people.h"

namespace kiosk::ui::example {

void add_new_file(Collector& c) {
    using namespace screen;
    const std::vector<std::string> ids{"new_file/open", "new_file/back", "common/exit"};
    NewFile file;
    file.patient = patient();
    c.add("new-file", file, ids, 2);
    file.phone_wrong = true;
    c.add("new-file-wrong-phone", file, ids, 2);
    file.guardian = PatientLine{"阿*****************曼", "990***********0460", "", -1, false};
    file.patient = {"样**", "990***********0480", "2", 8, true};
    c.add("new-file-child", file, ids, 2);
    Guardian guardian;
    guardian.patient = file.patient;
    guardian.card_inside = true;
    c.add("guardian", guardian, {"guardian/back", "common/exit"}, 2);
    guardian.hint = Hint::code_expired;
    c.add("guardian-hint", guardian, {"guardian/back", "common/exit"}, 2);
    FileOpened opened;
    opened.patient = patient();
    opened.visit_card = "990069000001";
    opened.slip = SlipState::printed;
    opened.card_inside = true;
    c.add("file-opened", opened, {"opened/finish", "opened/register"});
    opened.slip = SlipState::failed;
    opened.wanted_number = true;
    c.add("file-opened-no-slip", opened, {"opened/finish", "opened/register"});
    opened.card_inside = false;
    c.add("file-opened-alone", opened, {"opened/finish"});
    c.add("reading-opening-file", Reading{ReadingWhat::opening_file}, {}, 2);
    Home closed;
    closed.money_open = false;
    closed.menu = {{Service::new_file, true, "", {}, {}}};
    c.add("home-closed-new-file", closed, {"home/new_file"});
}

}  // namespace kiosk::ui::example
