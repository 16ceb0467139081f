// The keys are ones that the simulated hospital knows; a real deployment has files of its own.
#include "kiosk/demo/demo_config.h"

#include <algorithm>
#include <filesystem>
#include <fstream>

#include <fmt/format.h>

#include "kiosk/base/clock.h"

namespace kiosk::demo {

namespace fs = std::filesystem;

void write_demo_secrets(const std::string& folder) {
    fs::create_directories(folder);
    std::ofstream{folder + "/gateway.secret"} << "DEMO_SECRET_KEY\n";
    std::ofstream{folder + "/csb.secret"} << "sk-demo\n";
    std::ofstream{folder + "/app.secret"} << "DEMOSECRET0000000000000000000001\n";
    std::ofstream{folder + "/acquirer.key"} << "DEMO_ACQUIRER_KEY\n";
    std::ofstream{folder + "/staff_1007.secret"} << "Z5IQUMG52OKX2HPHHGQ7HUV6PZPIJCEE\n";
    std::ofstream{folder + "/staff_2001.secret"} << "ACQOFD45KOL2J7T3ERTCYDD7PA2U44W5\n";
}

namespace {

std::string gateway_lines(const std::string& city, const std::string& url) {
    // The two invented cities sit behind different gateways of the same simulated platform.
    if (city == "yunling")
        return fmt::format(
            "base_url = \"{}/csb\"\naccess_code = \"ak-demo\"\ngateway_secret_file = "
            "\"secrets/csb.secret\"\n",
            url);
    return fmt::format(
        "base_url = \"{}/ebus/demo_api/prd/hsa/hgs/\"\naccess_code = \"demo\"\n"
        "gateway_secret_file = \"secrets/gateway.secret\"\n",
        url);
}

// Which of the hospital's two languages: the command's choice, then the journey's.
bool speaks_mapped(const DemoOptions& options, const JourneyFile& journey) {
    if (!options.his.empty()) return options.his == "mapped";
    return std::ranges::any_of(journey.settings,
                               [](const auto& setting) { return setting == R"(his.driver = "mapped")"; });
}

std::string his_lines(const DemoOptions& options, const JourneyFile& journey, const std::string& url) {
    if (!speaks_mapped(options, journey)) return fmt::format("base_url = \"{}/fhir\"\n", url);
    return fmt::format("driver = \"mapped\"\nbase_url = \"{}/zzj/api\"\nmapping = \"{}\"\n", url,
                       fs::absolute(fs::path{options.share_folder} / "his_mapping_example.toml").string());
}

// Two who sign in by number, by PIN 482913 and 507264; their codes: kiosk staff code. The cards are the
// simulated hospital's.
constexpr std::string_view staff_lines =
    "[staff]\ncard_authority = \"hospital/staff/ca.pem\"\n"
    "[[staff.member]]\nnumber = \"1007\"\nrole = \"engineer\"\ncode_secret_file = "
    "\"secrets/staff_1007.secret\"\n"
    "pin_hash = \"scrypt$32768$8$1$9e530321cbd396f14f9bfa1fb192f4e0$"
    "713740e1a7dbd5edf190c0c277d8ec8c4bb6e9b8283b38e5f99c8ec1830820f4\"\n"
    "[[staff.member]]\nnumber = \"2001\"\nrole = \"attendant\"\ncode_secret_file = "
    "\"secrets/staff_2001.secret\"\n"
    "pin_hash = \"scrypt$32768$8$1$c88951a87c734097c92490b83c7192db$"
    "5035125aaff5502c531419a6e654a090afd3a63c45f371dabd21d68720bea6cd\"\n"
    "[support]\nrecipient = \"hospital/support/recipient.pem\"\n";

// A journey's stick is its own, another demo's is the desk's.
std::string support_lines(const JourneyFile& journey) {
    return fmt::format("usb_folder = \"{}\"\n", journey.stick ? "media" : "/media");
}

// "bills.hours = closed now": half a day away from this moment, whenever the journey is walked.
std::string with_hours(std::string setting) {
    constexpr std::string_view closed = "closed now";
    if (!setting.ends_with(closed)) return setting;
    setting.resize(setting.size() - closed.size());
    const auto hour = SystemClock{}.civil().date_time().substr(11, 2);
    return setting + (hour < "12" ? R"(["20:00-21:00"])" : R"(["06:00-07:00"])");
}

}  // namespace

std::string config_text(const DemoOptions& options, const JourneyFile& journey, const std::string& url) {
    std::string policy;
    std::string display;
    std::string menu;
    std::string voice;
    std::string whole = "log_level = \"warning\"\n";
    const std::string data_folder = journey.small_disk ? "small_disk" : ".";
    for (const auto& setting : journey.settings) {
        if (setting.starts_with("policy."))
            policy += setting.substr(7) + "\n";
        else if (setting.starts_with("display."))
            display += setting.substr(8) + "\n";
        else if (setting.starts_with("voice."))
            voice += setting.substr(6) + "\n";
        else if (setting.starts_with("menu."))
            menu += with_hours(setting.substr(5)) + "\n";
        else if (setting.starts_with("log_level"))
            whole = setting + "\n";
    }
    return fmt::format(
        "config_version = 1\ndata_folder = \"{}\"\n{}"
        "[kiosk]\nnumber = \"K001\"\nhospital_zh = \"示例市第一医院\"\nhospital_en = \"City First "
        "Hospital\"\n"
        "[display]\nwidth_px = {}\nheight_px = {}\nfullscreen = false\nanimations = {}\nlanguage = "
        "\"{}\"\nlarge_text = {}\nlow_reach = {}\n"
        "contrast = \"{}\"\n{}"
        "[voice]\n{}"
        "[menu]\n{}"
        "[[menu.guidance]]\nzh = \"胸闷、心慌、血压高\"\nen = \"Tight chest, palpitations, high blood "
        "pressure\"\ndepartment = \"0304\"\n"
        "[[menu.guidance]]\nzh = \"咳嗽、发烧\"\nen = \"Cough, fever\"\ndepartment = \"0301\"\n"
        "[[menu.guidance]]\nzh = \"肚子疼、反酸\"\nen = \"Stomach ache, heartburn\"\ndepartment = "
        "\"0302\"\n"
        "[policy]\nvisit_card_prefix = \"9900\"\nbooking_prefix = \"YY\"\nelectronic_card_prefix = \"ES\"\n{}"
        "[tls]\nca = \"hospital/tls/ca.pem\"\ncertificate = \"hospital/tls/kiosk.pem\"\nkey = "
        "\"hospital/tls/kiosk.key\"\n"
        "[settlement]\ncity = \"{}\"\n{}local_url = \"{}/localcfc/api/hsecfc/localQrCodeQuery\"\n"
        "card_issuer_url = \"{}/issuer/api/card/answer\"\n"
        "electronic_card_url = \"{}/ess/api/card/check\"\n"
        "institution_code = \"H99010100001\"\ninstitution_name = \"示例市第一医院\"\ndevice_number = "
        "\"K001\"\n"
        "mac_address = \"02-00-00-00-00-01\"\nfirst_serial = 100\nlast_serial = 199\napp_id = "
        "\"DEMOAPPID0000000ABCDEF\"\n"
        "app_secret_file = \"secrets/app.secret\"\nsigning_key_file = \"hospital/keys/kiosk_sm2.key\"\n"
        "platform_key_file = \"hospital/keys/platform_sm2.pub\"\n"
        "[his]\n{}"
        "[acquirer]\nbase_url = \"{}\"\nmerchant = \"M0001\"\nkey_file = \"secrets/acquirer.key\"\ndevice = "
        "\"K001\"\nterminal = \"T001\"\n"
        "[metrics]\n{}{}{}",
        data_folder, whole, options.landscape ? 1920 : 1080, options.landscape ? 1080 : 1920,
        !options.headless, options.english ? "en" : "zh", options.large, options.low_reach,
        options.high_contrast ? "high" : "standard", display, voice, menu, policy,
        fs::absolute(fs::path{options.share_folder} / "cities" / (journey.city + ".toml")).string(),
        gateway_lines(journey.city, url), url, url, url, his_lines(options, journey, url), url,
        options.metrics_port ? fmt::format("enabled = true\nport = {}\n", *options.metrics_port) : "",
        staff_lines, support_lines(journey));
}

}  // namespace kiosk::demo
