// Weights: a hand without any sense would stay on the first two screens, so it does what the screen asks for
// somewhat more often than anything else.
#include "kiosk/demo/monkey_hand.h"

#include <algorithm>
#include <array>

namespace kiosk::demo {
namespace {

bool leads_back(const std::string& id) {
    constexpr std::array ends{"/back", "/exit", "/help", "/end", "/finish", "/cancel", "/erase", "/page_up"};
    return id.starts_with("frame/") ||
           std::ranges::any_of(ends, [&](const char* end) { return id.ends_with(end); });
}

bool asks_for_payment_code(const Screen& screen) {
    const auto* pay = std::get_if<screen::Pay>(&screen.content);
    return pay != nullptr && pay->phase == screen::PayPhase::choose_or_show_code;
}

bool asks_who(const Screen& screen) {
    return std::holds_alternative<screen::Home>(screen.content) ||
           std::holds_alternative<screen::Identify>(screen.content) ||
           std::holds_alternative<screen::Guardian>(screen.content);
}

bool has_pad(const Screen& screen) {
    return std::holds_alternative<screen::Passport>(screen.content) ||
           std::holds_alternative<screen::NewFile>(screen.content) ||
           std::holds_alternative<screen::DepositAmount>(screen.content);
}

// What may have happened before somebody comes; {} stands for their number.
constexpr std::array meanwhile{
    R"({"order":"blood_test","for":"{}"})",
    R"([{"order":"chest_ct","for":"{}"},{"order":"cold_drugs","for":"{}"}])",
    R"({"order":"massage","for":"{}"})",
    R"({"order":"pressure_drugs","for":"{}"})",
    R"([{"order":"cold_drugs","for":"{}","paid":true},{"drugs":"ready","for":"{}"}])",
    R"([{"order":"blood_test","for":"{}","paid":true},{"report":"blood_test","for":"{}"}])",
    R"({"booked":"0304","for":"{}","in_minutes":20})",
    R"({"booked":"0301","for":"{}","in_minutes":20})",
    R"({"seen":"{}"})",
    R"({"cashier_took":"{}"})",
    R"({"payer":"{}","behaviour":"types_then_pays"})",
    R"({"payer":"{}","behaviour":"types_forever"})",
    R"({"payer":"{}","behaviour":"declines"})",
    R"({"payer":"{}","behaviour":"pays"})",
    R"({"token_refuse_at":"2207","times":1})",
    R"({"policy_change_after_2206":true})",
};
// Who comes again and again, for what, and what they would like to see there: whoever was here before has
// something to give up, a child has no file, two lie in a ward.
struct Errand {
    const char* patient;
    const char* service;
    const char* then = "";
};
constexpr std::array errands{Errand{"P01", "register"},
                             Errand{"P01", "cancel", "confirm"},
                             Errand{"P01", "bills"},
                             Errand{"P01", "check_in"},
                             Errand{"P06", "register"},
                             Errand{"P06", "cancel", "confirm"},
                             Errand{"P06", "invoices"},
                             Errand{"P02", "bills"},
                             Errand{"P02", "insurance", "spending"},
                             Errand{"P03", "book"},
                             Errand{"P03", "pharmacy"},
                             Errand{"P03", "reports"},
                             Errand{"P17", "deposit", "other"},
                             Errand{"P16", "deposit"},
                             Errand{"P26", "new_file"},
                             Errand{"P25", "new_file"},
                             Errand{"P03", "insurance", "spending"}};

constexpr int fingers = 3;

constexpr std::array network_mishaps{
    R"({"match":"2207","fault":"drop_after","times":1})",
    R"({"match":"2207","fault":"drop_before","times":1})",
    R"({"match":"2207","fault":"business_error","times":1,"code":"-1","text":"refused"})",
    R"({"match":"2201","fault":"drop_after","times":1})",
    R"({"match":"2208","fault":"drop_after","times":1})",
    R"({"match":"1101","fault":"http_500","times":2})",
    R"({"match":"pay","fault":"drop_after","times":1})",
    R"({"match":"PUT Appointment booked","fault":"drop_after","times":1})",
    R"({"match":"PUT Task completed","fault":"drop_after","times":1})",
    R"({"match":"GET Patient","fault":"drop_before","times":2})",
    R"({"match":"POST Task","fault":"drop_after","times":1})",
};
constexpr std::array printer_mishaps{"printer=paper_out", "printer=paper_out_while_printing",
                                     "printer=cover_open", "document_printer=paper_out"};
constexpr std::array card_kinds{"third-generation", "counterfeit", "bank",    "transit", "mute",
                                "locked",           "malformed",   "expired", "pulled"};

std::string filled_in(std::string change, const std::string& id) {
    for (auto at = change.find("{}"); at != std::string::npos; at = change.find("{}"))
        change.replace(at, 2, id);
    return change;
}

}  // namespace

MonkeyHand::MonkeyHand(app::Appliance& kiosk, HospitalProcess& hospital, Machine& machine,
                       const Json& patients, std::function<std::string()> slip_code)
    : kiosk_{kiosk},
      hospital_{hospital},
      machine_{machine},
      props_{*machine.props},
      patients_{patients},
      slip_code_{std::move(slip_code)} {}

std::string MonkeyHand::who(const char* key) const { return who_.value(key, ""); }

const Json& MonkeyHand::somebody(Dice& dice) const { return dice.chance(90) ? who_ : dice.one_of(patients_); }

// What nothing fits (nobody's booking was seen) changes nothing.
void MonkeyHand::change_world(const std::string& change) {
    static_cast<void>(hospital_.post("/control/set", filled_in(change, who("id"))));
}

void MonkeyHand::come(Dice& dice) {
    who_ = Json(dice.one_of(patients_));
    const auto& errand = dice.one_of(errands);
    if (dice.chance(70))
        for (const auto& patient : patients_)
            if (patient.value("id", "") == errand.patient) who_ = Json(patient);
    wishes_ = {errand.then, errand.service};
    if (dice.chance(70)) change_world(dice.one_of(meanwhile));
    if (dice.chance(30)) change_world(dice.one_of(meanwhile));
    if (dice.chance(10)) static_cast<void>(hospital_.post("/control/faults", dice.one_of(network_mishaps)));
    if (dice.chance(6)) static_cast<void>(props_.plant(dice.one_of(printer_mishaps)));
}

void MonkeyHand::act(Dice& dice) {
    const auto screen = kiosk_.wanted_screen();
    const bool sensible = dice.chance(80);
    if (sensible && asks_for_payment_code(screen) && dice.chance(70)) return show_payment_code(dice);
    if (sensible && std::holds_alternative<screen::Pin>(screen.content)) return enter_pin(dice);
    if (sensible && asks_who(screen) && dice.chance(50)) return present_somebody(dice);
    if (sensible && has_pad(screen)) return type_something(dice);
    if (sensible || dice.chance(50)) return touch_something(dice);
    switch (dice.below(7)) {
        case 0:
            return touch_a_place(dice);
        case 1:
            return type_something(dice);
        case 2:
            return enter_pin(dice);
        case 3:
            return show_payment_code(dice);
        case 4:
            return present_somebody(dice);
        case 5:
            return props_.take_card();
        default:
            return props_.take_phone();
    }
}

bool MonkeyHand::tap(const std::string& id) {
    if (!kiosk_.display().tap(id)) return false;
    ++touches_;
    return true;
}

// Where what they came for is offered.
bool MonkeyHand::touch_the_wish() {
    const auto offered = kiosk_.wanted_screen().choices;
    for (const auto& wish : wishes_)
        for (const auto& choice : offered)
            if (choice.enabled && choice.id.ends_with("/" + wish) && tap(choice.id)) return true;
    return false;
}

// What leads on more often than what leads back.
void MonkeyHand::touch_something(Dice& dice) {
    if (dice.chance(60) && touch_the_wish()) return;
    const bool onwards = dice.chance(90);
    std::vector<std::string> targets;
    for (const auto& item : kiosk_.display().items())
        if (item.enabled && !item.id.empty() && (!onwards || !leads_back(item.id)))
            targets.push_back(item.id);
    constexpr int tries = 20;  // most items are words
    for (int n = 0; n < tries && !targets.empty(); ++n)
        if (tap(dice.one_of(targets))) return;
}

// Anywhere on the glass: a press, a stroke, or a finger that stays down while others go on.
void MonkeyHand::touch_a_place(Dice& dice) {
    int width = 1;
    int height = 1;
    for (const auto& item : kiosk_.display().items()) {
        width = std::max(width, item.x + item.width);
        height = std::max(height, item.y + item.height);
    }
    const auto along = [&](int length) {
        return static_cast<float>(dice.below(static_cast<std::size_t>(length)));
    };
    ui::Contact contact{
        .finger = static_cast<int>(dice.below(fingers)), .x = along(width), .y = along(height)};
    const auto feel = [&](ui::Contact::Kind kind) {
        contact.kind = kind;
        kiosk_.display().feel(contact);
    };
    feel(ui::Contact::Kind::down);
    ++touches_;
    if (dice.chance(40)) {
        contact.x = along(width);
        contact.y = along(height);
        feel(ui::Contact::Kind::move);
    }
    if (dice.chance(90)) feel(ui::Contact::Kind::up);
}

// A number that fits, a few digits that do not, or the key that ends it.
void MonkeyHand::type_something(Dice& dice) {
    const auto name = screen_name(kiosk_.wanted_screen());
    auto& display = kiosk_.display();
    if (dice.chance(40)) {
        for (const char* end : {"/done", "/open", "/pay"})
            if (tap(name + end)) return;
        return;
    }
    const auto passport = who("passport");
    const std::string fits = name == "passport"         ? (passport.empty() ? "P99012345" : passport)
                             : name == "deposit_amount" ? "300"
                                                        : "13612345678";
    const auto text = dice.chance(75) ? fits : fits.substr(dice.below(fits.size()));
    if (display.type(text)) touches_ += static_cast<int>(text.size());
}

void MonkeyHand::enter_pin(Dice& dice) {
    constexpr std::array entries{"123456", "123456", "123456", "000000", "12"};
    props_.type_pin(dice.one_of(entries));
}

void MonkeyHand::show_payment_code(Dice& dice) {
    const auto& payer = somebody(dice);
    const auto phone = "/phone/" + payer.value("id", "");
    if (!payer.value("phone", true)) {
        tap("pay/terminal");
        return;
    }
    show(phone + (dice.chance(90) ? "/paycode.png" : "/paycode.png?age_s=600"));
}

void MonkeyHand::insert_card(Dice& dice) {
    const auto kind = dice.chance(80) ? std::string{} : std::string{dice.one_of(card_kinds)};
    static_cast<void>(props_.insert_card(somebody(dice), kind));
}

void MonkeyHand::present_somebody(Dice& dice) {
    const auto& person = somebody(dice);
    const auto phone = "/phone/" + person.value("id", "");
    const auto roll = dice.below(100);
    if (roll < 45) return show(phone + "/ecode.png");
    if (roll < 65) return insert_card(dice);
    if (roll < 73) return props_.lay_id_card(person);
    if (roll < 81) return show_code(person.value("visit_card", ""));
    if (roll < 87) return show_code(person.value("booking_code", ""));
    if (roll < 91) return show_code(slip_code_());
    if (roll < 94) return show(phone + "/esscard.png");
    if (roll < 97) return show(phone + "/ecode.png?age_s=600");
    show_code("nonsense");
}

// Whoever has no phone shows nothing.
void MonkeyHand::show(const std::string& path) {
    if (const auto picture = hospital_.get(path)) static_cast<void>(props_.show_code(*picture));
}

void MonkeyHand::go_away() {
    const auto screen = kiosk_.wanted_screen();
    for (const auto& choice : screen.choices)
        for (const char* end : {"/exit", "/finish", "/end", "/cancel"})
            if (choice.enabled && choice.id.ends_with(end) && tap(choice.id)) return;
}

void MonkeyHand::show_code(const std::string& text) {
    if (!text.empty()) show("/phone/qr.png?text=" + text);
}

void MonkeyHand::let_go(Dice& dice) {
    for (int finger = 0; finger < fingers; ++finger)
        kiosk_.display().feel({.kind = ui::Contact::Kind::up, .finger = finger});
    props_.take_phone();
    props_.lift_id_card();
    if (dice.chance(75)) props_.take_card();
}

void MonkeyHand::tidy_up() {
    props_.take_card();
    static_cast<void>(props_.plant("printer=none"));
    static_cast<void>(props_.plant("document_printer=none"));
    static_cast<void>(machine_.twins.tray->take_slips());
    static_cast<void>(machine_.twins.document_tray->take_slips());
}

}  // namespace kiosk::demo
