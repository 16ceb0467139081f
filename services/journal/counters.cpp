// A message id is the only handle for a reversal, so two equal ones would undo somebody else's money: time
// never goes back here, whatever the clock does.
#include "services/journal/counters.h"

#include <algorithm>

#include <fmt/format.h>

#include "kiosk/base/mutant.h"

namespace kiosk::services::journal {
namespace {

constexpr std::int64_t serials = 10'000;

bool is_upper_or_digit(char c) { return (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9'); }

}  // namespace

Result<Drawn> draw_case_id(const std::string& kiosk_number, CivilTime now, std::int64_t last) {
    const bool form =
        !kiosk_number.empty() && std::all_of(kiosk_number.begin(), kiosk_number.end(),
                                             [](char c) { return is_upper_or_digit(c) || c == '-'; });
    if (!form)
        return fail(ErrorKind::configuration,
                    fmt::format("kiosk number '{}': only A-Z, 0-9 and '-' fit a case id", kiosk_number));
    auto id = fmt::format("{}-{}-{:04}", kiosk_number, now.compact().substr(0, 8), last + 1);
    if (id.size() > case_id_length_max)
        return fail(ErrorKind::configuration,
                    fmt::format("case id '{}' is longer than {} characters", id, case_id_length_max));
    return Drawn{std::move(id), last + 1};
}

Result<Drawn> draw_msgid(const std::string& institution, int first_serial, int last_serial, CivilTime now,
                         std::optional<std::int64_t> last) {
    if (institution.size() != 12 || !std::all_of(institution.begin(), institution.end(), is_upper_or_digit))
        return fail(ErrorKind::configuration,
                    fmt::format("institution code '{}' must have 12 digits or capitals", institution));
    if (first_serial < 0 || last_serial >= serials || first_serial > last_serial)
        return fail(ErrorKind::configuration,
                    fmt::format("message serials {}..{} are no block of 0..9999", first_serial, last_serial));
    std::int64_t second = now.unix_ms / 1000;
    std::int64_t serial = first_serial;
    if (last && *last / serials >= second) {
        const int next = second < *last / serials && is_mutant("clock_back_reuses_msgid") ? 0 : 1;
        second = *last / serials;
        serial = std::max<std::int64_t>(*last % serials + next, first_serial);
        if (serial > last_serial) {
            ++second;
            serial = first_serial;
        }
    }
    const auto stamp = CivilTime{second * 1000}.compact();
    return Drawn{fmt::format("{}{}{:04}", institution, stamp, serial), second * serials + serial};
}

}  // namespace kiosk::services::journal
