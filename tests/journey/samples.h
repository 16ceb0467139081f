// Invented people, lists and answers of the test world of a visit, so that no test has to spell them out.
#pragma once

#include <string>

#include "kiosk/journey/session.h"

namespace kiosk::journey::test {

inline const std::string insurance_code = "4241234567890123456789990000";
inline const std::string payment_code = "134567890123456789";
inline const std::string visit_card_code = "VC000123";
inline const std::string booking_card_code = "BK000456";
inline const std::string slip_code = "RP0123456789ABCDEF";
inline const std::string foreign_code = "https://example.invalid/";
inline const std::string electronic_card_code = "ES8800000000000000000000000000000000001";  // local prefix

// Never to be read on any screen unmasked.
inline const std::string full_name = "样例甲乙丙";
inline const std::string full_id = "990101199003070015";
inline const std::string other_id = "990101198506153029";

[[nodiscard]] Now morning();
[[nodiscard]] Person insured_person();
[[nodiscard]] Patient found_patient();
[[nodiscard]] device::CardData card_data();
[[nodiscard]] insurance::DecodedCode decoded_code();
[[nodiscard]] his::Departments departments();
[[nodiscard]] his::Sessions sessions();
// Blood test and drugs; the drugs may have been written in another visit.
[[nodiscard]] his::Bills bills(bool of_two_visits);
// One day with numbers, one booked out, one without clinic.
[[nodiscard]] his::BookingDays booking_days();
[[nodiscard]] his::Times booking_times();
[[nodiscard]] his::Booked booked();
// To be collected; to be checked in, too, where there are two; and one that is too early.
[[nodiscard]] his::Appointments appointments(AppointmentState state, bool two = false);
// A laboratory report that is ready, one that is not, and a picture.
[[nodiscard]] his::Reports reports();
// Paid, unpaid, collected.
[[nodiscard]] his::Prescriptions prescriptions();
[[nodiscard]] his::Invoices invoices();
// Of two days.
[[nodiscard]] his::Costs costs();
[[nodiscard]] Admission admission();
// One registration of the test person, made at another kiosk half an hour ago.
[[nodiscard]] his::Registration registration(his::RegistrationState state, his::HoldMoney money);
// Blood test and drugs, paid at another kiosk.
[[nodiscard]] his::Registrations payments();
// One of each story.
[[nodiscard]] his::Registrations registrations();
[[nodiscard]] from_case::Quoted quoted(bool insured, bool own_part);
[[nodiscard]] from_case::Registered registered(bool insured);
[[nodiscard]] from_case::Cancelled cancelled(bool at_rest);
[[nodiscard]] from_case::Ended ended(NoticeId why, bool money_moved);
[[nodiscard]] from_case::Unsure unsure();

template <class Value>
AnswerBody insurance_done(Value value) {
    return Outcome<insurance::Reply>{Done<insurance::Reply>{insurance::Reply{std::move(value)}}};
}
template <class Value>
AnswerBody his_done(Value value) {
    return Outcome<his::Reply>{Done<his::Reply>{his::Reply{std::move(value)}}};
}
inline AnswerBody insurance_refused(RefusalReason reason) {
    return Outcome<insurance::Reply>{Refused{reason, "-1", "no"}};
}
inline AnswerBody his_refused(RefusalReason reason) {
    return Outcome<his::Reply>{Refused{reason, "404", "no"}};
}
inline AnswerBody insurance_unknown() { return Outcome<insurance::Reply>{Unknown{"lost"}}; }
inline AnswerBody his_unknown() { return Outcome<his::Reply>{Unknown{"lost"}}; }
inline AnswerBody completed(device::Completion completion) { return AnswerBody{std::move(completion)}; }

}  // namespace kiosk::journey::test
