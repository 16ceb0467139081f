// The door on staff.db. The order is the point: a try is counted and on the disk before PIN, code or
// signature is looked at, and whoever skips knock() is counted here.
#include <algorithm>
#include <mutex>
#include <set>
#include <utility>

#include <fmt/format.h>

#include "kiosk/base/log.h"
#include "services/crypto/digest.h"
#include "services/journal/crypto.h"
#include "services/staff.h"
#include "services/staff/card.h"
#include "services/staff/one_time_code.h"
#include "services/staff/pin.h"
#include "services/staff/tries.h"

namespace kiosk::services {
namespace {

using Admission = std::expected<StaffIdentity, StaffRefusal>;
using Turned = std::unexpected<StaffRefusal>;

constexpr std::string_view number_mark = "number ";
constexpr std::size_t number_digits = 16;
constexpr std::size_t challenge_bytes = 32;
constexpr Millis challenge_valid{60'000};

bool is_number(const std::string& subject) { return subject.starts_with(number_mark); }

class SqliteStaffDoor final : public StaffDoor {
public:
    SqliteStaffDoor(StaffConfig config, staff::Store store, staff::Authority authority, const Clock& clock,
                    AuditLog& audit)
        : config_{std::move(config)},
          store_{std::move(store)},
          authority_{std::move(authority)},
          clock_{clock},
          audit_{audit},
          tries_{config_, store_, clock_} {}

    Result<void> invent_nobody();

    [[nodiscard]] Knock look(const std::string& subject) const override;
    Result<Knock> knock(const std::string& subject) override;
    [[nodiscard]] std::string subject_of_card(const std::string& certificate_der) const override {
        return staff::card_subject(certificate_der);
    }
    Admission examine(const std::string& certificate_der) override;
    std::string draw_challenge() override;
    Admission admit_card(const std::string& certificate_der, const std::string& challenge,
                         const std::string& signature) override;
    void card_said_wrong_pin(const std::string& certificate_der, int tries_left) override;
    [[nodiscard]] std::string subject_of_number(const std::string& number) const override;
    Admission admit_code(const std::string& number, const Secret& code, const Secret& pin) override;
    Result<void> unlock(const std::string& subject) override;

private:
    // All that follow: while lock_ is held.
    Result<Knock> count(const std::string& subject);
    [[nodiscard]] std::string name_of(const std::string& subject) const;
    [[nodiscard]] bool counted(const std::string& subject);
    [[nodiscard]] bool use_up(const std::string& challenge);
    Turned turn_away(const std::string& subject, const std::string& who, StaffRefusal why);
    Admission let_in(const std::string& subject, StaffIdentity who, std::int64_t step);
    Result<bool> settle(const std::string& subject, std::int64_t step);

    // Not held while a PIN is computed: that is on a thread of its own, and the core asks look() meanwhile.
    mutable std::mutex lock_;
    StaffConfig config_;
    staff::Store store_;
    staff::Authority authority_;
    const Clock& clock_;
    AuditLog& audit_;
    staff::Tries tries_;
    StaffMember nobody_;             // whom an unknown number is checked against
    std::set<std::string> counted_;  // tries that were counted and have not ended
    std::string challenge_;
    Millis drawn_at_{0};
};

Result<void> SqliteStaffDoor::invent_nobody() {
    nobody_.code_secret = Secret{TRY(journal::random_bytes(20))};
    nobody_.pin_hash = staff::hash_of_nobody();
    return {};
}

// What is typed where a staff number belongs may be a PIN by mistake, so neither file shows it in the clear.
std::string SqliteStaffDoor::subject_of_number(const std::string& number) const {
    const auto digest = crypto::hmac_sha256_hex(store_.key(), "staff number " + number);
    return std::string{number_mark} + digest.substr(0, number_digits);
}

std::string SqliteStaffDoor::name_of(const std::string& subject) const {
    if (!is_number(subject)) return subject;
    const auto found = std::ranges::find_if(config_.members, [&](const StaffMember& member) {
        return subject_of_number(member.number) == subject;
    });
    return found != config_.members.end() ? found->number : "unknown " + subject;
}

Knock SqliteStaffDoor::look(const std::string& subject) const {
    const std::lock_guard held{lock_};
    const auto answer = tries_.look(subject, is_number(subject));
    if (answer) return *answer;
    log::error("staff", "tries cannot be read: {}", answer.error().text);
    return {Knock::Answer::wait, config_.first_wait, 0};
}

Result<Knock> SqliteStaffDoor::knock(const std::string& subject) {
    const std::lock_guard held{lock_};
    return count(subject);
}

Result<Knock> SqliteStaffDoor::count(const std::string& subject) {
    const auto answer = TRY(tries_.knock(subject, is_number(subject)));
    if (answer.answer != Knock::Answer::try_now) return answer;
    TRY_VOID(audit_.write(name_of(subject), "sign_in_try",
                          answer.tries_left == 1 ? "the last one before it is locked"
                                                 : fmt::format("{} tries left", answer.tries_left)));
    counted_.insert(subject);
    return answer;
}

// True once for each try that was counted.
bool SqliteStaffDoor::counted(const std::string& subject) {
    if (counted_.erase(subject) > 0) return true;
    const auto answer = count(subject);
    if (!answer) log::error("staff", "a try cannot be counted: {}", answer.error().text);
    return answer && answer->answer == Knock::Answer::try_now && counted_.erase(subject) > 0;
}

Turned SqliteStaffDoor::turn_away(const std::string& subject, const std::string& who, StaffRefusal why) {
    tries_.failed(subject, is_number(subject));
    if (const auto written = audit_.write(who, "sign_in_refused", to_string(why)); !written)
        log::error("staff", "audit: {}", written.error().text);
    return Turned{why};
}

// Clears the count and uses the code of `step` up (0: no code); false: it was used before. One transaction,
// so that a power cut leaves both or neither.
Result<bool> SqliteStaffDoor::settle(const std::string& subject, std::int64_t step) {
    return store_.durable([&]() -> Result<bool> {
        if (step > 0) {
            auto query = TRY(store_.database().prepare("SELECT step FROM used_code WHERE subject = ?"));
            // Later steps alone: a clock that is set back does not bring an old code to life.
            if (TRY(query.text(1, subject).step()) && query.number(0) >= step) return false;
            auto write = TRY(store_.database().prepare("INSERT OR REPLACE INTO used_code VALUES (?,?)"));
            TRY(write.text(1, subject).number(2, step).step());
        }
        TRY_VOID(tries_.clear(subject, is_number(subject)));
        return true;
    });
}

Admission SqliteStaffDoor::let_in(const std::string& subject, StaffIdentity who, std::int64_t step) {
    const auto settled = settle(subject, step);
    if (settled && !*settled) return turn_away(subject, who.number, StaffRefusal::code_used);
    if (!settled) log::error("staff", "signing in cannot be kept: {}", settled.error().text);
    if (!settled) return turn_away(subject, who.number, StaffRefusal::wrong);
    const auto how = who.by_card ? "by " + subject : std::string{"by code and PIN"};
    // Nobody is in of whom the log does not say so.
    const auto written = audit_.write(who.number, "sign_in", to_string(who.role) + " " + how);
    if (written) return who;
    log::error("staff", "audit: {}", written.error().text);
    return Turned{StaffRefusal::wrong};
}

Admission SqliteStaffDoor::examine(const std::string& certificate_der) {
    const std::lock_guard held{lock_};
    auto who = authority_.examine(certificate_der, clock_.civil());
    if (who) return who;
    const auto written =
        audit_.write(staff::card_subject(certificate_der), "card_refused", to_string(who.error()));
    if (!written) log::error("staff", "audit: {}", written.error().text);
    return who;
}

std::string SqliteStaffDoor::draw_challenge() {
    const std::lock_guard held{lock_};
    const auto drawn = journal::random_bytes(challenge_bytes);
    challenge_ = drawn ? *drawn : "";  // an empty one is never valid
    drawn_at_ = clock_.monotonic();
    return challenge_;
}

bool SqliteStaffDoor::use_up(const std::string& challenge) {
    const auto expected = std::exchange(challenge_, "");
    return !expected.empty() && crypto::same_text(expected, challenge) &&
           clock_.monotonic() - drawn_at_ <= challenge_valid;
}

Admission SqliteStaffDoor::admit_card(const std::string& certificate_der, const std::string& challenge,
                                      const std::string& signature) {
    const std::lock_guard held{lock_};
    const auto subject = staff::card_subject(certificate_der);
    const bool fresh = use_up(challenge);
    if (!counted(subject)) return Turned{StaffRefusal::wrong};
    auto who = authority_.examine(certificate_der, clock_.civil());
    const auto name = who ? who->number : subject;
    if (!fresh) return turn_away(subject, name, StaffRefusal::stale_challenge);
    if (!who) return turn_away(subject, name, who.error());
    if (!staff::signed_by(certificate_der, challenge, signature))
        return turn_away(subject, name, StaffRefusal::bad_signature);
    return let_in(subject, std::move(*who), 0);
}

void SqliteStaffDoor::card_said_wrong_pin(const std::string& certificate_der, int tries_left) {
    const std::lock_guard held{lock_};
    const auto subject = staff::card_subject(certificate_der);
    counted_.erase(subject);
    tries_.failed(subject, false);
    const auto written =
        audit_.write(subject, "card_pin_wrong", fmt::format("{} tries left in the card", tries_left));
    if (!written) log::error("staff", "audit: {}", written.error().text);
}

// Both are computed whoever it is and whatever is wrong: how long it took tells nothing.
Admission SqliteStaffDoor::admit_code(const std::string& number, const Secret& code, const Secret& pin) {
    const auto subject = subject_of_number(number);
    std::unique_lock held{lock_};
    if (!counted(subject)) return Turned{StaffRefusal::wrong};
    held.unlock();
    const auto found = std::ranges::find(config_.members, number, &StaffMember::number);
    const bool known = found != config_.members.end();
    const auto& member = known ? *found : nobody_;
    const bool pin_right = staff::pin_fits(member.pin_hash, pin);
    const auto step = staff::step_of_code(member.code_secret, code, clock_.civil());
    held.lock();
    if (!known || !pin_right || !step) return turn_away(subject, name_of(subject), StaffRefusal::wrong);
    return let_in(subject, {member.number, member.role, false}, *step);
}

Result<void> SqliteStaffDoor::unlock(const std::string& subject) {
    const std::lock_guard held{lock_};
    TRY_VOID(audit_.write("console", "unlock", name_of(subject)));
    return store_.durable([&] { return tries_.clear(subject, is_number(subject)); });
}

}  // namespace

Result<std::unique_ptr<StaffDoor>> StaffDoor::open(StaffConfig config, const std::string& path,
                                                   const Clock& clock, AuditLog& audit) {
    auto authority = TRY(staff::Authority::open(config));
    auto store = TRY(staff::Store::open(path));
    auto door = std::make_unique<SqliteStaffDoor>(std::move(config), std::move(store), std::move(authority),
                                                  clock, audit);
    TRY_VOID(door->invent_nobody());
    return door;
}

}  // namespace kiosk::services
