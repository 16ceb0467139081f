// What a world is, apart from the clock and from numbers that were only drawn: two plans that lead to the
// same one need not both be continued. The hospital's books, the facts on the disk, the cases as the kiosk
// holds them and what is under way are compared at the first question that the plan leaves alone, and with
// them all that followed on a good day from there (what was asked, sent and shown, and how much later).
#include <algorithm>
#include <cctype>

#include <fmt/format.h>

#include "kiosk/money/event_name.h"
#include "tests/simulation/world.h"

namespace kiosk::simulation {
namespace {

class Digest {
public:
    void add(std::string_view text) {
        for (const unsigned char byte : text) hash_ = (hash_ ^ byte) * 0x100000001b3;
        hash_ = (hash_ ^ 0x1F) * 0x100000001b3;
    }
    void add(std::int64_t number) { add(std::to_string(number)); }
    // Message ids, order numbers and the like carry the time and a serial; what matters is which are the
    // same.
    void add_id(const std::string& id) {
        constexpr int digits_of_an_id = 8;
        const auto digits = std::ranges::count_if(id, [](unsigned char c) { return std::isdigit(c) != 0; });
        if (digits < digits_of_an_id) return add(id);
        add(static_cast<std::int64_t>(seen_.try_emplace(id, seen_.size()).first->second));
    }
    void add_json(const Json& json) {
        if (json.is_string()) return add_id(json.get_ref<const std::string&>());
        if (!json.is_structured()) return add(json.dump());
        for (const auto& [key, value] : json.items()) {
            if (key == "at") continue;
            if (json.is_object()) add(key);
            add_json(value);
        }
    }
    [[nodiscard]] std::uint64_t value() const { return hash_; }

private:
    std::uint64_t hash_ = 0xcbf29ce484222325;
    std::map<std::string, std::size_t> seen_;
};

std::uint64_t digest_of(const money::Case& state, Millis now) {
    Digest digest;
    digest.add(money::to_string(state.phase));
    for (const auto leg : state.legs) digest.add(static_cast<std::int64_t>(leg));
    for (const bool flag :
         {state.insured, state.self_pay, state.insurance_down, state.use_account, state.at_window, state.hold_noted,
          state.committed, state.aborted, state.told_unsure, state.stop_wanted, state.in_quarantine,
          state.quarantine_over, state.current.value != 0, state.patience.value != 0, state.mdtrt_id.empty(),
          state.payment_code.empty(), state.password.empty()})
        digest.add(flag ? 1 : 0);
    for (const Fen fen : {state.split.total, state.split.fund, state.split.account, state.split.own})
        digest.add(fen.fen());
    digest.add(state.orders);
    digest.add(state.tries);
    digest.add(state.backoff.count());
    digest.add(static_cast<std::int64_t>(state.undoing));
    digest.add(static_cast<std::int64_t>(state.ended_because));
    const bool types = state.payer_typing_since.count() != 0;
    digest.add(types ? (now - state.payer_typing_since).count() : -1);
    return digest.value();
}

}  // namespace

void World::on_case_event(const money::Case& before, const money::Event& event, const money::Case& after) {
    tally_.pairs.emplace(money::to_string(before.phase), money::event_name(before, event));
    case_states_[after.id] = digest_of(after, clock_.monotonic());
}

void World::mark_state_at(std::size_t question) {
    chooser_.call_at(question, [this, question] {
        state_ = digest();
        marked_at_ = clock_.monotonic();
        marked_question_ = question;
    });
}

std::uint64_t World::digest() {
    Digest digest;
    digest.add_json(hospital_.report());
    for (const auto& fact : durable_) {
        digest.add(static_cast<std::int64_t>(fact.kind));
        digest.add(static_cast<std::int64_t>(fact.leg));
        digest.add(fact.amount.fen());
        digest.add_id(fact.key);
        digest.add_id(fact.undoes);
    }
    for (const auto& [id, state] : case_states_) digest.add(static_cast<std::int64_t>(state));
    for (const auto& [wait, belongs] : timeline_.pending()) {
        digest.add(wait.count());
        digest.add(static_cast<std::int64_t>(belongs));
    }
    digest.add(screen_name(screen_));
    return digest.value();
}

void World::follow(const std::string& what) {
    if (!marked_at_) return;
    Digest digest;
    digest.add(static_cast<std::int64_t>(state_));
    digest.add((clock_.monotonic() - *marked_at_).count());
    digest.add(what);
    state_ = digest.value();
}

std::uint64_t World::state() {
    if (!marked_at_) return digest();
    const auto& asked = chooser_.asked();
    for (auto n = marked_question_; n < asked.size(); ++n) follow(asked[n].label);
    return state_;
}

}  // namespace kiosk::simulation
