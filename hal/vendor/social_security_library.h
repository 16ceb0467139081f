// The functions of makers' libraries for social-security cards, and what they say (LD/T 33-2015; devices 1.1,
// 1.5, 1.6). Pure: text and numbers in, domain out.
//
// Signatures as public headers of several makers show them (gdgly/SI_3rdCard and others; `long` in some,
// `int` in others). `iType`: 1 contact, 2 contactless, 3 contact first, 4 contactless first. `pOutInfo` is
// room that the caller gives, 1024 bytes in public callers; nothing says how much a library may write.
//
//   iReadCardBas           (int iType, char* pOutInfo)     reads with the PSAM in the reader
//   iReadCardBas_HSM_Step1 (int iType, char* pOutInfo)     gives what the issuer's security module must see
//   iReadCardBas_HSM_Step2 (char* pKey, char* pOutInfo)    goes on with that module's answer
//   iVerifyPIN             (int iType, char* pOutInfo)     asks for the PIN at the library's own pad
//
// Return value: 0 = done (some makers: any number that is not negative), else a code of devices 1.6.
#pragma once

#include <expected>
#include <optional>
#include <string>
#include <string_view>

#include "kiosk/domain/device.h"

namespace kiosk::hal::vendor {

inline constexpr const char* read_card_function = "iReadCardBas";
inline constexpr const char* challenge_function = "iReadCardBas_HSM_Step1";
inline constexpr const char* answer_function = "iReadCardBas_HSM_Step2";
inline constexpr const char* verify_pin_function = "iVerifyPIN";
inline constexpr std::size_t out_info_bytes = 4096;      // given
inline constexpr std::size_t out_info_bytes_max = 1024;  // believed

// What a function's code means for the driver.
enum class LibraryEnd {
    done,
    no_card,
    reader_gone,    // -11, -12: the link to the reader
    needs_issuer,   // -2201..-2204, -24: no PSAM, or one that cannot serve this card
    pin_wrong,      // -51, or 63Cx
    pin_blocked,    // -52, or 6983
    pin_given_up,   // -31
    pin_timed_out,  // -32
    card_failed,    // see failure_of
};
[[nodiscard]] LibraryEnd end_of(int code);

// For card_failed and no_card; `code` names itself in the detail.
[[nodiscard]] device::CardFailed failure_of(int code);

// After a wrong PIN: how many tries are left, from the status word in the code or from the text beside it.
[[nodiscard]] std::optional<int> tries_left(int code, std::string_view out_info);

// iReadCardBas and Step2: fields separated by '|', in this order (devices 1.5): area code, social-security
// number, card number, card identification, name, reset information, version, date of issue, date of expiry,
// terminal, device. GBK. The last two may be missing. Gender and birth date come from the number.
// CardFailed(malformed): anything else, or data that contradict themselves. `genuine` is left false.
[[nodiscard]] std::expected<device::CardData, device::CardFailed> card_of(std::string_view out_info);

// Step1: printable ASCII, not empty; CardFailed(reader) otherwise (devices 1.5, step 3).
[[nodiscard]] std::expected<std::string, device::CardFailed> challenge_of(std::string_view out_info);

}  // namespace kiosk::hal::vendor
