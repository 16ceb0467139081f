// Everything that can be wrong with the machine, as a test names it: a stable word for scripts, what it means
// and what to do about it. Which part it is said of comes with the finding.
#pragma once

#include <array>
#include <string_view>

#include "kiosk/diagnostics/words.h"
#include "kiosk/domain/diagnosis.h"

namespace kiosk::diagnostics {

struct Cause {
    std::string_view id;
    diagnosis::Verdict verdict = diagnosis::Verdict::failed;
    words::Phrase what;
    words::Phrase advice;
};

namespace causes {

using enum diagnosis::Verdict;

inline constexpr Cause daemon_dead{"daemon_dead", failed, words::daemon_dead_what, words::daemon_dead_do};
inline constexpr Cause unplugged{"unplugged", failed, words::unplugged_what, words::unplugged_do};
inline constexpr Cause camera_gone{"camera_gone", failed, words::camera_gone_what, words::camera_gone_do};
inline constexpr Cause paper_out{"paper_out", failed, words::paper_out_what, words::paper_out_do};
inline constexpr Cause paper_low{"paper_low", warning, words::paper_low_what, words::paper_low_do};
inline constexpr Cause paper_jam{"paper_jam", failed, words::paper_jam_what, words::paper_jam_do};
inline constexpr Cause cover_open{"cover_open", failed, words::cover_open_what, words::cover_open_do};
inline constexpr Cause cutter{"cutter", failed, words::cutter_what, words::cutter_do};
inline constexpr Cause offline{"offline", failed, words::offline_what, words::offline_do};
inline constexpr Cause unreachable{"unreachable", failed, words::unreachable_what, words::unreachable_do};
inline constexpr Cause no_frames{"no_frames", failed, words::no_frames_what, words::no_frames_do};
inline constexpr Cause dark{"dark", failed, words::dark_what, words::dark_do};
inline constexpr Cause head_hot{"head_hot", warning, words::head_hot_what, words::head_hot_do};
inline constexpr Cause no_security_module{"no_security_module", warning, words::no_module_what,
                                          words::no_module_do};
inline constexpr Cause timed_out{"timed_out", failed, words::timed_out_what, words::timed_out_do};
inline constexpr Cause crashed{"crashed", failed, words::crashed_what, words::crashed_do};
inline constexpr Cause given_up{"given_up", failed, words::given_up_what, words::given_up_do};
inline constexpr Cause hardware{"hardware", failed, words::hardware_what, words::hardware_do};
inline constexpr Cause card_unread{"card_unread", failed, words::card_unread_what, words::card_unread_do};
inline constexpr Cause card_stuck{"card_stuck", warning, words::card_stuck_what, words::card_stuck_do};
inline constexpr Cause code_unread{"code_unread", failed, words::code_unread_what, words::code_unread_do};
inline constexpr Cause print_unsure{"print_unsure", failed, words::print_unsure_what, words::print_unsure_do};
inline constexpr Cause print_poor{"print_poor", failed, words::print_poor_what, words::print_poor_do};
inline constexpr Cause page_not_made{"page_not_made", failed, words::page_not_made_what,
                                     words::page_not_made_do};
inline constexpr Cause touch_gone{"touch_gone", failed, words::touch_gone_what, words::touch_gone_do};
inline constexpr Cause touch_off{"touch_off", failed, words::touch_off_what, words::touch_off_do};
inline constexpr Cause display_gone{"display_gone", failed, words::display_gone_what, words::display_gone_do};
inline constexpr Cause display_poor{"display_poor", failed, words::display_poor_what, words::display_poor_do};
inline constexpr Cause audio_gone{"audio_gone", failed, words::audio_gone_what, words::audio_gone_do};
inline constexpr Cause audio_poor{"audio_poor", failed, words::audio_poor_what, words::audio_poor_do};
inline constexpr Cause no_link{"no_link", failed, words::no_link_what, words::no_link_do};
inline constexpr Cause no_address{"no_address", failed, words::no_address_what, words::no_address_do};
inline constexpr Cause name_unknown{"name_unknown", failed, words::names_what, words::names_do};
inline constexpr Cause his_down{"his_down", failed, words::his_down_what, words::his_down_do};
inline constexpr Cause platform_down{"platform_down", failed, words::platform_down_what,
                                     words::platform_down_do};
inline constexpr Cause acquirer_down{"acquirer_down", failed, words::acquirer_down_what,
                                     words::acquirer_down_do};
inline constexpr Cause untrusted{"untrusted", failed, words::untrusted_what, words::untrusted_do};
inline constexpr Cause peer_error{"peer_error", failed, words::peer_error_what, words::peer_error_do};
inline constexpr Cause slow{"slow", warning, words::slow_what, words::slow_do};
inline constexpr Cause certificate_expiring{"certificate_expiring", warning, words::expiring_what,
                                            words::expiring_do};
inline constexpr Cause certificate_expired{"certificate_expired", failed, words::expired_what,
                                           words::expired_do};
inline constexpr Cause certificate_missing{"certificate_missing", failed, words::no_certificate_what,
                                           words::no_certificate_do};
inline constexpr Cause clock_off{"clock_off", failed, words::clock_off_what, words::clock_off_do};
inline constexpr Cause clock_unsure{"clock_unsure", warning, words::clock_unsure_what,
                                    words::clock_unsure_do};
inline constexpr Cause disk_nearly_full{"disk_nearly_full", failed, words::disk_full_what,
                                        words::disk_full_do};
inline constexpr Cause disk_broken{"disk_broken", failed, words::disk_broken_what, words::disk_broken_do};
inline constexpr Cause memory_low{"memory_low", warning, words::memory_low_what, words::memory_low_do};
inline constexpr Cause hot{"hot", failed, words::hot_what, words::hot_do};
inline constexpr Cause journal_broken{"journal_broken", failed, words::journal_broken_what,
                                      words::journal_broken_do};

inline constexpr std::array all{daemon_dead,
                                unplugged,
                                camera_gone,
                                paper_out,
                                paper_low,
                                paper_jam,
                                cover_open,
                                cutter,
                                offline,
                                unreachable,
                                no_frames,
                                dark,
                                head_hot,
                                no_security_module,
                                timed_out,
                                crashed,
                                given_up,
                                hardware,
                                card_unread,
                                card_stuck,
                                code_unread,
                                print_unsure,
                                print_poor,
                                page_not_made,
                                touch_gone,
                                touch_off,
                                display_gone,
                                display_poor,
                                audio_gone,
                                audio_poor,
                                no_link,
                                no_address,
                                name_unknown,
                                his_down,
                                platform_down,
                                acquirer_down,
                                untrusted,
                                peer_error,
                                slow,
                                certificate_expiring,
                                certificate_expired,
                                certificate_missing,
                                clock_off,
                                clock_unsure,
                                disk_nearly_full,
                                disk_broken,
                                memory_low,
                                hot,
                                journal_broken};

}  // namespace causes
}  // namespace kiosk::diagnostics
