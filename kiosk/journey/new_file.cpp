// A file for whoever comes for the first time (建档). Everything in it is read from card or e-code, only the
// telephone number is typed. For a minor a grown-up shows who they are first. Opened files need no money.
#include <algorithm>
#include <utility>

#include "kiosk/base/text.h"
#include "kiosk/journey/phases.h"
#include "kiosk/journey/shown_code.h"

namespace kiosk::journey {
namespace {

constexpr int of_age_years = 18;

// China's mobile numbers: 11 digits, the first is 1 and the second no less than 3.
bool is_mobile_number(std::string_view text) {
    return text.size() == 11 && all_digits(text) && text[0] == '1' && text[1] >= '3';
}

// An e-code whose owner the platform does not know brings a number alone: birth and gender stand in it.
void complete_from_number(Patient& patient) {
    if (patient.birth_date.empty()) patient.birth_date = birth_in(patient.id_number);
    if (patient.gender.empty() && patient.id_number.size() == 18)
        patient.gender = std::string(1, (patient.id_number[16] - '0') % 2 == 1 ? '1' : '2');
}

bool is_minor(const Run& run) {
    const int age = age_of(run.s.visit.patient.birth_date, run.now);
    return age >= 0 && age < of_age_years;
}

void ask_guardian(Run& run, Hint hint) {
    auto& opening = run.visit().opening;
    opening.asking_guardian = true;
    opening.hint = hint;
    run.await(Phase::asking_guardian);
}

void ask_phone(Run& run) {
    run.visit().opening.asking_guardian = false;
    run.await(Phase::typing_phone);
}

// Whoever wanted a number and has a file after all goes on to it.
void go_on(Run& run) {
    auto& visit = run.visit();
    visit.opening.wanted_number = false;
    begin_service(run, Service::registration);
}

void create_file(Run& run) {
    const auto& visit = run.s.visit;
    his::CreateFile call{visit.patient, visit.opening.phone, visit.opening.guardian,
                         visit.opening.consented_at};
    run.visit().reading = screen::ReadingWhat::opening_file;
    run.call(Phase::opening_file, his::Call{std::move(call)}, run.policy.query_deadline);
}

bool may_register(const Projection& at) {
    if (!at.s.money_open || card_gone(at.s)) return false;
    return std::any_of(at.policy.menu.begin(), at.policy.menu.end(), [&](const MenuEntry& entry) {
        return entry.service == Service::registration && is_open(entry, at.now.civil);
    });
}

}  // namespace

void find_file(Run& run) {
    auto& visit = run.visit();
    complete_from_number(visit.patient);
    if (!visit.patient.his_patient_id.empty())
        return show_notice(run, NoticeId::file_exists, ways_on(run, {}));
    if (visit.patient.id_number.empty())  // a passport: only people at a window can read it
        return show_notice(run, NoticeId::patient_unknown, ways_on(run, {}));
    visit.reading = screen::ReadingWhat::finding_file;
    const Credential number{CredentialKind::id_card, Secret{visit.patient.id_number}, "", "", ""};
    run.call(Phase::finding_file, his::Call{his::FindPatient{number}}, run.policy.query_deadline);
}

void on_file_found(Run& run, const Heard& heard) {
    auto& visit = run.visit();
    const auto not_heard = [&] { not_answered(run, find_file); };
    his_outcome<Patient>(heard).match(
        [&](const Patient& found) {
            visit.tries = 0;
            visit.patient.his_patient_id = found.his_patient_id;
            if (visit.opening.wanted_number) return go_on(run);
            show_notice(run, NoticeId::file_exists, ways_on(run, {}));
        },
        [&](const Refused& refused) {
            if (refused.reason != RefusalReason::patient_unknown) return not_heard();
            visit.tries = 0;
            // What was typed and agreed to in this visit is not asked twice.
            if (!visit.opening.phone.empty()) return create_file(run);
            return is_minor(run) && !visit.opening.guardian ? ask_guardian(run, Hint::none) : ask_phone(run);
        },
        [&](const Unknown&) { not_heard(); });
}

void open_file_first(Run& run) {
    run.visit().service = Service::new_file;
    run.visit().opening = {};
    run.visit().opening.wanted_number = true;
    run.visit().tries = 0;
    begin_service(run, Service::new_file);
}

void on_guardian_touch(Run& run, const Chosen&) { back_to_services(run); }

void on_guardian_card(Run& run, DeviceKind reader) {
    auto& visit = run.visit();
    // The child's card came out for this one: no money moves with it any more.
    const bool swapped = reader == DeviceKind::card_reader && by_chip_card(visit);
    visit.opening.card_swapped = visit.opening.card_swapped || swapped;
    visit.reader = reader;
    visit.reading =
        reader == DeviceKind::id_card_reader ? screen::ReadingWhat::id_card : screen::ReadingWhat::card;
    run.call(Phase::reading_card, device::ReadCard{reader}, run.policy.device_deadline);
}

void on_guardian_code(Run& run, const Secret& code) {
    if (kind_of_code(code.reveal(), run.policy) != ShownCode::insurance)
        return ask_guardian(run, Hint::code_wrong_kind);
    auto& visit = run.visit();
    visit.asked_code = code;
    visit.reading = screen::ReadingWhat::code;
    run.call(Phase::decoding_guardian,
             insurance::Call{insurance::DecodeCode{code, run.policy.ecode_business_type}},
             run.policy.query_deadline);
}

void on_guardian_decoded(Run& run, const Heard& heard) {
    insurance_outcome<insurance::DecodedCode>(heard).match(
        [&](const insurance::DecodedCode& decoded) {
            run.visit().asked_code = {};
            on_guardian_known(run, {decoded.credential.name, decoded.credential.id_number});
        },
        [&](const Refused& refused) {
            run.visit().refused_code = std::exchange(run.visit().asked_code, {});
            const bool expired = refused.reason == RefusalReason::code_expired;
            const bool wrong = refused.reason == RefusalReason::code_wrong_kind;
            if (expired || wrong)
                return ask_guardian(run, expired ? Hint::code_expired : Hint::code_wrong_kind);
            const bool down = refused.reason == RefusalReason::not_sent;
            show_notice(run,
                        notice_of(refused.reason, down ? NoticeId::insurance_down : NoticeId::code_unknown),
                        {"retry", "end"});
        },
        [&](const Unknown&) {
            show_notice(run, NoticeId::insurance_down, {"retry", "end"});
        });
}

void on_guardian_known(Run& run, his::Guardian guardian) {
    auto& visit = run.visit();
    const int age = age_of(birth_in(guardian.id_number), run.now);
    if (guardian.name.empty() || age < of_age_years || guardian.id_number == visit.patient.id_number)
        return show_notice(run, NoticeId::guardian_unfit, {"retry", "end"});
    visit.opening.guardian = std::move(guardian);
    ask_phone(run);
}

void guardian_again(Run& run) { ask_guardian(run, Hint::none); }

void on_phone_touch(Run& run, const Chosen& chosen) {
    auto& opening = run.visit().opening;
    if (chosen.name == "back") return back_to_services(run);
    opening.phone_wrong = !is_mobile_number(chosen.typed);
    if (opening.phone_wrong) return run.await(Phase::typing_phone);
    opening.phone = chosen.typed;
    opening.consented_at = run.now.civil;
    create_file(run);
}

void on_file_opened(Run& run, const Heard& heard) {
    auto& visit = run.visit();
    const auto not_heard = [&] { not_answered(run, create_file); };  // repeated: it answers the one file
    his_outcome<his::FileOpened>(heard).match(
        [&](const his::FileOpened& opened) {
            visit.tries = 0;
            visit.opening.opened = opened;
            visit.patient.his_patient_id = opened.his_patient_id;
            run.await(Phase::file_opened);
            print_slip(run, SlipKind::new_file);
        },
        [&](const Refused& refused) {
            if (refused.reason == RefusalReason::not_sent) return not_heard();
            show_notice(run, NoticeId::file_refused, ways_on(run, {}));
        },
        [&](const Unknown&) { not_heard(); });
}

void on_opened_touch(Run& run, const Chosen& chosen) {
    return chosen.name == "register" ? go_on(run) : end_visit(run);
}

void project_guardian(const Projection& at) {
    at.screen.content = screen::Guardian{patient_line(at.s, at.now), at.s.scanner_works,
                                         at.s.card_reader_works, at.s.card_inside, at.s.visit.opening.hint};
    at.offer("guardian/back");
    at.offer_exit_and_help();
    at.screen.step = 2;
}

void project_phone(const Projection& at) {
    const auto& opening = at.s.visit.opening;
    screen::NewFile content;
    content.patient = patient_line(at.s, at.now);
    content.phone_wrong = opening.phone_wrong;
    if (opening.guardian) {
        auto& line = content.guardian.emplace();
        line.name = masked_name(opening.guardian->name);
        line.id_number = masked_id_number(opening.guardian->id_number);
    }
    at.screen.content = std::move(content);
    at.offer("new_file/open");
    at.offer("new_file/back");
    at.offer_exit_and_help();
    at.screen.step = 2;
}

void project_file_opened(const Projection& at) {
    const auto& visit = at.s.visit;
    screen::FileOpened content;
    content.patient = patient_line(at.s, at.now);
    content.visit_card = visit.opening.opened->visit_card;
    content.slip = visit.slip;
    content.card_inside = at.s.card_inside;
    content.wanted_number = visit.opening.wanted_number;
    at.screen.content = std::move(content);
    at.offer("opened/finish");
    if (may_register(at)) at.offer("opened/register");
    at.offer("common/help");
}

}  // namespace kiosk::journey
