// Only what a hand does to a real device differs; everything else goes on to the twins' props.
#include "kiosk/demo/real_props.h"

#include <signal.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <filesystem>
#include <fstream>
#include <set>

#include "hal/card_reader.h"
#include "hal/receipt_printer.h"

extern char** environ;

namespace kiosk::demo {
namespace {

// A child that plays the card; the card is out when this ends.
class PlayedCard {
public:
    PlayedCard() = default;
    ~PlayedCard() { take(); }
    PlayedCard(const PlayedCard&) = delete;
    PlayedCard& operator=(const PlayedCard&) = delete;

    Result<void> insert(const std::string& program, const std::string& file) {
        take();
        std::array<char*, 3> argv{const_cast<char*>(program.c_str()), const_cast<char*>(file.c_str()),
                                  nullptr};
        if (posix_spawn(&pid_, program.c_str(), nullptr, nullptr, argv.data(), environ) == 0) return {};
        pid_ = -1;
        return fail(ErrorKind::unavailable, "the card program '" + program + "' cannot be started");
    }
    void take() {
        if (pid_ <= 0) return;
        kill(pid_, SIGTERM);
        waitpid(pid_, nullptr, 0);
        pid_ = -1;
    }

private:
    pid_t pid_ = -1;
};

Json card_file(const Json& patient) {
    const auto card = card_of(patient);
    return {{"card_identification", card.card_identification},
            {"version", card.version},
            {"issued", card.issued},
            {"expires", card.expires},
            {"card_number", card.card_number},
            {"id_number", card.id_number},
            {"name", card.name},
            {"gender", card.gender},
            {"birth_date", card.birth_date}};
}

class RealProps final : public Props {
public:
    RealProps(std::unique_ptr<Props> twins, RealDrivers drivers, std::string folder)
        : twins_{std::move(twins)}, drivers_{std::move(drivers)}, folder_{std::move(folder)} {}

    Result<void> show_code(const std::string& png) override { return twins_->show_code(png); }
    void take_phone() override { twins_->take_phone(); }
    void type_pin(const std::string& digits) override { twins_->type_pin(digits); }

    Result<void> insert_card(const Json& patient, const std::string& kind) override {
        if (!drivers_.pcsc) return twins_->insert_card(patient, kind);
        auto json = card_file(patient);
        if (kind == "pulled")
            json["pulled_at_apdu"] = 4;
        else if (kind == "foreign" || kind == "locked" || kind == "malformed")
            json["fault"] = kind;
        else if (!kind.empty())
            return fail(ErrorKind::malformed, "no such card for a real reader: " + kind);
        const auto file = folder_ + "/card.json";
        std::ofstream{file} << json.dump(2) << "\n";
        return card_.insert(drivers_.card_program, file);
    }
    Result<void> insert_staff_card(const StaffCard& card) override {
        if (!drivers_.pcsc) return twins_->insert_staff_card(card);
        const auto path = [](const std::string& file) { return std::filesystem::absolute(file).string(); };
        Json json{{"staff_certificate", path(card.certificate)},
                  {"staff_key", path(card.key)},
                  {"staff_pin", card.pin}};
        if (card.replays_signature) json["fault"] = "replays_signature";
        if (card.wrong_key) json["fault"] = "wrong_key";
        if (card.pulled_at_apdu > 0) json["pulled_at_apdu"] = card.pulled_at_apdu;
        const auto file = folder_ + "/staff_card.json";
        std::ofstream{file} << json.dump(2) << "\n";
        return card_.insert(drivers_.card_program, file);
    }
    void take_card() override {
        if (!drivers_.pcsc) return twins_->take_card();
        card_.take();
    }

    // A document that was not there before, from its first line to its last.
    bool sees_whole_slip() override {
        if (drivers_.printer_uri.empty()) return twins_->sees_whole_slip();
        bool whole = false;
        std::error_code error;
        for (const auto& entry : std::filesystem::directory_iterator{drivers_.paper_folder, error}) {
            if (!papers_seen_.insert(entry.path().string()).second) continue;
            std::ifstream file{entry.path(), std::ios::binary};
            const std::string pdf{std::istreambuf_iterator<char>{file}, {}};
            whole = pdf.starts_with("%PDF-") && pdf.find("%%EOF") != std::string::npos;
        }
        return whole;
    }

    void lay_id_card(const Json& patient) override { twins_->lay_id_card(patient); }
    void lift_id_card() override { twins_->lift_id_card(); }

    Result<void> plant(const std::string& fault) override {
        const bool real = (drivers_.pcsc && fault.starts_with("card_reader=")) ||
                          (!drivers_.printer_uri.empty() && fault.starts_with("printer="));
        if (real) return fail(ErrorKind::malformed, "a real device takes no planted fault: " + fault);
        return twins_->plant(fault);
    }

private:
    std::unique_ptr<Props> twins_;
    RealDrivers drivers_;
    std::string folder_;
    PlayedCard card_;
    std::set<std::string> papers_seen_;
};

}  // namespace

Result<Machine> with_real_drivers(Machine machine, const RealDrivers& drivers, const std::string& folder) {
    if (drivers.pcsc && drivers.card_program.empty())
        return fail(ErrorKind::configuration, "--pcsc needs --card-program: somebody must insert the card");
    if (drivers.pcsc) machine.devices[DeviceKind::card_reader] = hal::make_pcsc_card_reader({});
    if (!drivers.printer_uri.empty()) {
        hal::IppConfig config;
        config.uri = drivers.printer_uri;
        machine.devices[DeviceKind::receipt_printer] = hal::make_ipp_printer(std::move(config));
    }
    machine.props = std::make_unique<RealProps>(std::move(machine.props), drivers, folder);
    return machine;
}

}  // namespace kiosk::demo
