// Keys that the simulated hospital knows.
#include "tests/figures/kiosk_config.h"

#include <filesystem>
#include <fstream>

#include <fmt/format.h>

namespace kiosk::figures {

namespace fs = std::filesystem;

Result<app::KioskConfig> make_config(const std::string& folder, const std::string& cities,
                                     const std::string& hospital, const std::string& url) {
    const auto write = [&](const char* name, const std::string& text) {
        std::ofstream{folder + "/" + name} << text;
    };
    write("gateway.secret", "DEMO_SECRET_KEY\n");
    write("app.secret", "DEMOSECRET0000000000000000000001\n");
    write("acquirer.key", "DEMO_ACQUIRER_KEY\n");
    write("kiosk.toml",
          fmt::format(
              "config_version = 1\ndata_folder = \".\"\nlog_level = \"error\"\n"
              "[kiosk]\nnumber = \"K001\"\nhospital_zh = \"示例市第一医院\"\nhospital_en = \"City First "
              "Hospital\"\n"
              "[tls]\nca = \"{}/tls/ca.pem\"\ncertificate = \"{}/tls/kiosk.pem\"\n"
              "key = \"{}/tls/kiosk.key\"\n"
              "[settlement]\ncity = \"{}/binhai.toml\"\nbase_url = \"{}/ebus/demo_api/prd/hsa/hgs/\"\n"
              "access_code = \"demo\"\ngateway_secret_file = \"gateway.secret\"\n"
              "local_url = \"{}/localcfc/api/hsecfc/localQrCodeQuery\"\n"
              "card_issuer_url = \"{}/issuer/api/card/answer\"\n"
              "institution_code = \"H99010100001\"\ninstitution_name = \"示例市第一医院\"\n"
              "device_number = \"K001\"\nmac_address = \"02-00-00-00-00-01\"\nfirst_serial = 100\n"
              "last_serial = 199\n"
              "[his]\nbase_url = \"{}/fhir\"\n"
              "[acquirer]\nbase_url = \"{}\"\nmerchant = \"M0001\"\nkey_file = \"acquirer.key\"\n"
              "device = \"K001\"\nterminal = \"T001\"\n",
              hospital, hospital, hospital, fs::absolute(cities).string(), url, url, url, url, url));
    auto reading = TRY(app::read_config(folder + "/kiosk.toml"));
    for (const auto& problem : reading.problems) return fail(ErrorKind::configuration, problem.text());
    return std::move(reading.config);
}

}  // namespace kiosk::figures
