// The watcher's thread tells what happens in the slot; the driver's thread talks to cards over a context of
// its own for each card. A card waiting for its issuer is the only one kept between two commands.
#include "hal/card/pcsc_reader.h"

#include <utility>

#include "hal/card/foreign_card.h"
#include "hal/card/pad_entry.h"
#include "hal/card/powered_card.h"
#include "hal/card/records.h"
#include "hal/card/slot_watcher.h"
#include "hal/card/social_security_card.h"
#include "hal/card/staff_card.h"
#include "hal/driver/driver.h"
#include "kiosk/base/log.h"

namespace kiosk::hal {
namespace {

using device::CardFailed;
using device::CardTrouble;
using Presence = PoweredCard::Presence;

CardFailed memory_card() { return {CardTrouble::foreign, "a memory card", device::CardKind::memory}; }

class PcscReader final : public Driver {
public:
    PcscReader(PcscConfig config, pcsc::ContextMaker make_context)
        : Driver{DeviceKind::card_reader, Millis{1000}},
          config_{std::move(config)},
          make_context_{std::move(make_context)},
          watcher_{
              {config_.reader, config_.security_module, config_.probe_interval},
              make_context_,
              {[this](const SlotWatcher::Sight& sight) { reader_ready(sight); },
               [this](DeviceTrouble trouble, const std::string& detail) { reader_lost(trouble, detail); },
               [this] { post(device::CardInserted{}); }, [this] { card_left(); }}} {}
    ~PcscReader() override { stop(); }

    void look_again() override { watcher_.look_again(); }

private:
    // A card between CardChallenged and AnswerChallenge.
    struct Held {
        std::unique_ptr<PoweredCard> card;
        card::CardReading reading;
        Steady::time_point until;
    };
    enum class LetGo { nothing, on_purpose, ran_out, card_left, service_dead };

    void opened() override {
        status(DeviceState::opening);
        watcher_.start();
    }
    void closed() override {
        held_.reset();
        watcher_.stop();
    }
    void idle() override { look_after_held(); }
    device::Completion perform(const device::Command& command) override;

    void reader_ready(const SlotWatcher::Sight& sight);
    void reader_lost(DeviceTrouble trouble, const std::string& detail);
    void card_left();
    void tell();
    void busy(bool now);

    PoweredCard::Opened open();
    device::Completion read();
    device::Completion read_once();
    device::Completion answer(const std::string& issuer_answer);
    device::Completion verify_pin();
    device::Completion ask_for_pin(std::shared_ptr<PoweredCard> card);
    device::Completion twice_if_the_link_breaks(device::Completion (PcscReader::*once)());
    device::Completion read_staff_card();
    device::Completion read_staff_card_once();
    device::Completion sign_with_staff_card(const device::SignChallenge& request);
    device::Completion given(PoweredCard& card, device::Completion completion);
    device::Completion failure(PoweredCard& card, const CardFailed& failed);
    device::Completion none_held() const;
    void look_after_held();
    void let_go(LetGo why);
    [[nodiscard]] std::string today() const;

    const PcscConfig config_;
    const pcsc::ContextMaker make_context_;

    std::mutex sight_mutex_;
    SlotWatcher::Sight sight_;  // no reader: none
    bool busy_ = false;

    std::optional<Held> held_;
    LetGo let_go_ = LetGo::nothing;         // why the last held card is not held any more
    std::shared_ptr<PadEntry> left_entry_;  // nobody waits for it any more, and the pad may still ask
    std::string last_read_;                 // its identification: a PIN is asked for the card that was read
    std::string last_staff_;  // the certificate of the staff card that was read; the same holds for its PIN

