// One short instruction for each screen, then what makes this one different: a hint, the slip, the card.
#include "ui/voice/prompts.h"

#include <algorithm>

namespace kiosk::ui {
namespace {

struct Speech {
    const Screen& screen;
    Language language;
    bool say_amounts;
    std::vector<Sentence> out{};

    void say(const char* id) { out.push_back({id}); }
    void say_with(const char* id, const Sentence& more) {
        out.push_back({id});
        out.back().insert(out.back().end(), more.begin(), more.end());
    }
    void say_sum(const char* id, Fen amount) {
        if (say_amounts && amount.is_positive()) say_with(id, say_amount(amount, language));
    }
    void say_money(const MoneyState& money) {
        for (auto& sentence : money_prompts(money, language, say_amounts)) out.push_back(std::move(sentence));
    }
    void say_hint(Hint hint) {
        if (const auto* id = hint_prompt(hint)) say(id);
    }
    void say_queue_number(const std::string& number) {
        if (const auto spelt = spell(number); !spelt.empty()) say_with("your_number", spelt);
    }
    // What the patient must not leave behind.
    void say_takings(screen::SlipState slip) {
        if (slip == screen::SlipState::printed) say("take_slip");
        if (slip == screen::SlipState::failed) say("slip_failed");
        if (asks_to_take_card(screen)) say("take_card");
    }
    void say_ways_to_identify(bool code_works, bool card_works) {
        if (code_works && card_works) return say("identify");
        if (code_works) return say("identify_by_code");
        if (card_works) say("identify_by_card");
    }

