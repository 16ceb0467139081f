// A patient made of canaries walks through all that is counted: none of them may be found in any figure. And
// two observers of one core both hear.
#include <gtest/gtest.h>

#include "kiosk/app/metrics/figures.h"
#include "kiosk/app/observer_list.h"
#include "tests/metrics/told.h"

namespace kiosk::app::metrics {
namespace {

constexpr const char* canary = "金丝雀canary110101199003074514";

journey::Session canary_session(journey::Phase phase) {
    journey::Session session;
    session.phase = phase;
    auto& visit = session.visit;
    visit.service = Service::registration;
    visit.patient.name = visit.patient.id_number = canary;
    visit.credential.number = Secret{canary};
    visit.credential.card_sn = visit.credential.id_number = visit.credential.name = canary;
    visit.slip_code = visit.asked_code = visit.refused_code = Secret{canary};
    visit.print_id = visit.details_of = visit.department = visit.unsure_code = canary;
    visit.hold.id = canary;
    visit.notice.id = NoticeId::his_refused;
    visit.notice.reason = visit.notice.reference = visit.notice.trace_number = canary;
    visit.opening.phone = canary;
    return session;
}

class Canary final : public services::Transport {
public:
    services::Exchange exchange(const services::Request&) override {
        return {.http_status = 500,
                .bytes_sent = 1,
                .headers = {{"date", canary}, {canary, canary}},
                .reply = canary,
                .detail = canary};
    }
};

void walk(Figures& figures) {
    auto at = Millis{0};
    for (int n = 0; n <= static_cast<int>(journey::Phase::staff_at_work); ++n)
        figures.on_session(canary_session(static_cast<journey::Phase>(n)), at += Millis{10});
    from_case::Registered registered;
    registered.trace_number = registered.payer = registered.setl_id = registered.reprint_code = canary;
    registered.hold.id = canary;
    figures.on_session(canary_session(journey::Phase::done), at);
    figures.on_report(registered);
    figures.on_report(from_case::Ended{NoticeId::his_refused, canary, {}, canary});
    auto gone = canary_session(journey::Phase::home);
    gone.id = SessionId{2};
    figures.on_session(gone, at);

    device::CardData card;
    card.name = card.id_number = card.card_number = canary;
    using device::Completed;
    const DeviceStatus status{DeviceKind::card_reader, DeviceState::faulty, DeviceTrouble::hardware, canary};
    for (const device::Event& event :
         {device::Event{device::StatusChanged{status}}, device::Event{device::CodeScanned{Secret{canary}}},
          device::Event{Completed{EffectId{1}, device::CardRead{card}}},
          device::Event{Completed{EffectId{2}, device::Unable{DeviceTrouble::hardware, canary}}}})
        figures.on_device(DeviceKind::card_reader, event, at);

    money::Case before;
    before.id = CaseId{canary};
    before.patient.name = before.reprint_code = before.mdtrt_id = canary;
    auto after = before;
    after.phase = money::Phase::holding;
    after.told_unsure = true;
    figures.on_case_event(before, money::Resumed{}, after);
    auto closed = after;
    closed.phase = money::Phase::closed;
    figures.on_case_event(after, money::Resumed{}, closed);

    const auto line = figures.watch(std::make_unique<Canary>());
    static_cast<void>(line->exchange({.method = "GET",
                                      .url = std::string{"https://his.example/Patient?identifier="} + canary,
                                      .headers = {{"x", canary}},
                                      .body = canary}));
}

TEST(FiguresMasked, NoCanaryIsFoundInAnyFigure) {
    const SystemClock clock;
    KioskConfig config;
    config.policy.kiosk_number = "K001";
    config.policy.version = "1";
    config.his.base_url = "https://his.example";
    Figures figures{config, clock};
    figures.set_sources({.devices = [] { return DeviceCounts{{DeviceKind::card_reader, {}}}; }});
    walk(figures);
    const auto families = figures.collect();
    // They were all counted, so the walk has led through what it should prove.
    using test::told;
    EXPECT_EQ(told(families, "kiosk_peer_requests_total", {{"peer", "his"}, {"result", "server_error"}}), 1);
    EXPECT_EQ(told(families, "kiosk_notices_total", {{"notice", "his_refused"}}), 1);
    EXPECT_EQ(told(families, "kiosk_money_unsure_total"), 1);
    EXPECT_EQ(told(families, "kiosk_device_trouble", {{"device", "card_reader"}, {"trouble", "hardware"}}),
              1);
    const std::vector<std::string> feathers{"canary", "金丝雀", "110101199003074514"};
    const auto is_clean = [&](const std::string& text) {
        return std::ranges::none_of(
            feathers, [&](const auto& feather) { return text.find(feather) != std::string::npos; });
    };
    EXPECT_FALSE(is_clean(canary));  // the net holds
    for (const auto& family : families) {
        EXPECT_TRUE(is_clean(family.name + family.help)) << family.name;
        for (const auto& sample : family.samples)
            for (const auto& [label, value] : sample.labels)
                EXPECT_TRUE(is_clean(label + value)) << family.name << " " << label;
    }
}

TEST(Figures, TellCertificatesThatTheyAreGiven) {
    const SystemClock clock;
    Figures figures{KioskConfig{}, clock};
    figures.set_sources({.unreadable_cases = [] { return std::size_t{2}; },
                         .certificates =
                             [] {
                                 return std::vector<CertificateExpiry>{{"kiosk", CivilTime{5'000}}};
                             }});
    const auto families = figures.collect();
    EXPECT_EQ(test::told(families, "kiosk_certificate_expiry_timestamp_seconds", {{"certificate", "kiosk"}}),
              5);
    EXPECT_EQ(test::told(families, "kiosk_money_cases_unreadable"), 2);
}

TEST(ObserverList, TellsEachOfThem) {
    const SystemClock clock;
    const KioskConfig config;
    Figures one{config, clock};
    Figures other{config, clock};
    ObserverList both;
    EXPECT_TRUE(both.empty());
    both.add(nullptr);
    EXPECT_TRUE(both.empty());
    both.add(&one);
    both.add(&other);
    both.on_session(canary_session(journey::Phase::notice), Millis{1});
    for (const auto* each : {&one, &other})
        EXPECT_EQ(test::told(each->collect(), "kiosk_notices_total", {{"notice", "his_refused"}}), 1);
}

}  // namespace
}  // namespace kiosk::app::metrics
