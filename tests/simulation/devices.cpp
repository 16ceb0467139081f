// What devices do, well and badly. A card is read by the product's own card logic, command by command.
#include "tests/simulation/devices.h"

#include "hal/card/social_security_card.h"

namespace kiosk::simulation {
namespace {

constexpr Millis device_moment{20};
constexpr Millis absent_time{5'000};
constexpr Millis trouble_time{60'000};

}  // namespace

void VirtualDevice::start(hal::Post post) {
    post_ = std::move(post);
    become(DeviceState::ready);
}

std::string_view VirtualDevice::ask(const char* label, Choices offered) {
    if (calm_) return offered.front();
    return offered[static_cast<std::size_t>(chooser_.pick(label, offered))];
}

void VirtualDevice::become(DeviceState state, DeviceTrouble trouble) {
    DeviceStatus status;
    status.kind = kind_;
    status.state = state;
    status.trouble = trouble;
    tell(device::StatusChanged{status});
}

void VirtualDevice::be_absent_for(Millis time) {
    become(DeviceState::absent, DeviceTrouble::unplugged);
    timeline_.after(time, Belongs::to_kiosk, [this] { become(DeviceState::ready); });
}

void VirtualDevice::complete(EffectId id, Millis takes, device::Completion end) {
    timeline_.after(takes, Belongs::to_kiosk, [this, id, end = std::move(end)] {
        tell(device::Completed{id, end});
    });
}

void VirtualScanner::start(hal::Post post) {
    armed_ = false;
    VirtualDevice::start(std::move(post));
}

void VirtualScanner::submit(EffectId id, const device::Command& command, Millis) {
    if (std::holds_alternative<device::ArmScanner>(command)) armed_ = true;
    if (std::holds_alternative<device::DisarmScanner>(command)) armed_ = false;
    complete(id, device_moment, device::Acknowledged{});
}

void VirtualScanner::show(const std::string& code) {
    if (!armed_) return;
    const auto how = ask("scanner", offers::scanner);
    const auto scanned = [this](const std::string& text) { tell(device::CodeScanned{Secret{text}}); };
    if (how == "scanner_unplugged" || how == "scanner_replugged") {
        armed_ = false;
        return be_absent_for(how == "scanner_replugged" ? Millis{300} : absent_time);
    }
    if (how == "scanner_stale_frame" && !before_.empty()) scanned(before_);
    before_ = code;
    // The frame was taken in time; its text comes when the screen has long changed.
    if (how == "scanner_late")
        return timeline_.after(Millis{70'000}, Belongs::to_kiosk, [=] { scanned(code); });
    scanned(code);
    if (how == "scanner_reads_twice") scanned(code);
}

void VirtualPrinter::open_cover() { trouble_for(DeviceTrouble::cover_open, trouble_time); }

void VirtualPrinter::trouble_for(DeviceTrouble trouble, Millis time) {
    become(DeviceState::faulty, trouble);
    timeline_.after(time, Belongs::to_kiosk, [this] { become(DeviceState::ready); });
}

void VirtualPrinter::submit(EffectId id, const device::Command& command, Millis) {
    constexpr Millis printing{1'500};
    const auto* print = std::get_if<device::Print>(&command);
    if (print == nullptr) return complete(id, device_moment, device::Acknowledged{});
    const auto how = ask("printer", offers::printer);
    const auto failed = [&](DeviceTrouble trouble) {
        trouble_for(trouble, trouble_time);
        complete(id, printing, device::Printed{device::PrintEnd::failed, trouble});
    };
    const auto paper = [&](Millis after) {
        timeline_.after(after, Belongs::to_keeper, [this, job = print->document.job_name] {
            if (on_paper) on_paper(job);
        });
    };
    if (how == "printer_paper_out_at_start" || how == "printer_paper_out_mid_slip")
        return failed(DeviceTrouble::paper_out);
    if (how == "printer_cover_open") return failed(DeviceTrouble::cover_open);
    if (how == "printer_jam") return failed(DeviceTrouble::paper_jam);
    if (how == "printer_unplugged_mid_job") {
        be_absent_for(absent_time);
        return complete(id, printing, device::Printed{device::PrintEnd::uncertain, DeviceTrouble::unplugged});
    }
    if (how == "printer_says_nothing_sure")
        return complete(id, printing, device::Printed{device::PrintEnd::uncertain});
    if (how == "printer_completed_without_paper") {
        lied_ = true;
        return complete(id, printing, device::Printed{device::PrintEnd::printed});
    }
    if (how == "printing_service_restarted") {  // it prints after all what it had spooled
        paper(Millis{20'000});
        return complete(id, printing, device::Printed{device::PrintEnd::uncertain, DeviceTrouble::offline});
    }
    const auto takes = how == "printer_slow" ? Millis{70'000} : printing;
    paper(takes - Millis{1});
    complete(id, takes, device::Printed{device::PrintEnd::printed});
}

void VirtualReader::insert(device::CardData card) {
    card_ = std::move(card);
    tell(device::CardInserted{});
}

void VirtualReader::pull() {
    if (!card_) return;
    card_.reset();
    left_in_ = false;
    tell(device::CardRemoved{});
}

device::Completion VirtualReader::read(std::string_view how) {
    using device::CardFailed;
    using device::CardTrouble;
    if (!card_) return CardFailed{CardTrouble::pulled, "no card in the reader"};
    if (how == "card_mute") return CardFailed{CardTrouble::mute, "no answer to reset"};
    auto data = *card_;
    hal::VirtualCardTraits traits;
    traits.malformed = how == "card_wrong_data";
    traits.pulled_at_apdu = how == "card_pulled_early" ? 1 : how == "card_pulled_late" ? 9 : 0;
    if (how == "card_bad_atr") {
        data.atr = "3B00";
        traits.foreign = true;
    }
    hal::VirtualCard card{data, traits};
    const auto transmit = [&](std::string_view command) -> std::expected<std::string, CardFailed> {
        if (auto answer = card.answer(command)) return *answer;
        return std::unexpected{CardFailed{CardTrouble::pulled, "gone while reading"}};
    };
    auto answer = hal::card::read_social_security_card(transmit, card.atr());
    if (!answer) return answer.error();
    return device::CardRead{std::move(*answer)};
}

void VirtualReader::submit(EffectId id, const device::Command& command, Millis) {
    constexpr Millis reading{400};
    if (std::holds_alternative<device::EjectCard>(command)) {
        if (!left_in_) timeline_.after(Millis{1'000}, Belongs::to_kiosk, [this] { pull(); });
        return complete(id, device_moment, device::Acknowledged{});
    }
    if (!std::holds_alternative<device::ReadCard>(command))
        return complete(id, device_moment,
                        device::Unable{DeviceTrouble::none, "a card reader cannot do this"});
    const auto how = ask("card", offers::card);
    if (how == "card_reader_unplugged") {
        pull();
        be_absent_for(absent_time);
        return complete(id, device_moment, device::Unable{DeviceTrouble::unplugged, ""});
    }
    // Slow: longer than the kiosk waits for it.
    complete(id, how == "card_slow" ? Millis{30'000} : reading, read(how));
    if (how.starts_with("card_pulled")) timeline_.after(reading, Belongs::to_kiosk, [this] { pull(); });
}

}  // namespace kiosk::simulation
