// The references under which the platform has answered lately. Each answer has its own (inf_refmsgid: area,
// second and serial, specification 1.4); one that comes a second time belongs to another message.
#pragma once

#include <deque>
#include <mutex>
#include <string>
#include <utility>

namespace kiosk::services::settlement {

class References {
public:
    // Notes that `reference` answers the message of this hash. True where it has answered another one before;
    // the same message sent again may be answered as it was.
    bool answered_another(const std::string& reference, const std::string& body_hash) {
        const std::lock_guard lock{mutex_};
        for (const auto& [known, message] : lately_)
            if (known == reference) return message != body_hash;
        lately_.emplace_back(reference, body_hash);
        if (lately_.size() > kept_max) lately_.pop_front();
        return false;
    }

private:
    static constexpr std::size_t kept_max = 256;  // some visits; a mix-up is between neighbours
    std::mutex mutex_;
    std::deque<std::pair<std::string, std::string>> lately_;
};

}  // namespace kiosk::services::settlement
