// The port for a hospital that speaks JSON in its own words.
#include "services/his_mapped/line.h"

namespace kiosk::services {
namespace {

using namespace his;

class MappedHis final : public HisPort {
public:
    MappedHis(HisConfig config, Transport& transport) : line_{std::move(config), transport} {}

    Result<Prepared> prepare(const Call& call) override { return line_.prepare(TRY(mapped::said(call))); }

    Outcome<Reply> send(const Call& call, const Prepared& prepared, Millis wait) override {
        const auto said = mapped::said(call);
        if (!said) return Refused{RefusalReason::not_sent, "", said.error().text};
        const auto heard = line_.send(said->name, prepared, wait);
        if (heard.is_refused()) return meant_here(call, heard.refused());
        if (heard.is_unknown()) return heard.unknown();
        const auto& [verdict, body] = heard.done();
        return mapped::read_answer(line_.mapping(), call, line_.mapped(said->name), verdict.kind, body);
    }

private:
    // Releasing what is not there any more counts as done.
    static Outcome<Reply> meant_here(const Call& call, const Refused& refused) {
        if (refused.reason == RefusalReason::nothing_to_undo && std::holds_alternative<ReleaseHold>(call))
            return Done<Reply>{Nothing{}};
        return refused;
    }

    mapped::Line line_;
};

}  // namespace

std::unique_ptr<HisPort> make_mapped_his(HisConfig config, Transport& transport, const Clock&) {
    return std::make_unique<MappedHis>(std::move(config), transport);
}

HisMapping load_his_mapping(const std::string& path) {
    auto reading = mapped::read_mapping(path);
    if (!reading.problems.empty()) return {nullptr, std::move(reading.problems)};
    return {std::make_shared<const mapped::Mapping>(std::move(reading.mapping)), {}};
}

}  // namespace kiosk::services
