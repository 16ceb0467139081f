// The hands at the twins.
#include "kiosk/demo/props.h"

#include <array>
#include <filesystem>
#include <fstream>
#include <map>

#include <fmt/format.h>

#include "hal/virtual_staff_card.h"

namespace kiosk::demo {

device::CardData card_of(const Json& patient) {
    const auto text = [&](const char* key) {
        return patient.contains(key) ? patient[key].get<std::string>() : "";
    };
    device::CardData card;
    card.card_identification = text("card_identification");
    card.version = "2.00";
    card.issued = "2018-03-01";
    card.expires = "2038-03-01";
    card.card_number = text("card_number");
    card.id_number = text("id_number");
    card.name = text("name");
    card.gender = text("gender") == "male" ? "1" : text("gender") == "female" ? "2" : text("gender");
    card.birth_date = text("birth_date");
    return card;
}

Result<hal::VirtualCard> card_of_kind(const Json& patient, const std::string& kind) {
    auto data = card_of(patient);
    hal::VirtualCardTraits traits;
    if (kind == "third-generation" || kind == "counterfeit") data.version = "3.00";
    if (kind == "counterfeit")
        traits.counterfeit = true;
    else if (kind == "foreign" || kind == "bank")
        traits.foreign = true;
    else if (kind == "transit")
        traits.foreign = true, traits.kind = device::CardKind::transit;
    else if (kind == "mute")
        traits.mute = true;
    else if (kind == "locked")
        traits.locked = true;
    else if (kind == "malformed")
        traits.malformed = true;
    else if (kind == "expired")
        data.expires = "2021-03-01";
    else if (kind == "pulled")
        traits.pulled_at_apdu = 4;
    else if (!kind.empty() && kind != "third-generation")
        return fail(ErrorKind::malformed, "no such card: " + kind);
    return hal::VirtualCard{std::move(data), std::move(traits)};
}

Result<StaffCard> staff_card_of_kind(const std::string& hospital_folder, const std::string& kind) {
    const bool own_files = kind == "attendant" || kind == "expired" || kind == "stranger";
    const bool known =
        own_files || kind == "engineer" || kind == "replaying" || kind == "copied" || kind == "pulled";
    if (!known) return fail(ErrorKind::malformed, "no such staff card: " + kind);
    const auto stem = hospital_folder + "/staff/" + (own_files ? kind : "engineer");
    StaffCard card{stem + ".pem", stem + ".key", "482913"};
    card.replays_signature = kind == "replaying";
    card.wrong_key = kind == "copied";
    constexpr int while_signing = 6;
    if (kind == "pulled") card.pulled_at_apdu = while_signing;
    return card;
}

namespace {

std::string whole_file(const std::string& path) {
    std::ifstream file{path, std::ios::binary};
    return {std::istreambuf_iterator<char>{file}, {}};
}

device::IdCardData id_card_of(const Json& patient) {
    const auto chip = card_of(patient);
    device::IdCardData card;
    card.name = chip.name;
    card.gender = chip.gender;
    card.nation = "01";
    card.birth_date = chip.birth_date;
    card.address = "示例市幸福路 1 号";
    card.id_number = chip.id_number;
    card.authority = "示例市公安局";
    card.valid_from = "2018-03-01";
    card.valid_until = "2038-03-01";
    return card;
}

constexpr Millis phone_held{2'500};

class VirtualProps final : public Props {
public:
    VirtualProps(std::string folder, Twins twins)
        : folder_{std::move(folder)},
          phone_{std::move(twins.phone)},
          slot_{std::move(twins.slot)},
          id_card_pad_{std::move(twins.id_card_pad)},
          keys_{std::move(twins.keys)},
          tray_{std::move(twins.tray)},
          document_tray_{std::move(twins.document_tray)} {}

    Result<void> show_code(const std::string& png) override {
        const auto path = folder_ + "/phone.png";
        std::ofstream{path, std::ios::binary} << png;
        auto shown = phone_->show_file(path, phone_held);
        std::filesystem::remove(path);
        return shown;
    }

    Result<void> insert_card(const Json& patient, const std::string& kind) override {
        slot_->insert(TRY(card_of_kind(patient, kind)));
        return {};
    }

    Result<void> insert_staff_card(const StaffCard& card) override {
        hal::VirtualStaffCardTraits traits;
        traits.replays_signature = card.replays_signature;
        traits.wrong_key = card.wrong_key;
        traits.pulled_at_apdu = card.pulled_at_apdu;
        auto& chip = staff_chips_[card];
        if (chip == nullptr)
            chip = TRY(hal::make_virtual_staff_card(whole_file(card.certificate), whole_file(card.key),
                                                    card.pin, traits));
        slot_->insert_chip(chip);
        return {};
    }

    void take_phone() override { phone_->take_away(); }
    void take_card() override { slot_->remove(); }
    void lay_id_card(const Json& patient) override { id_card_pad_->lay(id_card_of(patient)); }
    void lift_id_card() override { id_card_pad_->take_away(); }

    void type_pin(const std::string& digits) override {
        for (const char digit : digits) keys_->press(digit);
        keys_->press('e');
    }

    // The twins print no white lines.
    bool sees_whole_slip() override {
        const auto slips = tray_->take_slips();
        return !slips.empty() && slips.back().whole;
    }

    Result<void> plant(const std::string& fault) override {
        using hal::PrinterFault;
        constexpr std::array printer_faults{
            PrinterFault::none,      PrinterFault::paper_out,  PrinterFault::paper_out_while_printing,
            PrinterFault::paper_low, PrinterFault::cover_open, PrinterFault::jam,
            PrinterFault::uncertain, PrinterFault::slow,       PrinterFault::unplugged};
        for (const auto one : printer_faults)
            if (fault == fmt::format("printer={}", hal::to_string(one)))
                return tray_->fault(one), Result<void>{};
        for (const auto one : printer_faults)
            if (fault == fmt::format("document_printer={}", hal::to_string(one)))
                return document_tray_->fault(one), Result<void>{};
        if (fault == "card_reader=daemon_dead") return slot_->daemon_dead(true), Result<void>{};
        if (fault == "card_reader=gone") return slot_->unplugged(true), Result<void>{};
        if (fault == "card_reader=none")
            return slot_->daemon_dead(false), slot_->unplugged(false), Result<void>{};
        if (fault == "scanner=dark") return phone_->cover_lens(true), Result<void>{};
        if (fault == "scanner=gone") return phone_->unplug(true), Result<void>{};
        if (fault == "scanner=none") return phone_->cover_lens(false), phone_->unplug(false), Result<void>{};
        return fail(ErrorKind::malformed, "no such fault: " + fault);
    }

private:
    std::string folder_;
    std::shared_ptr<hal::VirtualPhone> phone_;
    std::shared_ptr<hal::VirtualCardSlot> slot_;
    std::shared_ptr<hal::VirtualIdCardPad> id_card_pad_;
    std::shared_ptr<hal::VirtualPinPadKeys> keys_;
    std::shared_ptr<hal::VirtualPrinterTray> tray_;
    std::shared_ptr<hal::VirtualPrinterTray> document_tray_;
    // A card that was here before knows what it did: its tries, its first signature.
    std::map<StaffCard, std::shared_ptr<hal::VirtualChip>> staff_chips_;
};

}  // namespace

Machine make_virtual_machine(const std::string& folder) {
    auto reader = hal::make_virtual_card_reader();
    auto id_cards = hal::make_virtual_id_card_reader();
    auto pad = hal::make_virtual_pin_pad();
    auto phone = hal::make_virtual_phone();
    hal::VirtualPrinterConfig tray_config;
    tray_config.folder = folder;
    auto printer = hal::make_virtual_printer(tray_config);
    auto documents = hal::make_virtual_printer({.kind = DeviceKind::document_printer, .folder = folder});
    Machine machine;
    machine.devices[DeviceKind::code_scanner] = hal::make_frame_scanner(phone);
    machine.twins = {phone, reader.slot, id_cards.pad, pad.keys, printer.tray, documents.tray};
    machine.sensors = std::make_unique<diagnostics::VirtualSensors>();
    machine.props = std::make_unique<VirtualProps>(folder, machine.twins);
    machine.devices[DeviceKind::card_reader] = std::move(reader.device);
    machine.devices[DeviceKind::id_card_reader] = std::move(id_cards.device);
    machine.devices[DeviceKind::pin_pad] = std::move(pad.device);
    machine.devices[DeviceKind::receipt_printer] = std::move(printer.device);
    machine.devices[DeviceKind::document_printer] = std::move(documents.device);
    return machine;
}

}  // namespace kiosk::demo
