// Picked by what the patient does next, not by what went wrong.
#include "ui/screens/notice_pictures.h"

#include <initializer_list>

#include "ui/gfx/pictures.h"

namespace kiosk::ui {
namespace {

enum class Next { phone, card, window, doctor, wallet, slip, look };

// What helps next, by notice: each stands in one of the lists. (Of id_card_unread no slot is drawn: an ID
// card is laid down, the phone is the other way.)
using enum NoticeId;
constexpr std::initializer_list<NoticeId> to_card{card_unread, card_foreign, card_pulled, card_bank,
                                                  e_code_down};
constexpr std::initializer_list<NoticeId> to_phone{card_locked,
                                                   card_reader_broken,
                                                   card_lost,
                                                   card_not_activated,
                                                   electronic_card_down,
                                                   wrong_place,
                                                   account_not_activated,
                                                   guardian_unfit,
                                                   card_expired,
                                                   id_card_unread,
                                                   card_counterfeit,
                                                   card_issuer_down,
                                                   code_expired,
                                                   code_wrong_kind,
                                                   code_unknown,
                                                   code_not_activated,
                                                   code_frozen,
                                                   show_code_again,
                                                   other_person,
                                                   payment_code_invalid,
                                                   insurance_not_asked,
                                                   slip_unknown,
                                                   cancel_needs_insurance,
                                                   face_not_verified};
constexpr std::initializer_list<NoticeId> to_window{
    file_refused,      coverage_frozen,  password_forgotten, bill_refused,    patient_unknown,
    no_sessions_today, password_blocked, pin_pad_broken,     insurance_down,  his_down,
    payment_down,      journal_down,     too_many_open,      unexpected,      cancel_refused,
    no_numbers_ahead,  too_late,         pharmacy_refused,   deposit_refused, disease_not_filed};
constexpr std::initializer_list<NoticeId> to_doctor{slot_taken, hold_expired, his_refused,
                                                    cancelled_by_patient, session_stopped};
constexpr std::initializer_list<NoticeId> to_wallet{
    not_insured, waiting_period,    coverage_paused,    coverage_ended,   inpatient_now,
    no_filing,   insurance_refused, settlement_refused, payment_declined, payment_given_up};
constexpr std::initializer_list<NoticeId> to_slip{
    no_bills,     bill_taken,        service_closed, unsure,           in_doubt_elsewhere, paper_out_before,
    print_failed, nothing_to_cancel, cancel_unsure,  booked_already,   booking_unsure,     booking_taken,
    too_early,    no_appointments,   no_reports,     no_prescriptions, no_costs,           no_admission};
constexpr std::initializer_list<NoticeId> to_look{file_exists, no_file, password_wrong, password_not_entered,
                                                  amount_changed};

constexpr bool has(std::initializer_list<NoticeId> list, NoticeId id) {
    for (const auto one : list)
        if (one == id) return true;
    return false;
}

constexpr int lists_with(NoticeId id) {
    int count = 0;
    for (const auto& list : {to_card, to_phone, to_window, to_doctor, to_wallet, to_slip, to_look})
        count += has(list, id) ? 1 : 0;
    return count;
}
constexpr bool each_in_one() {
    for (int i = 0; i <= static_cast<int>(unexpected); ++i)
        if (lists_with(static_cast<NoticeId>(i)) != 1) return false;
    return true;
}
static_assert(each_in_one(), "a notice without a picture, or with two");

Next next_move(NoticeId id) {
    if (has(to_card, id)) return Next::card;
    if (has(to_phone, id)) return Next::phone;
    if (has(to_window, id)) return Next::window;
    if (has(to_doctor, id)) return Next::doctor;
    if (has(to_wallet, id)) return Next::wallet;
    if (has(to_slip, id)) return Next::slip;
    return Next::look;
}

}  // namespace

void draw_notice_picture(Kit& kit, const Rect& room, NoticeId id) {
    const float side = std::min({room.w, room.h, kit.px(340)});
    const Rect place = room.middle(side, side);
    const auto sign = [&](Icon icon) {
        kit.badge(place.middle(side * 0.62F, side * 0.62F), icon, kit.colors.tint, kit.colors.accent);
    };
    switch (next_move(id)) {
        case Next::phone:
            picture_phone(kit.canvas, kit.colors, place);
            return kit.show_part(place, kit.view.machine.scanner);
        case Next::card:
            picture_card(kit.canvas, kit.colors, place);
            return kit.show_part(place, kit.view.machine.card_slot);
        case Next::window:
            return sign(Icon::desk);
        case Next::doctor:
            return sign(Icon::doctor);
        case Next::wallet:
            return sign(Icon::wallet);
        case Next::slip:
            return sign(Icon::slip);
        case Next::look:
            return sign(Icon::help);
    }
}

}  // namespace kiosk::ui
