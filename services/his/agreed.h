// What every driver of the HIS port has in common, whatever its language on the wire: when an answer is
// sound, in which order sessions are shown, and what of a refusal may reach a patient.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "kiosk/domain/his_calls.h"

namespace kiosk::services {

// A decimal number times 10^places, exactly: "1.5" with 4 places is 15000. Error(malformed).
[[nodiscard]] Result<std::int64_t> scaled(const std::string& digits, int places);
[[nodiscard]] std::string url_escaped(std::string_view value);

// By which number the hospital may know who showed this.
[[nodiscard]] std::string number_of(const Credential& credential);

// Error(malformed) where lines and total disagree, or something is missing that a case cannot do without.
[[nodiscard]] Result<void> check_sound(const FeeLine& line);
[[nodiscard]] Result<void> check_sound(const Hold& hold);
[[nodiscard]] Result<void> check_sound(const Bill& bill);
[[nodiscard]] Result<void> check_sound(const his::Registration& told);
[[nodiscard]] Result<void> check_sound(const his::Booked& booked);
[[nodiscard]] Result<void> check_sound(const Appointment& appointment);
// What was told as cancellable, but without all that its money's way back needs, only a window can cancel.
void judge_cancelling(his::Registration& told);
[[nodiscard]] Result<void> check_sound(const Report& report);
[[nodiscard]] Result<void> check_sound(const Prescription& prescription);
[[nodiscard]] Result<void> check_sound(const EInvoice& invoice);
[[nodiscard]] Result<void> check_sound(const Admission& admission);
// The newest first.
void put_in_order(std::vector<EInvoice>& invoices);
// General clinic first, then by time.
void put_in_order(std::vector<ClinicSession>& sessions);
// The words of a refusal money_in_doubt are shown to the patient: a trace number or nothing.
[[nodiscard]] std::string trace_number_or_nothing(std::string words);

}  // namespace kiosk::services
