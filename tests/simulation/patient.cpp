// The hands before the machine: what the patient does at each screen, what somebody else does instead, and
// the keeper with the key to the back door.
#include <utility>

#include <fmt/format.h>

#include "services/hospital/people.h"
#include "tests/simulation/world.h"

namespace kiosk::simulation {
namespace {

constexpr Millis patience{8'000};
constexpr Millis a_moment{900};
constexpr int tries_max = 3;

std::string first_choice(const Screen& screen, std::string_view stem, std::string_view not_this) {
    for (const auto& choice : screen.choices)
        if (choice.enabled && choice.id.starts_with(stem) && choice.id != not_this) return choice.id;
    return {};
}

device::CardData card_of(const hospital::Person& person) {
    device::CardData card;
    card.card_identification = person.card_identification;
    card.version = "2.00";
    card.issued = "2018-03-01";
    card.expires = "2038-03-01";
    card.card_number = person.card_number;
    card.id_number = person.id_number;
    card.name = person.name;
    card.gender = person.gender == "male" ? "1" : "2";
    card.birth_date = person.birth_date;
    return card;
}

}  // namespace

std::string_view World::ask(Choices offered) {
    if (calm_) return offered.front();
    const auto label = "patient at " + screen_name(screen_);
    return offered[static_cast<std::size_t>(chooser_.pick(label, offered))];
}

// Nobody who comes second meets mishaps of their own: the question is what the first one's do to them.
void World::invite_next() {
    const auto& home = std::get<screen::Home>(screen_.content);
    second_came_ = true;
    calm_ = true;
    network_.spare_all_but_undo();
    injected_before_second_ = injected();
    const auto now = clock_.monotonic();
    second_must_be_served_ = home.code_works && network_.trouble_until() <= now && clock_wrong_until_ <= now;
    guest_ = {.patient = scene_.next_patient};
    judge_.guest_is(guest_.patient);
    timeline_.after(a_moment, Belongs::to_kiosk, [this] { react(); });
}

void World::touch(const std::string& choice) {
    if (choice.empty() || !driver_) return;
    driver_->post_touch({screen_.sequence, choice, ""});
}

void World::insert_card(const std::string& patient) {
    static const hospital::People people;
    if (reader_.has_card()) reader_.pull();
    if (const auto* person = people.by_id(patient)) reader_.insert(card_of(*person));
}

void World::show_code(const std::string& kind) {
    const auto code = phone(kind);
    judge_.code_shown(code);
    scanner_.show(code);
}

// The keeper's doings, wherever a screen offers them.
bool World::by_keeper(std::string_view what) {
    if (what == "operator_pulls_power") throw PowerCut{};
    if (what == "operator_opens_printer") printer_.open_cover();
    if (what == "operator_deploys_update") befall_machine(Mishap::operator_deploys_update);
    return what == "operator_deploys_update";
}

void World::react() {
    if (guest_.gone || !driver_) return;
    if (std::holds_alternative<screen::Home>(screen_.content)) return at_home();
    if (std::holds_alternative<screen::Identify>(screen_.content)) {
        if (++guest_.code_shown > tries_max) return touch("identify/back");
        return scene_.way == Way::card && !second_came_ ? insert_card(guest_.patient) : show_code("ecode");
    }
    if (std::holds_alternative<screen::Departments>(screen_.content)) return at_departments();
    if (std::holds_alternative<screen::Sessions>(screen_.content)) return at_sessions();
    if (std::holds_alternative<screen::Bills>(screen_.content)) return at_bills();
    if (std::holds_alternative<screen::Deposit>(screen_.content)) return touch("deposit/1000");
    if (std::holds_alternative<screen::BillDetails>(screen_.content)) return touch("details/back");
    if (std::holds_alternative<screen::AppointmentCheck>(screen_.content)) return at_appointment();
    if (std::holds_alternative<screen::Appointments>(screen_.content)) return touch("common/exit");
    if (std::holds_alternative<screen::Check>(screen_.content)) return at_check();
    if (std::holds_alternative<screen::Cancellable>(screen_.content))
        return touch(first_choice(screen_, "cancellable/", "cancellable/back"));
    if (std::holds_alternative<screen::CancelCheck>(screen_.content)) return at_cancel_check();
    if (std::holds_alternative<screen::Cancelled>(screen_.content)) return at_cancelled();
    if (std::holds_alternative<screen::Services>(screen_.content)) return touch("common/exit");
    if (std::holds_alternative<screen::Today>(screen_.content)) return touch("today/end");
    if (std::holds_alternative<screen::Pay>(screen_.content)) return at_pay();
    if (std::holds_alternative<screen::Done>(screen_.content)) return at_done();
    if (std::holds_alternative<screen::Notice>(screen_.content)) return at_notice();
}

void World::at_home() {
    if (++guest_.code_shown > tries_max) {
        guest_.gone = true;
        return;
    }
    // Whoever is not heard tries again.
    timeline_.after(patience, Belongs::to_kiosk, [this, patient = guest_.patient] {
        const bool still = patient == guest_.patient && std::holds_alternative<screen::Home>(screen_.content);
        if (still) react();
    });
    if (scene_.gives_up) return touch(prelude_ || second_came_ ? "home/register" : "home/cancel");
    if (scene_.way == Way::card && !second_came_) return insert_card(guest_.patient);
    show_code(ask(offers::home) == "code_of_another_purpose" ? "paycode" : "ecode");
}

void World::at_departments() {
    const auto how = ask(offers::departments);
    if (how == "patient_cancels") return touch("common/exit");
    if (how == "patient_walks_away") {
        guest_.gone = true;
        return;
    }
    const auto wanted = "departments/" + scene_.department;
    touch(screen_.offers(wanted) ? wanted : first_choice(screen_, "departments/", "departments/back"));
}

void World::at_sessions() {
    if (ask(offers::sessions) == "patient_cancels") return touch("common/exit");
    touch(first_choice(screen_, "sessions/", "sessions/back"));
}

void World::at_bills() {
    const auto& rows = std::get<screen::Bills>(screen_.content).rows;
    const auto how = guest_.chose ? std::string_view{"pays all"} : ask(offers::bills);
    guest_.chose = true;
    if (how == "patient_cancels") return touch("common/exit");
    if (how == "patient_looks_at_lines") return touch("bills/details-" + rows.front().bill.id);
    if (how == "patient_leaves_one_out" && rows.size() > 1) return touch("bills/tick-" + rows.back().bill.id);
    touch("bills/pay");
}

void World::at_appointment() {
    if (ask(offers::sessions) == "patient_cancels") return touch("common/exit");
    touch("appointment/confirm");
}

void World::at_check() {
    const bool card = scene_.way == Way::card && !second_came_;
    const auto how = ask(card ? Choices{offers::check} : offers::check_without_card);
    if (by_keeper(how)) return;
    if (how == "patient_cancels") return touch("common/exit");
    if (how == "patient_walks_away") {
        guest_.gone = true;
        return;
    }
    if (how == "second_patient_touches") {
        guest_.gone = second_wanted_ = true;
        return touch("common/exit");
    }
    if (how == "patient_pays_all" && !std::get<screen::Check>(screen_.content).self_pay_chosen &&
        screen_.offers("check/self_pay"))
        return touch("check/self_pay");
    if (how == "card_pulled_at_check") return reader_.pull();
    if (how == "card_swapped_at_check") {
        reader_.pull();
        guest_ = {.patient = "P05", .code_shown = 1};
        judge_.guest_is(guest_.patient);
        timeline_.after(a_moment, Belongs::to_kiosk, [this] { insert_card(guest_.patient); });
        // Whoever swapped it wants to see whether the machine notices.
        return timeline_.after(a_moment * 3, Belongs::to_kiosk, [this] { touch("check/confirm"); });
    }
    if (how == "patient_touches_twice") touch("check/confirm");
    touch("check/confirm");
}

void World::at_cancel_check() {
    const auto how = ask(offers::cancel_check);
    if (by_keeper(how)) return;
    if (how == "patient_cancels") return touch("cancel_check/back");
    if (how == "patient_walks_away") {
        guest_.gone = true;
        return;
    }
    if (how == "second_patient_touches") {
        guest_.gone = second_wanted_ = true;
        return touch("common/exit");
    }
    if (how == "patient_touches_twice") touch("cancel_check/confirm");
    touch("cancel_check/confirm");
}

void World::at_cancelled() {
    const bool prints = std::get<screen::Cancelled>(screen_.content).slip == screen::SlipState::printing;
    read_to_the_end(prints, "cancelled/finish");
}

void World::payer_behaves(const char* behaviour) {
    const auto payer = scene_.way == Way::card && !second_came_ ? std::string{"terminal"} : guest_.patient;
    set(fmt::format(R"({{"payer":"{}","behaviour":"{}"}})", payer, behaviour));
}

void World::pay(std::string_view how) {
    const bool terminal = scene_.way == Way::card && !second_came_;
    if (how == "payer_declines") {
        guest_.declined = true;
        payer_behaves("declines");
    }
    if (how == "payer_types_then_pays") payer_behaves("types_then_pays");
    if (how == "payer_types_forever") payer_behaves("types_forever");
    if (how == "patient_touches_twice" && terminal) touch("pay/terminal");
    if (terminal) return touch("pay/terminal");
    show_code(how == "code_of_another_purpose" ? "ecode" : "paycode");
}

void World::at_pay() {
    const auto& screen = std::get<screen::Pay>(screen_.content);
    if (screen.phase != screen::PayPhase::choose_or_show_code) return;
    if (guest_.declined || ++guest_.pay_tries > tries_max) return touch("pay/window");
    const bool terminal = scene_.way == Way::card && !second_came_;
    const auto how = ask(terminal ? offers::pay_at_terminal : Choices{offers::pay});
    if (by_keeper(how)) return;
    if (how == "patient_walks_away") {
        guest_.gone = true;
        return;
    }
    if (how == "second_patient_touches") {
        guest_.gone = second_wanted_ = true;
        return touch("pay/cancel");
    }
    if (how == "patient_cancels") return touch("pay/cancel");
    if (how == "patient_pays_at_window") return touch("pay/window");
    // A code that was not heard is held there again.
    timeline_.after(patience, Belongs::to_kiosk, [this, sequence = screen_.sequence] {
        if (screen_.sequence == sequence) react();
    });
    pay(how);
}

void World::at_done() {
    const bool prints = std::get<screen::Done>(screen_.content).slip == screen::SlipState::printing;
    read_to_the_end(prints, "done/finish");
}

void World::read_to_the_end(bool prints, const char* finish) {
    // Whoever has been asked once waits for the slip and goes.
    if (std::exchange(guest_.at_the_end, true)) {
        if (!prints) touch(finish);
        return;
    }
    const bool card = scene_.way == Way::card && !second_came_;
    const auto how = ask(card ? Choices{offers::done} : offers::done_without_card);
    if (by_keeper(how)) return;
    if (how == "card_left_in") {
        reader_.leave_card_in();
        second_wanted_ = true;
    }
    if (how == "patient_walks_away" || how == "card_left_in") {
        guest_.gone = true;
        return;
    }
    if (!prints) touch(finish);
}

void World::at_notice() {
    if (screen_.offers("notice/self_pay") && scene_.way == Way::self_pay) return touch("notice/self_pay");
    const auto how = ask(offers::notice);
    if (by_keeper(how)) return;
    if (how == "patient_walks_away") {
        guest_.gone = true;
        return;
    }
    if (how == "second_patient_touches") guest_.gone = second_wanted_ = true;
    touch("notice/end");
}

std::string World::phone(const std::string& kind) {
    return hospital_
        .serve({.method = "GET",
                .path = fmt::format("/phone/{}/{}.txt", guest_.patient, kind),
                .query = {},
                .headers = {},
                .body = ""})
        .reply.body;
}

}  // namespace kiosk::simulation
