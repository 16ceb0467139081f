// One row a subject, and one for the brake that all who sign in by number share.
#include "services/staff/tries.h"

#include <algorithm>

namespace kiosk::services::staff {
namespace {

constexpr const char* everybody = "everybody";  // no subject: those begin with "number " or "card "
// A vandal at the keys shall not lock everybody out for days.
constexpr Millis brake_longest{900'000};
constexpr int doublings_most = 20;

}  // namespace

Millis Tries::wait_after(int failures) const {
    if (failures < free_tries_) return Millis{0};
    return first_wait_ * (1LL << std::min(failures - free_tries_, doublings_most));
}

Millis Tries::left_of(const std::string& subject, Millis whole) const {
    const auto found = last_failure_.find(subject);
    const auto since = found == last_failure_.end() ? opened_at_ : found->second;
    return std::max(Millis{0}, whole - (clock_.monotonic() - since));
}

Result<int> Tries::failures_of(const std::string& subject) const {
    auto query = TRY(store_.database().prepare("SELECT failures FROM tries WHERE subject = ?"));
    if (!TRY(query.text(1, subject).step())) return 0;
    const auto failures = query.number(0);
    // Nobody but a vandal of the file writes less; a row that makes no sense locks.
    if (failures < 0) return fail(ErrorKind::corrupt, "staff.db: a count of tries is negative");
    return static_cast<int>(std::min<std::int64_t>(failures, 1'000'000));
}

Result<void> Tries::count_up(const std::string& subject) const {
    const int failures = TRY(failures_of(subject));
    auto write = TRY(store_.database().prepare("INSERT OR REPLACE INTO tries VALUES (?,?)"));
    TRY(write.text(1, subject).number(2, failures + 1).step());
    return {};
}

Result<Knock> Tries::look(const std::string& subject, bool braked) const {
    const int failures = TRY(failures_of(subject));
    if (failures >= tries_most_) return Knock{Knock::Answer::dead};
    auto wait = left_of(subject, wait_after(failures));
    if (braked) {
        const auto whole = std::min(wait_after(TRY(failures_of(everybody))), brake_longest);
        wait = std::max(wait, left_of(everybody, whole));
    }
    return Knock{wait > Millis{0} ? Knock::Answer::wait : Knock::Answer::try_now, wait,
                 tries_most_ - failures};
}

Result<Knock> Tries::knock(const std::string& subject, bool braked) {
    auto answer = store_.durable([&]() -> Result<Knock> {
        const auto may = TRY(look(subject, braked));
        if (may.answer != Knock::Answer::try_now) return may;
        TRY_VOID(count_up(subject));
        if (braked) TRY_VOID(count_up(everybody));
        return may;
    });
    if (answer && answer->answer == Knock::Answer::try_now) failed(subject, braked);
    return answer;
}

void Tries::failed(const std::string& subject, bool braked) {
    last_failure_[subject] = clock_.monotonic();
    if (braked) last_failure_[everybody] = clock_.monotonic();
}

Result<void> Tries::clear(const std::string& subject, bool braked) const {
    auto remove = TRY(store_.database().prepare("DELETE FROM tries WHERE subject = ? OR subject = ?"));
    TRY(remove.text(1, subject).text(2, braked ? everybody : subject).step());
    return {};
}

}  // namespace kiosk::services::staff
