// Picked by what the patient does next, not by what went wrong.
#include "ui/screens/notice_pictures.h"

#include "ui/gfx/pictures.h"

namespace kiosk::ui {
namespace {

enum class Next { phone, card, window, doctor, wallet, slip, look };

Next next_move(NoticeId id) {
    switch (id) {
        case NoticeId::card_unread:
        case NoticeId::card_foreign:
        case NoticeId::card_pulled:
        case NoticeId::card_bank:
            return Next::card;
        case NoticeId::card_locked:
        case NoticeId::card_reader_broken:
        case NoticeId::card_lost:
        case NoticeId::card_expired:
        case NoticeId::id_card_unread:  // no slot is drawn: an ID card is laid down, the phone is the other
                                        // way
        case NoticeId::card_counterfeit:
        case NoticeId::card_issuer_down:
        case NoticeId::code_expired:
        case NoticeId::code_wrong_kind:
        case NoticeId::code_unknown:
        case NoticeId::code_not_activated:
        case NoticeId::show_code_again:
        case NoticeId::other_person:
        case NoticeId::payment_code_invalid:
        case NoticeId::slip_unknown:
            return Next::phone;
        case NoticeId::bill_refused:
        case NoticeId::patient_unknown:
        case NoticeId::no_sessions_today:
        case NoticeId::password_blocked:
        case NoticeId::pin_pad_broken:
        case NoticeId::insurance_down:
        case NoticeId::his_down:
        case NoticeId::payment_down:
        case NoticeId::journal_down:
        case NoticeId::too_many_open:
        case NoticeId::unexpected:
            return Next::window;
        case NoticeId::slot_taken:
        case NoticeId::hold_expired:
        case NoticeId::his_refused:
        case NoticeId::cancelled_by_patient:
            return Next::doctor;
        case NoticeId::not_insured:
        case NoticeId::waiting_period:
        case NoticeId::coverage_paused:
        case NoticeId::coverage_ended:
        case NoticeId::inpatient_now:
        case NoticeId::no_filing:
        case NoticeId::insurance_refused:
        case NoticeId::settlement_refused:
        case NoticeId::payment_declined:
        case NoticeId::payment_given_up:
            return Next::wallet;
        case NoticeId::no_bills:
        case NoticeId::bill_taken:
        case NoticeId::service_closed:
        case NoticeId::unsure:
        case NoticeId::in_doubt_elsewhere:
        case NoticeId::paper_out_before:
        case NoticeId::print_failed:
            return Next::slip;
        case NoticeId::password_wrong:
        case NoticeId::password_not_entered:
        case NoticeId::amount_changed:
            return Next::look;
    }
    return Next::window;
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
            return picture_phone(kit.canvas, kit.colors, place);
        case Next::card:
            return picture_card(kit.canvas, kit.colors, place);
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