    void operator()(const screen::Home&) {}
    void operator()(const screen::More&) {}
    void operator()(const screen::Identify& identify) {
        if (identify.code_again) {
            say("code_again");
            say_money(identify.money);
        } else {
            say_ways_to_identify(identify.code_works, identify.card_works);
        }
        say_hint(identify.hint);
    }
    void operator()(const screen::Reading& reading) {
        if (reading.what == screen::ReadingWhat::card) return say("reading_card");
        if (reading.what == screen::ReadingWhat::id_card) return say("reading_id_card");
        say(reading.what == screen::ReadingWhat::stopping ? "stopping" : "please_wait");
    }
    void operator()(const screen::Passport& passport) {
        say(passport.not_found ? "passport_unknown" : "type_passport");
    }
    void operator()(const screen::Departments& departments) {
        say(departments.rows.empty() ? "none_left" : "choose_department");
    }
    void operator()(const screen::Sessions& sessions) {
        say(sessions.rows.empty() ? "none_left" : "choose_session");
    }
    void operator()(const screen::Check& check) {
        say("check");
        say_sum("to_pay_now", check.split.own);
        if (check.insurance_missed) say("insurance_missed");
        if (check.paper == screen::Paper::none) say("no_paper");
    }
    void operator()(const screen::Pin& pin) {
        say(pin.ecode_password ? "enter_ecode_password" : "enter_pin");
        if (pin.tries_left < 0) return;
        auto tries = say_count(pin.tries_left, language);
        if (language == Language::zh) tries.emplace_back("unit_times");
        say_with("tries_left", tries);
    }
    void operator()(const screen::Pay& pay) {
        switch (pay.phase) {
            case screen::PayPhase::choose_or_show_code:
                say(pay.wallet && !pay.terminal && !pay.window ? "pay_by_code" : "pay");
                say_sum("to_pay_now", pay.amount);
                return say_hint(pay.hint);
            case screen::PayPhase::asking:
                return say("pay_asking");
            case screen::PayPhase::payer_typing:
                return say("pay_typing");
            case screen::PayPhase::terminal_busy:
                return say("pay_on_terminal");
        }
    }
    void operator()(const screen::Processing& processing) {
        say(processing.giving_back ? "giving_back" : "settling");
        if (processing.slow) say("slower");
    }
    void operator()(const screen::Done& done) {
        say(done.bills.empty() ? "registered" : "paid");
        const auto own = done.money.own;
        if (own == OwnMoney::taken || own == OwnMoney::nothing_due)
            say_sum("own_amount", done.money.own_amount);
        else
            say_money(done.money);
        say_queue_number(done.queue_number);
        if (done.insurance_missed) say("claim_with_slip");
        say_takings(done.slip);
        if (screen.offers("done/next")) say("next_payment");
    }
    void operator()(const screen::Notice& notice) {
        say(notice_prompt(notice.id));
        say_money(notice.money);
        say_takings(notice.slip);
    }
    // Words, then a sound that turns heads, then one that brings somebody.
    void operator()(const screen::TakeCard& take) {
        if (take.stage == screen::CardLeft::asked) return say("take_card");
        if (take.stage == screen::CardLeft::reminded) return say_with("chime", {"card_still_inside"});
        say_with("alarm", {"card_still_inside", "alarm"});
    }
    void operator()(const screen::OutOfService&) {}
    void operator()(const screen::Staff&) {}
    void operator()(const screen::IdleWarning&) { say("still_there"); }
    void operator()(const screen::Help&) { say("help"); }
    void operator()(const screen::Today& today) {
        say(today.by_slip ? "slip_result" : "today");
        const auto any = [&](screen::RegistrationStory story) {
            return std::ranges::any_of(today.rows, [&](const auto& row) { return row.story == story; });
        };
        if (any(screen::RegistrationStory::being_checked)) say("notice_checking");
        if (any(screen::RegistrationStory::being_cancelled)) say("own_being_returned");
        if (any(screen::RegistrationStory::money_back)) say("own_returned");
    }
    void operator()(const screen::Services& services) {
        const bool waits = services.bills_due > 0 || services.reports_ready > 0 || !services.due.empty();
        say("services");
        if (waits) say("services_waiting");
        if (services.card_taken) say("card_taken");
    }
    void operator()(const screen::Bills&) { say("check_bills"); }
    void operator()(const screen::BillDetails&) {}
    void operator()(const screen::Guide&) { say("guide"); }
    void operator()(const screen::BookingDays&) { say("choose_day"); }
    void operator()(const screen::Times&) { say("choose_time"); }
    void operator()(const screen::BookingCheck&) { say("check_booking"); }
    void operator()(const screen::Booked& booked) {
        say("booked");
        say_takings(booked.slip);
    }
    void operator()(const screen::Appointments&) { say("appointments"); }
    void operator()(const screen::AppointmentCheck&) { say("check_appointment"); }
    void operator()(const screen::CheckedIn& arrived) {
        say("checked_in");
        say_queue_number(arrived.queue_number);
        say_takings(arrived.slip);
    }
    void operator()(const screen::Cancellable&) { say("choose_cancellable"); }
    void operator()(const screen::CancelCheck&) { say("check_cancelling"); }
    void operator()(const screen::Cancelled& cancelled) {
        say("cancelled");
        say_money(cancelled.money);
        say_takings(cancelled.slip);
    }
    void operator()(const screen::Guardian& guardian) {
        if (guardian.card_inside) say("take_childs_card");
        say("guardian");
        say_hint(guardian.hint);
    }
    void operator()(const screen::NewFile& file) { say(file.phone_wrong ? "phone_wrong" : "type_phone"); }
    void operator()(const screen::FileOpened& opened) {
        say("file_opened");
        say_takings(opened.slip);
    }
    void operator()(const screen::Insurance&) { say("insurance"); }
    void operator()(const screen::Spending&) { say("insurance"); }
    void operator()(const screen::Reports& reports) {
        say(reports.paper ? "reports" : "reports_no_paper");
        const auto printed = [](const auto& row) { return row.print == screen::ReportPrint::printed; };
        if (std::ranges::any_of(reports.rows, printed)) say("take_reports");
    }
    void operator()(const screen::Prescriptions&) { say("prescriptions"); }
    void operator()(const screen::PharmacyQueued& queued) {
        say("queued");
        say_queue_number(queued.prescription.queue_number);
        say_takings(queued.slip);
    }
    void operator()(const screen::Invoices&) { say("invoices"); }
    void operator()(const screen::InvoiceShown& shown) {
        say("invoice");
        say_takings(shown.slip);
    }
    void operator()(const screen::Costs& costs) {
        say("costs");
        say_takings(costs.slip);
    }
    void operator()(const screen::Deposit&) { say("deposit"); }
    void operator()(const screen::DepositAmount& amount) {
        say(amount.wrong ? "amount_wrong" : "type_amount");
    }
};

}  // namespace

bool asks_to_take_card(const Screen& screen) {
    const bool inside = std::visit(
        [](const auto& content) {
            if constexpr (requires { content.card_inside; })
                return content.card_inside;
            else
                return false;
        },
        screen.content);
    if (!inside) return false;
    return std::ranges::all_of(screen.choices, [](const Choice& choice) {
        return choice.id.ends_with("/finish") || choice.id.ends_with("/end") || choice.id == "common/help";
    });
}

std::vector<Sentence> prompts_of(const Screen& screen, Language language, bool say_amounts) {
    Speech speech{screen, language, say_amounts};
    std::visit(speech, screen.content);
    return std::move(speech.out);
}

}  // namespace kiosk::ui
