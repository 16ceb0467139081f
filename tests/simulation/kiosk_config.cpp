// Written to files and read back by the product's own reader, so that a simulated kiosk has the defaults that
// a real one has.
#include "tests/simulation/kiosk_config.h"

#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <stdexcept>

#include <fmt/format.h>

namespace kiosk::simulation {
namespace {

struct Folder {
    Folder() { std::filesystem::create_directories(path); }
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;
    ~Folder() { std::filesystem::remove_all(path); }
    std::string path =
        (std::filesystem::temp_directory_path() / fmt::format("kiosk-simulate-{}", getpid())).string();
};

std::string his_lines(const std::string& mapping) {
    if (mapping.empty()) return "base_url = \"https://h/fhir\"\n";
    return fmt::format("base_url = \"https://h/zzj/api\"\ndriver = \"mapped\"\nmapping = \"{}\"\n", mapping);
}

}  // namespace

app::KioskConfig make_config(const std::string& cities, const std::string& his_mapping) {
    const Folder made;
    const auto& folder = made.path;
    std::ofstream{folder + "/gateway.secret"} << "DEMO_SECRET_KEY\n";
    std::ofstream{folder + "/app.secret"} << "DEMOSECRET0000000000000000000001\n";
    std::ofstream{folder + "/acquirer.key"} << "DEMO_ACQUIRER_KEY\n";
    const auto path = folder + "/kiosk.toml";
    std::ofstream{path} << fmt::format(
        "config_version = 1\ndata_folder = \".\"\nlog_level = \"error\"\n"
        "[kiosk]\nnumber = \"K001\"\nhospital_zh = \"示例市第一医院\"\nhospital_en = \"City First "
        "Hospital\"\n"
        "[tls]\nca = \"ca.pem\"\n"
        "[settlement]\ncity = \"{}/binhai.toml\"\nbase_url = \"https://h/ebus/demo_api/prd/hsa/hgs/\"\n"
        "access_code = \"demo\"\ngateway_secret_file = \"gateway.secret\"\n"
        "local_url = \"https://h/localcfc/api/hsecfc/localQrCodeQuery\"\n"
        "institution_code = \"H99010100001\"\ninstitution_name = \"示例市第一医院\"\n"
        "device_number = \"K001\"\nmac_address = \"02-00-00-00-00-01\"\nfirst_serial = 100\n"
        "last_serial = 199\n"
        "[his]\n{}"
        "[acquirer]\nbase_url = \"https://h\"\nmerchant = \"M0001\"\nkey_file = \"acquirer.key\"\n"
        "device = \"K001\"\nterminal = \"T001\"\n",
        cities, his_lines(his_mapping));
    const auto reading = app::read_config(path);
    if (!reading) throw std::runtime_error{reading.error().text};
    for (const auto& problem : reading->problems) throw std::runtime_error{problem.text()};
    return reading->config;
}

}  // namespace kiosk::simulation
