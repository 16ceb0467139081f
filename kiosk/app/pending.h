// Effects that are out and not yet answered, with their deadlines. The one place that decides between Answer
// and LateAnswer, so that "exactly once" can be read off it.
#pragma once

#include <algorithm>
#include <map>
#include <optional>
#include <utility>
#include <variant>
#include <vector>

#include "kiosk/base/clock.h"
#include "kiosk/base/ids.h"

namespace kiosk::app {

struct TheSession {
    friend auto operator<=>(const TheSession&, const TheSession&) = default;
};
using Owner = std::variant<TheSession, CaseId>;

class Pending {
public:
    struct Key {
        Owner owner;
        EffectId effect;
        friend auto operator<=>(const Key&, const Key&) = default;
    };
    struct Due {
        Key key;
        bool is_wait = false;  // WaitOver rather than DeadlinePassed
    };
    enum class What { deadline, wait, retry };

    // `due` = 0: never.
    void add(const Key& key, Millis due, What what) { open_[key] = {due, what}; }
    // True: it was open and is closed now. False: it had been closed before, so an answer is late.
    bool close(const Key& key) { return open_.erase(key) > 0; }

    // Closes and returns what is due at `now`.
    std::vector<Due> take_due(Millis now) {
        std::vector<Due> due;
        for (auto it = open_.begin(); it != open_.end();) {
            if (it->second.due.count() == 0 || it->second.due > now) {
                ++it;
                continue;
            }
            due.push_back({it->first, it->second.what != What::deadline});
            it = open_.erase(it);
        }
        return due;
    }

    [[nodiscard]] std::optional<Millis> next_due() const {
        std::optional<Millis> next;
        for (const auto& [key, entry] : open_)
            if (entry.due.count() != 0 && (!next || entry.due < *next)) next = entry.due;
        return next;
    }
    // Whoever waits only to try again need not wait any longer. A quarantine is no such wait.
    void hurry(const Owner& owner, Millis now) {
        for (auto& [key, entry] : open_)
            if (key.owner == owner && entry.what == What::retry) entry.due = std::min(entry.due, now);
    }
    [[nodiscard]] std::size_t size() const { return open_.size(); }

private:
    struct Entry {
        Millis due{0};
        What what = What::deadline;
    };
    std::map<Key, Entry> open_;
};

}  // namespace kiosk::app
