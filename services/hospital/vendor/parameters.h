// What stands in a body of the vendor's interface, read strictly; and requests to the FHIR side made of it.
#pragma once

#include <map>
#include <string>

#include "services/hospital/his/fhir.h"
#include "services/hospital/vendor/asked.h"
#include "services/hospital/vendor/codes.h"

namespace kiosk::hospital::vendor {

// Reads members one by one; the first that is wrong is the problem.
class Parameters {
public:
    explicit Parameters(const Json& json) : json_{json} {}

    std::string text(const char* name) {
        auto value = text_of(json_, name);
        if (value.empty()) complain(name);
        return value;
    }
    std::string text_or_nothing(const char* name) {
        if (json_.is_object() && json_.contains(name) && !json_[name].is_string()) complain(name);
        return text_of(json_, name);
    }
    std::string word(const char* name, const Numbers& numbers) {
        const auto word = member(json_, name).is_number_integer() ? word_of(numbers, integer_of(json_, name))
                                                                  : std::nullopt;
        if (!word) complain(name);
        return word.value_or("");
    }
    Json money(const char* name) {
        const auto amount = Fen::parse_yuan(text_of(json_, name));
        if (!amount || amount->yuan() != text_of(json_, name)) complain(name);
        return fhir::money(amount.value_or(Fen{}));
    }
    bool flag(const char* name) {
        const auto value = integer_of(json_, name, -1);
        if (value != 0 && value != 1) complain(name);
        return value == 1;
    }
    std::string day(const char* name) {
        auto day = iso_day(text_of(json_, name));
        if (day.empty()) complain(name);
        return day;
    }
    std::int64_t whole(const char* name) {
        const auto value = integer_of(json_, name, -1);
        if (value < 1) complain(name);
        return value;
    }
    const Json& inner(const char* name) { return member(json_, name); }
    void complain(const std::string& name) {
        if (problem_.empty()) problem_ = "参数不合法: " + name;
    }
    [[nodiscard]] bool has(const char* name) const { return json_.is_object() && json_.contains(name); }
    Asked asked(Request request) const {
        if (!problem_.empty()) return {{}, problem_};
        request.client_certified = true;
        return {std::move(request), ""};
    }

private:
    const Json& json_;
    std::string problem_;
};

[[nodiscard]] Asked search(Parameters& parameters, const char* resource,
                           std::map<std::string, std::string> query);
[[nodiscard]] std::string person(Parameters& parameters);  // "SYSTEM|VALUE"
[[nodiscard]] Json actor_of(Parameters& parameters);
[[nodiscard]] Asked create(Parameters& parameters, const char* resource, const Json& body,
                           const std::string& case_id);
[[nodiscard]] Json identifiers(Parameters& parameters);

}  // namespace kiosk::hospital::vendor
