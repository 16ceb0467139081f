// The seed tables of the simulated hospital, compiled in: the text of each data/*.json file, and that text
// read.
#pragma once

#include <string_view>

#include <nlohmann/json.hpp>

namespace kiosk::hospital::data {

extern const std::string_view acquirer_json;
extern const std::string_view catalogue_json;
extern const std::string_view clinic_json;
extern const std::string_view codes_json;
extern const std::string_view fields_json;
extern const std::string_view orders_json;
extern const std::string_view patients_json;
extern const std::string_view policy_json;
extern const std::string_view reports_json;

inline nlohmann::json read(std::string_view text) {
    return nlohmann::json::parse(text, nullptr, true, true);  // comments are allowed
}

}  // namespace kiosk::hospital::data