    SlotWatcher watcher_;  // last: its thread uses what is above
};

void PcscReader::reader_ready(const SlotWatcher::Sight& sight) {
    const std::lock_guard lock{sight_mutex_};
    sight_ = sight;
    tell();
}

void PcscReader::reader_lost(DeviceTrouble trouble, const std::string& detail) {
    {
        const std::lock_guard lock{sight_mutex_};
        sight_ = {};
        const bool service = trouble == DeviceTrouble::daemon_dead;
        status(service ? DeviceState::opening : DeviceState::absent, trouble, detail);
    }
    wake();
}

void PcscReader::card_left() {
    post(device::CardRemoved{});
    wake();  // a held card is let go of at once
}

// With sight_mutex_ held, so that two threads tell in the order of what they saw.
void PcscReader::tell() {
    if (sight_.reader.empty()) return;
    const bool module_missing = !config_.security_module.empty() && !sight_.module_in;
    status(busy_ ? DeviceState::busy : DeviceState::ready,
           module_missing ? DeviceTrouble::no_security_module : DeviceTrouble::none, sight_.reader);
}

void PcscReader::busy(bool now) {
    const std::lock_guard lock{sight_mutex_};
    busy_ = now;
    tell();
}

device::Completion PcscReader::perform(const device::Command& command) {
    if (std::holds_alternative<device::EjectCard>(command)) {
        let_go(LetGo::on_purpose);
        last_read_.clear();
        last_staff_.clear();
        return device::Acknowledged{};
    }
    const auto* issuer = std::get_if<device::AnswerChallenge>(&command);
    const auto* wanted = std::get_if<device::ReadCard>(&command);
    const bool reads = wanted != nullptr && wanted->reader == DeviceKind::card_reader;
    const auto* sign = std::get_if<device::SignChallenge>(&command);
    const bool staff = sign != nullptr || std::holds_alternative<device::ReadStaffCard>(command);
    if (issuer == nullptr && !reads && !staff && !std::holds_alternative<device::VerifyCardPin>(command))
        return device::Unable{DeviceTrouble::none, "a card reader cannot do this"};
    busy(true);
    auto completion = issuer != nullptr ? answer(issuer->answer.reveal())
                      : reads           ? read()
                      : sign != nullptr ? sign_with_staff_card(*sign)
                      : staff           ? read_staff_card()
                                        : verify_pin();
    busy(false);
    return completion;
}

PoweredCard::Opened PcscReader::open() {
    std::string reader;
    {
        const std::lock_guard lock{sight_mutex_};
        reader = sight_.reader;
    }
    if (reader.empty()) {
        const auto trouble = status_now().trouble;
        return std::unexpected{device::Unable{
            trouble == DeviceTrouble::none ? DeviceTrouble::unplugged : trouble, "no card reader"}};
    }
    if (left_entry_ && !left_entry_->done())
        return std::unexpected{device::Unable{DeviceTrouble::none, "the PIN pad still waits for keys"}};
    left_entry_.reset();
    auto opened = PoweredCard::open(
        make_context_,
        {reader, config_.connect_tries, [this] { return wait(config_.settle); }, [this] { return ended(); }});
    if (ended()) return std::unexpected{ended_early()};
    return opened;
}

// A failure of the card or its link, said as what really happened.
device::Completion PcscReader::failure(PoweredCard& card, const CardFailed& failed) {
    if (ended()) return ended_early();
    return card.explain(failed);
}

// Good news about a card are told only when it is still the card that was powered.
device::Completion PcscReader::given(PoweredCard& card, device::Completion completion) {
    switch (card.look()) {
        case Presence::there:
            return completion;
        case Presence::service_dead:
            return device::Unable{DeviceTrouble::daemon_dead, "died while reading"};
        case Presence::gone:
            break;
    }
    return CardFailed{CardTrouble::pulled, "gone while reading"};
}

std::string PcscReader::today() const {
    return config_.clock ? config_.clock->civil().date() : SystemClock{}.civil().date();
}

// Contacts flicker under a card that is pushed about: the link breaks and the card is still there. Reading
// changes nothing on a card, so it is powered anew and read once more from its beginning.
device::Completion PcscReader::twice_if_the_link_breaks(device::Completion (PcscReader::*once)()) {
    auto completion = (this->*once)();
    const auto* failed = std::get_if<CardFailed>(&completion);
    if (failed == nullptr || failed->trouble != CardTrouble::reader || wait(config_.settle))
        return completion;
    log::info("card", "the link broke under a card ({}): read once more", failed->detail);
    return (this->*once)();
}

device::Completion PcscReader::read() {
    let_go(LetGo::nothing);
    last_read_.clear();
    last_staff_.clear();
    return twice_if_the_link_breaks(&PcscReader::read_once);
}

device::Completion PcscReader::read_once() {
    auto opened = open();
    if (!opened) return opened.error();
    auto& powered = **opened;
    if (card::is_memory_card(powered.atr()) && powered.look() == Presence::there) return memory_card();

    std::string module_reader;
    {
        const std::lock_guard lock{sight_mutex_};
        module_reader = sight_.module_reader;
    }
    const auto chip = powered.open_module(module_reader);
    std::optional<card::SecurityModule> module;
    if (chip)
        module.emplace([&](std::string_view command) -> card::Read<std::string> {
            auto said = chip->transmit(command);
            if (said) return *std::move(said);
            return card::failed(CardTrouble::reader, said.error().code);
        });

    card::CardReading reading{powered.transmit(), powered.atr(), {today(), config_.terminal}};
    auto end = reading.begin(module ? &*module : nullptr);
    if (!end) return failure(powered, end.error());
    if (auto* data = std::get_if<device::CardData>(&*end)) {
        last_read_ = data->card_identification;
        return given(powered, device::CardRead{std::move(*data)});
    }
    auto challenged = given(powered, std::get<device::CardChallenged>(std::move(*end)));
    if (std::holds_alternative<device::CardChallenged>(challenged))
        held_.emplace(std::move(*opened), std::move(reading), Steady::now() + config_.hold);
    return challenged;
}

device::Completion PcscReader::answer(const std::string& issuer_answer) {
    look_after_held();
    if (!held_) return none_held();
    auto held = std::move(*held_);
    held_.reset();
    let_go_ = LetGo::on_purpose;
    auto data = held.reading.answer(issuer_answer);
    if (!data) return failure(*held.card, data.error());
    last_read_ = data->card_identification;
    return given(*held.card, device::CardRead{std::move(*data)});
}

device::Completion PcscReader::none_held() const {
    switch (let_go_) {
        case LetGo::card_left:
            return CardFailed{CardTrouble::pulled, "gone while its issuer was asked"};
        case LetGo::service_dead:
            return device::Unable{DeviceTrouble::daemon_dead, "died while the issuer was asked"};
        case LetGo::ran_out:
            return CardFailed{CardTrouble::issuer_refused, "the issuer's answer came too late"};
        case LetGo::nothing:
        case LetGo::on_purpose:
            break;
    }
    return CardFailed{CardTrouble::issuer_refused, "no card waits for its issuer"};
}

void PcscReader::let_go(LetGo why) {
    held_.reset();
    let_go_ = why;
}

void PcscReader::look_after_held() {
    if (!held_) return;
    const auto presence = held_->card->look();
    if (presence == Presence::service_dead)
        let_go(LetGo::service_dead);
    else if (presence == Presence::gone)
        let_go(LetGo::card_left);
    else if (Steady::now() >= held_->until)
        let_go(LetGo::ran_out);
}

device::Completion PcscReader::verify_pin() {
    let_go(LetGo::on_purpose);
    auto opened = open();
    if (!opened) return opened.error();
    const auto transmit = (*opened)->transmit();
    auto selected = card::select_environment(transmit);
    if (!selected) return failure(**opened, selected.error());
    device::CardData data;
    if (auto identified = card::read_issuer_data(transmit, data); !identified)
        return failure(**opened, identified.error());
    if (!last_read_.empty() && last_read_ != data.card_identification)
        return CardFailed{CardTrouble::pulled, "another card than the one that was read"};
    return ask_for_pin(std::move(*opened));
}

device::Completion PcscReader::ask_for_pin(std::shared_ptr<PoweredCard> card) {
    const auto pad = card::find_pin_pad(card->control());
    if (!pad || !*pad) return device::Unable{DeviceTrouble::none, "no PIN pad"};
    const auto tries = card::tries_left(card->transmit());
    if (!tries) return failure(*card, tries.error());
    if (!*tries) return device::Unable{DeviceTrouble::none, "this card does not say how many tries are left"};
    if (**tries <= 1) return device::PinWrong{**tries, true};

    const auto structure = card::pin_verify_structure({config_.pin_digits, config_.pin_timeout});
    const auto entry = std::make_shared<PadEntry>(card, **pad, structure);
    entry->start();
    while (!entry->done()) {
        if (ended()) {
            // A pad that cannot be told ends at its own time-out; the card is let go of then.
            entry->cancel();
            entry->wait(Millis{200});
            left_entry_ = entry;
            return device::PinAborted{false};
        }
        entry->wait(Millis{50});
    }
    const auto& word = entry->status_word();
    if (!word) return failure(*card, word.error());
    return given(*card, card::pin_completion(*word));
}

device::Completion PcscReader::read_staff_card() {
    let_go(LetGo::on_purpose);
    last_staff_.clear();
    return twice_if_the_link_breaks(&PcscReader::read_staff_card_once);
}

device::Completion PcscReader::read_staff_card_once() {
    auto opened = open();
    if (!opened) return opened.error();
    auto& powered = **opened;
    if (card::is_memory_card(powered.atr()) && powered.look() == Presence::there) return memory_card();
    auto certificate = card::read_staff_certificate(powered.transmit());
    if (!certificate) return failure(powered, certificate.error());
    last_staff_ = *certificate;
    return given(powered, device::StaffCardRead{std::move(*certificate)});
}

// Never tried a second time by itself: each try may cost one of the PIN's.
device::Completion PcscReader::sign_with_staff_card(const device::SignChallenge& request) {
    let_go(LetGo::on_purpose);
    if (auto complaint = card::complaint_about_request(request); !complaint.empty())
        return device::Unable{DeviceTrouble::none, std::move(complaint)};
    auto opened = open();
    if (!opened) return opened.error();
    auto& powered = **opened;
    if (card::is_memory_card(powered.atr()) && powered.look() == Presence::there) return memory_card();
    const auto transmit = powered.transmit();
    const auto certificate = card::read_staff_certificate(transmit);
    if (!certificate) return failure(powered, certificate.error());
    if (!last_staff_.empty() && last_staff_ != *certificate)
        return CardFailed{CardTrouble::pulled, "another card than the one that was read"};
    auto end = card::sign_challenge(transmit, *certificate, request.challenge, request.pin);
    if (!end) return failure(powered, end.error());
    return std::visit([&](auto& said) { return given(powered, std::move(said)); }, *end);
}

}  // namespace

std::unique_ptr<Device> make_card_reader_over(PcscConfig config, pcsc::ContextMaker pcsc) {
    return std::make_unique<PcscReader>(std::move(config), std::move(pcsc));
}

std::unique_ptr<Device> make_pcsc_card_reader(PcscConfig config) {
    return make_card_reader_over(std::move(config), pcsc::make_context);
}

}  // namespace kiosk::hal
