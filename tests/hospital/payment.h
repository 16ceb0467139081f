// What a kiosk tells the HIS when all money stands: insurance pays what the person does not.
#pragma once

#include "services/hospital/his/fhir.h"
#include "visit.h"

namespace kiosk::hospital {

inline Json payment(const Json& appointment, const char* total, const char* own, const char* setl_id) {
    const auto text = [](const char* name, const char* value) {
        return Json{{"url", name}, {"valueString", value}};
    };
    const auto money = [](const char* name, Fen amount) {
        return Json{{"url", name}, {"valueMoney", {{"value", decimal(amount.yuan())}, {"currency", "CNY"}}}};
    };
    const auto whole = *Fen::parse_yuan(total);
    const auto due = *Fen::parse_yuan(own);
    const bool self_paid = *setl_id == 0;
    return {
        {"resourceType", "Appointment"},
        {"id", appointment["id"]},
        {"status", "booked"},
        {"identifier", appointment["identifier"]},
        {"extension",
         Json::array({Json{
             {"url", "urn:kiosk:ext:payment"},
             {"extension",
              Json::array({text("setl-id", setl_id), text("mdtrt-id", "M"), text("transaction-number", "T"),
                           text("payer", "微信支付"), text("insurance-tail", "*0037"), money("total", whole),
                           money("fund", self_paid ? Fen{} : whole - due), money("account", Fen{}),
                           money("mutual-aid", Fen{}), money("own", due), money("hospital", Fen{})})}}})}};
}

}  // namespace kiosk::hospital
