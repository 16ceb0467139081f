// What staff read: the words of the picture as it is drawn, on whichever page of a list they stand, and what
// a page must not hold.
#include <algorithm>
#include <cctype>
#include <set>
#include <sstream>

#include "kiosk/demo/staff_hand.h"

namespace kiosk::demo {
namespace {

constexpr Millis eye_glance{10};

// "没有纸 | No paper": the same in each of the kiosk's languages.
std::vector<std::string> wordings_of(const std::string& text) {
    constexpr std::string_view between = " | ";
    std::vector<std::string> wordings;
    std::size_t from = 0;
    for (auto at = text.find(between); at != std::string::npos; at = text.find(between, from)) {
        wordings.push_back(text.substr(from, at - from));
        from = at + between.size();
    }
    wordings.push_back(text.substr(from));
    return wordings;
}

bool says_one_of(const std::vector<std::string>& labels, const std::vector<std::string>& wordings) {
    return std::ranges::any_of(labels, [&](const std::string& label) {
        return std::ranges::any_of(
            wordings, [&](const std::string& words) { return label.find(words) != std::string::npos; });
    });
}

std::vector<std::string> labels_now(app::Appliance& kiosk) {
    std::vector<std::string> labels;
    for (const auto& item : kiosk.display().items()) labels.push_back(item.label);
    return labels;
}

// "58.50": digits, a point and two more digits that are not part of something longer, as a version is.
bool tells_an_amount(const std::string& label) {
    const auto digit = [&](std::size_t at) {
        return at < label.size() && std::isdigit(static_cast<unsigned char>(label[at])) != 0;
    };
    for (std::size_t point = label.find('.'); point != std::string::npos;
         point = label.find('.', point + 1)) {
        auto from = point;
        while (from > 0 && digit(from - 1)) --from;
        const bool of_a_version = from > 0 && label[from - 1] == '.';
        const bool two = digit(point + 1) && digit(point + 2) && !digit(point + 3);
        const bool goes_on = point + 3 < label.size() && label[point + 3] == '.';
        if (from < point && two && !of_a_version && !goes_on) return true;
    }
    return false;
}

// What would tell who the patient is.
std::vector<std::string> marks_of(const Json& patient) {
    std::vector<std::string> marks;
    for (const auto* key : {"name", "name_en", "id_number", "card_number", "card_identification", "psn_no",
                            "passport", "visit_card", "booking_code", "birth_date"})
        if (const auto value = patient.value(key, ""); value.size() >= 4) marks.push_back(value);
    return marks;
}

}  // namespace

void StaffHand::settle() {
    around_.look(eye_glance);
    for (int turns = 0; turns < 20 && !around_.kiosk.display().settled(); ++turns) around_.look(eye_glance);
}

bool StaffHand::turn(const char* button) {
    if (!around_.kiosk.display().tap(button)) return false;
    settle();
    return true;
}

void StaffHand::turn_to_the_first() {
    constexpr int pages_most = 100;
    for (int page = 0; page < pages_most && turn("staff/page_up"); ++page) continue;
}

Result<std::vector<std::string>> StaffHand::labels_of_every_page() {
    settle();
    shown_ = around_.kiosk.wanted_screen();
    if (page() == nullptr) return fail(ErrorKind::unavailable, "there is no staff page");
    turn_to_the_first();
    auto labels = labels_now(around_.kiosk);
    while (turn("staff/page_down")) {
        auto more = labels_now(around_.kiosk);
        labels.insert(labels.end(), more.begin(), more.end());
    }
    turn_to_the_first();
    return labels;
}

Result<void> StaffHand::read(const std::string& wordings) {
    const auto wanted = wordings_of(wordings);
    const SystemClock clock;
    const auto until = clock.monotonic() + around_.patience;
    while (clock.monotonic() < until) {
        around_.look(eye_glance);
        shown_ = around_.kiosk.wanted_screen();
        if (says_one_of(labels_now(around_.kiosk), wanted))
            return settle(), around_.take_picture(), Result<void>{};
        if (!around_.kiosk.display().settled()) continue;
        // Further down, or above, or not yet.
        if (!turn("staff/page_down")) turn_to_the_first();
    }
    return fail(ErrorKind::timed_out, "the page " + (page() != nullptr ? page()->page : screen_name(shown_)) +
                                          " does not say " + wordings);
}

Result<void> StaffHand::find(const std::string& names, bool wanted) {
    settle();
    shown_ = around_.kiosk.wanted_screen();
    if (page() == nullptr) return fail(ErrorKind::unavailable, "there is no staff page");
    std::istringstream words{names};
    for (std::string name; words >> name;)
        if (shown_.offers("staff/" + name) != wanted)
            return fail(ErrorKind::malformed,
                        "the page " + page()->page + (wanted ? " does not offer " : " offers ") + name);
    return {};
}

Result<void> StaffHand::read_all() {
    static_cast<void>(TRY(labels_of_every_page()));
    return {};
}

// From the overview, each with all that stands on it, and back.
Result<void> StaffHand::open_every_part() {
    constexpr std::string_view stem = "staff/part-";
    settle();
    const auto overview = around_.kiosk.wanted_screen();
    int opened = 0;
    for (const auto& choice : overview.choices) {
        if (!choice.id.starts_with(stem)) continue;
        TRY_VOID(touch(choice.id.substr(std::string_view{"staff/"}.size())));
        TRY_VOID(wait_until("the page of " + choice.id, [&] { return page_is("part"); }));
        TRY_VOID(read_all());
        TRY_VOID(touch("back"));
        TRY_VOID(wait_until("the overview", [&] { return page_is("overview"); }));
        ++opened;
    }
    if (opened == 0) return fail(ErrorKind::not_found, "this page has no parts to open");
    return {};
}

Result<void> StaffHand::read_nothing_of_the_patient() {
    const auto marks = marks_of(around_.patient());
    if (marks.empty()) return fail(ErrorKind::malformed, "of this patient nothing is known to look for");
    for (const auto& label : TRY(labels_of_every_page())) {
        if (says_one_of({label}, marks))
            return fail(ErrorKind::malformed, "the page " + page()->page + " tells who the patient is");
        if (tells_an_amount(label))
            return fail(ErrorKind::malformed, "the page " + page()->page + " tells an amount: " + label);
    }
    around_.take_picture();
    return {};
}

}  // namespace kiosk::demo
