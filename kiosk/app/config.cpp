// Puts the rooms' own readers together; a key that none of them read is an error with its line.
#include "kiosk/app/config.h"

#include "kiosk/base/log.h"

namespace kiosk::app {
namespace {

constexpr int config_version = 1;

void read_display(ConfigTable& root, KioskConfig& config) {
    auto table = root.table("display", "the touch screen");
    auto& display = config.display;
    const auto pixels = [&](const char* key, int& value, const char* why) {
        value = static_cast<int>(table.integer(key, value, 480, 7680, why));
    };
    pixels("width_px", display.width_px, "width as mounted; portrait 1080 is home");
    pixels("height_px", display.height_px, "height as mounted");
    display.mm_per_px =
        static_cast<double>(table.integer("micrometres_per_px", 248, 50, 1000,
                                          "size of a pixel: 248 on 21.5 inch, 311 on 27, 369 on 32")) /
        1000.0;
    display.fullscreen = table.flag("fullscreen", true, "false: a window that scales to fit");
    display.animations = table.flag("animations", true, "small movements while the machine works");
    display.renderer = table.choice("renderer", ui::Renderer::automatic,
                                    {{"automatic", ui::Renderer::automatic},
                                     {"gl", ui::Renderer::gl},
                                     {"software", ui::Renderer::software}},
                                    "software needs the least memory");
    display.language = table.choice("language", Language::zh, {{"zh", Language::zh}, {"en", Language::en}},
                                    "what each visit begins with");
    display.large_text = table.flag("large_text", false, "whether each visit begins with large text");
    display.low_reach = table.flag("low_reach", false,
                                   "portrait: whether each visit begins with all buttons in the lower part");
    display.contrast = table.choice("contrast", ui::Contrast::standard,
                                    {{"standard", ui::Contrast::standard}, {"high", ui::Contrast::high}},
                                    "what each visit begins with");
    config.policy.language = display.language;
    display.hospital_name = config.policy.hospital_name;
    display.kiosk_number = config.policy.kiosk_number;
    display.version = config.policy.version;
}

void read_machine(ConfigTable& root, ui::MachineLayout& machine) {
    auto table = root.table("machine", "where its parts lie around the screen: the pictures show it");
    using ui::Place;
    const auto place = [&](const char* key, Place& value, const char* why) {
        value = table.choice(key, value,
                             {{"below", Place::below},
                              {"below_left", Place::below_left},
                              {"below_right", Place::below_right},
                              {"left", Place::left},
                              {"right", Place::right},
                              {"above", Place::above}},
                             why);
    };
    place("scanner", machine.scanner, "the window before which a phone is held");
    place("card_slot", machine.card_slot, "where a card goes in");
    place("slip_exit", machine.slip_exit, "where the slip comes out");
    place("pin_pad", machine.pin_pad, "the keys for the password");
}

void read_voice(ConfigTable& root, ui::VoiceOptions& voice) {
    auto table = root.table("voice", "what is said aloud");
    voice.own_folder =
        table.path("folder", "",
                   "the hospital's own recordings, zh/ID.wav and en/ID.wav (ids: kiosk voice-list); what is "
                   "missing there is said by the placeholder");
    voice.volume = static_cast<int>(
        table.integer("volume", voice.volume, 0, ui::volume_most,
                      "what each visit begins with; 0 is silent until somebody turns it up"));
    voice.say_amounts = table.flag("say_amounts", voice.say_amounts,
                                   "whether sums of money are said; who stands near hears them too");
}

KioskConfig read_all(ConfigTable& root) {
    KioskConfig config;
    const auto version = root.integer("config_version", 0, 0, 1'000'000, "version of this file's form; 1");
    if (version != config_version)
        root.problem("config_version", "must be 1, the form that this software reads");
    config.data_folder =
        root.path("data_folder", "/var/lib/kiosk", "where the journal lives; survives updates");
    config.log_level = root.text("log_level", "info", "debug, info, warning or error");
    config.policy.version = KIOSK_VERSION;
    read_policy(root, config.policy);
    read_display(root, config);
    read_machine(root, config.display.machine);
    read_voice(root, config.display.voice);

    auto tls = root.table("tls", "the one authority that is trusted, and this kiosk's own certificate");
    config.tls.ca = tls.path("ca", "", "PEM file of the pinned authority");
    config.tls.certificate = tls.path("certificate", "", "PEM file of this kiosk's certificate");
    config.tls.key = tls.path("key", "", "PEM file of its key");

    auto settlement = root.table("settlement", "the insurance settlement platform");
    config.settlement = services::read_settlement_config(settlement);
    services::apply_to(config.policy, config.settlement.city);
    config.policy.institution_code = config.settlement.institution_code;
    auto his = root.table("his", "the hospital's own system");
    config.his = services::read_his_config(his);
    auto acquirer = root.table("acquirer", "own money: payment codes and the card terminal");
    config.acquirer = services::read_acquirer_config(acquirer);
    auto devices = root.table("devices", "what is built into this machine");
    config.devices = hal::read_device_config(devices);
    auto diagnostics = root.table("diagnostics", "the machine's tests of itself");
    config.diagnostics = read_diagnostics_config(diagnostics);
    auto maintenance = root.table("maintenance", "programs that staff may have run from the screen");
    config.maintenance = read_maintenance_config(maintenance);
    auto staff = root.table("staff", "who may open maintenance mode");
    config.staff = services::read_staff_config(staff);
    auto support = root.table("support", "the bundle that tells developers what a kiosk misses");
    config.support = services::read_support_config(support);
    auto metrics = root.table("metrics", "figures for Prometheus");
    config.metrics = services::read_metrics_config(metrics);
    return config;
}

}  // namespace

Result<ConfigReading> read_config(const std::string& path) {
    auto root = TRY(ConfigTable::from_file(path));
    ConfigReading reading;
    reading.config = read_all(root);
    reading.problems = root.problems();
    reading.keys = root.keys();
    reading.config.keys = reading.keys;
    return reading;
}

std::vector<ConfigKey> all_keys() {
    auto empty = ConfigTable::from_text("", "keys");
    read_all(*empty);
    return empty->keys();
}

}  // namespace kiosk::app
