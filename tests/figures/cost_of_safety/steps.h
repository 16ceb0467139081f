// What one settled registration did to the outside world, in order: messages sent and commits made durable.
#pragma once

#include <cstddef>
#include <mutex>
#include <utility>
#include <vector>

#include "services/journal.h"
#include "services/transport.h"

namespace kiosk::cost {

struct Step {
    std::size_t commit_bytes = 0;  // a durable commit of so many bytes; 0: a message
    services::Request request;
    services::Exchange exchange;
};

class Steps {
public:
    void add(Step step) {
        const std::lock_guard lock{guard_};
        steps_.push_back(std::move(step));
    }
    std::vector<Step> take() {
        const std::lock_guard lock{guard_};
        return std::exchange(steps_, {});
    }

private:
    std::mutex guard_;
    std::vector<Step> steps_;
};

class RecordedTransport final : public services::Transport {
public:
    RecordedTransport(services::Transport& inside, Steps& steps) : inside_{inside}, steps_{steps} {}
    services::Exchange exchange(const services::Request& request) override {
        auto exchange = inside_.exchange(request);
        steps_.add({0, request, exchange});
        return exchange;
    }

private:
    services::Transport& inside_;
    Steps& steps_;
};

// Counts what the journal promises to have made durable.
class RecordedJournal final : public services::Journal {
public:
    RecordedJournal(services::Journal& inside, Steps& steps) : inside_{inside}, steps_{steps} {}

    Result<void> reserve() override { return inside_.reserve(); }
    Result<services::JournalSequence> append(std::span<const Fact> facts) override {
        std::size_t bytes = 0;
        for (const auto& fact : facts) {
            constexpr std::size_t numbers_and_hash = 64;
            bytes += numbers_and_hash + fact.case_id.value.size() + fact.key.size() + fact.detail.size() +
                     fact.personal.size() + fact.body_hash.size();
        }
        steps_.add({bytes, {}, {}});
        return inside_.append(facts);
    }
    Result<std::vector<services::JournalRecord>> read_case(const CaseId& case_id) const override {
        return inside_.read_case(case_id);
    }
    Result<void> each(const std::function<void(const services::JournalRecord&)>& visit) const override {
        return inside_.each(visit);
    }
    Result<std::vector<CaseId>> open_cases() const override { return inside_.open_cases(); }
    Result<void> verify() const override { return inside_.verify(); }
    Result<CaseId> next_case_id(const std::string& kiosk_number, CivilTime now) override {
        steps_.add({counter_bytes, {}, {}});
        return inside_.next_case_id(kiosk_number, now);
    }
    Result<Msgid> next_msgid(const std::string& institution, int first_serial, int last_serial,
                             CivilTime now) override {
        steps_.add({counter_bytes, {}, {}});
        return inside_.next_msgid(institution, first_serial, last_serial, now);
    }
    Result<int> purge_personal(CivilTime before) override { return inside_.purge_personal(before); }

private:
    static constexpr std::size_t counter_bytes = 24;
    services::Journal& inside_;
    Steps& steps_;
};

}  // namespace kiosk::cost
