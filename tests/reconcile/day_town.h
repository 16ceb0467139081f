// The simulated hospital in this process behind real TLS, its books filled before it opens, and the kiosk's
// own clients in front of it, in the dialect of a city.
#pragma once

#include <filesystem>
#include <fstream>
#include <memory>

#include <gtest/gtest.h>
#include <unistd.h>

#include <fmt/format.h>

#include "planted_day.h"
#include "services/acquirer.h"
#include "services/curl_transport.h"
#include "services/day_books.h"
#include "services/his.h"
#include "services/hospital/certificates.h"
#include "services/hospital/hospital.h"
#include "services/hospital/server.h"
#include "services/settlement.h"

namespace kiosk::test {

namespace fs = std::filesystem;

class DayTown : public ::testing::Test {
protected:
    ~DayTown() override {
        if (server) server->stop();
        std::error_code ignored;
        fs::remove_all(folder, ignored);
    }

    void open(const PlantedDay& day, std::uint64_t seed = 7) {
        fs::create_directories(folder / "hospital");
        hospital::make_keys((folder / "hospital").string());
        {
            hospital::Books books{(folder / "hospital" / "books.db").string()};
            day.fill(books);
        }
        const auto keys = (folder / "hospital" / "keys").string();
        town = std::make_unique<hospital::Hospital>(
            hospital::HospitalSetup{.data_folder = (folder / "hospital").string(),
                                    .seed = seed,
                                    .keys = {hospital::read_file(keys + "/kiosk_sm2.pub"),
                                             hospital::read_file(keys + "/platform_sm2.key")}},
            clock);
        server = std::make_unique<hospital::Server>(*town, (folder / "hospital" / "tls").string());
        const auto bound = server->start("127.0.0.1", 0);
        ASSERT_TRUE(bound) << bound.error().text;
        address = fmt::format("https://127.0.0.1:{}", *bound);
        const auto tls = (folder / "hospital" / "tls").string();
        transport = services::make_curl_transport({tls + "/ca.pem", tls + "/kiosk.pem", tls + "/kiosk.key"},
                                                  {64U << 20});
    }

    std::unique_ptr<services::SettlementClient> platform(const std::string& city_name) {
        auto city = services::load_city(std::string{CITIES_FOLDER} + "/" + city_name + ".toml");
        EXPECT_TRUE(city) << (city ? "" : city.error().text);
        services::SettlementConfig config;
        const bool by_path = city->url_style == services::UrlStyle::service_path;
        const bool csb = city->signature == services::GatewaySignature::csb;
        config.base_url = address + (by_path ? "" : csb ? "/csb" : "/ebus/demo_api/prd/hsa/hgs/");
        config.institution_code = institution;
        config.institution_name = "示例市第一医院";
        config.mac_address = "02-00-00-00-00-01";
        config.ip_address = "127.0.0.1";
        config.access_code = csb ? "ak-demo" : "demo";
        config.gateway_secret = Secret{csb ? "sk-demo" : "DEMO_SECRET_KEY"};
        config.app_id = "DEMOAPPID0000000ABCDEF";
        config.app_secret = Secret{"DEMOSECRET0000000000000000000001"};
        const auto keys = (folder / "hospital" / "keys").string();
        config.signing_key_file = keys + "/kiosk_sm2.key";
        config.platform_key_file = keys + "/platform_sm2.pub";
        config.password_key_file = keys + "/platform_rsa.pub";
        config.city = *city;
        config.city.cainfo = services::CainfoUse::empty;  // no patient stands here
        auto made = services::make_settlement_client(config, *transport, clock, [this]() -> Result<Msgid> {
            return Msgid{
                fmt::format("{}{}{:04}", institution, clock.civil().compact(), 9000 + ++drawn % 1000)};
        });
        EXPECT_TRUE(made) << (made ? "" : made.error().text);
        return made ? std::move(*made) : nullptr;
    }
    std::unique_ptr<services::HisBooks> his(services::HisDriver driver = services::HisDriver::fhir) {
        services::HisConfig config;
        config.driver = driver;
        config.base_url = address + "/fhir";
        if (driver == services::HisDriver::mapped) {
            config.base_url = address + "/zzj/api";
            config.mapping = services::load_his_mapping(EXAMPLE_MAPPING).mapping;
        }
        return services::make_his_books(config, *transport);
    }
    std::unique_ptr<services::AcquirerBill> acquirer(const std::string& key = "DEMO_ACQUIRER_KEY") {
        services::AcquirerConfig config;
        config.base_url = address;
        config.merchant = "M0001";
        config.key = Secret{key};
        config.device = "K001";
        return services::make_acquirer_bill(config, *transport, clock);
    }

    SystemClock clock;
    std::string date = clock.civil().date();
    fs::path folder = fs::temp_directory_path() / fmt::format("reconcile-test-{}", getpid());
    std::unique_ptr<hospital::Hospital> town;
    std::unique_ptr<hospital::Server> server;
    std::unique_ptr<services::Transport> transport;
    std::string address;
    int drawn = 0;
};

}  // namespace kiosk::test
