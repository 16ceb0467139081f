// Reads [his] and chooses the driver. A mapping is read with it, so that `check-config` tells its mistakes.
#include <algorithm>

#include "services/day_books.h"
#include "services/his.h"

namespace kiosk::services {
namespace {

void read_systems(ConfigTable& table, HisConfig& config) {
    const auto system = [&](std::string_view key, std::string& value, std::string_view explanation) {
        value = table.text(key, value, explanation);
    };
    system("case_system", config.case_system, "identifier system of our holds");
    system("visit_system", config.visit_system, "identifier system of visit numbers");
    system("department_system", config.department_system, "identifier system of departments");
    system("doctor_system", config.doctor_system, "identifier system of doctors");
    system("resident_id_system", config.resident_id_system, "identifier system of resident ids");
    system("passport_system", config.passport_system, "identifier system of passports");
    system("visit_card_system", config.visit_card_system, "identifier system of visit cards");
    system("booking_system", config.booking_system, "identifier system of booking codes");
    system("request_system", config.request_system, "identifier system of the kiosk's own booking requests");
    system("reprint_system", config.reprint_system, "identifier system of the codes on slips");
    system("insured_person_system", config.insured_person_system, "identifier system of psn_no in bills");
}

void read_mapping(ConfigTable& table, HisConfig& config) {
    const auto file = table.path("mapping", "", "mapped: the hospital's own words, a TOML file of its own");
    if (config.driver != HisDriver::mapped) return;
    if (file.empty()) return table.problem("mapping", "is needed: driver is \"mapped\"");
    auto loaded = load_his_mapping(file);
    config.mapping = std::move(loaded.mapping);
    if (config.mapping == nullptr) table.problem("mapping", "is not usable: " + file);
    table.add_problems(loaded.problems);
}

}  // namespace

HisConfig read_his_config(ConfigTable& table) {
    HisConfig config;
    config.driver =
        table.choice("driver", config.driver, {{"fhir", HisDriver::fhir}, {"mapped", HisDriver::mapped}},
                     "language of the HIS: FHIR R4 (services/his/PROFILE.md), or JSON in its own "
                     "words (services/his_mapped/MAPPED.md)");
    config.base_url = table.required_text("base_url", "address that all paths are below, https://…/fhir");
    read_mapping(table, config);
    read_systems(table, config);
    config.connect_timeout = table.millis("connect_timeout_ms", config.connect_timeout, Millis{500},
                                          Millis{60'000}, "longest wait for a connection");
    return config;
}

std::unique_ptr<HisPort> make_his(HisConfig config, Transport& transport, const Clock& clock) {
    return config.driver == HisDriver::mapped ? make_mapped_his(std::move(config), transport, clock)
                                              : make_fhir_his(std::move(config), transport, clock);
}

std::unique_ptr<HisBooks> make_his_books(HisConfig config, Transport& transport) {
    return config.driver == HisDriver::mapped ? make_mapped_books(std::move(config), transport)
                                              : make_fhir_books(std::move(config), transport);
}

}  // namespace kiosk::services
