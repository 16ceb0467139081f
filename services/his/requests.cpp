// Writing FHIR requests, one function per call.
#include <fmt/format.h>

#include "services/his/fhir.h"
#include "services/his/messages.h"

namespace kiosk::services::fhir {
namespace {

using namespace his;

Json identifier_of(const std::string& system, const std::string& value) {
    Json json = Json::object();
    return std::move(json.add("system", system).add("value", value));
}

std::string gender_code(const std::string& gend) {
    return gend == "1" ? "male" : gend == "2" ? "female" : "unknown";
}

std::string_view state_name(HoldMoney money) {
    switch (money) {
        case HoldMoney::none:
            return "none";
        case HoldMoney::settling:
            return "settling";
        case HoldMoney::settled:
            return "settled";
        case HoldMoney::unknown:
            return "unknown";
        case HoldMoney::collecting:
            return "collecting";
        case HoldMoney::paid:
            return "paid";
        case HoldMoney::undoing:
            return "undoing";
        case HoldMoney::returned:
            return "returned";
    }
    return "none";
}

struct Writer {
    const HisConfig& config;

    Result<Message> operator()(const ListDepartments& call) const {
        return Message{"GET", "/HealthcareService?active=true&date=" + url_escaped(call.day), "", {}};
    }

    Result<Message> operator()(const ListSessions& call) const {
        return Message{"GET",
                       fmt::format("/Slot?date={}&department={}&_include=Slot%3Aschedule",
                                   url_escaped(call.day), url_escaped(call.department_code)),
                       "",
                       {}};
    }

    Result<Message> operator()(const FindPatient& call) const {
        const auto [system, value] = key_of(call.credential);
        if (value.empty()) return fail(ErrorKind::malformed, "the credential carries nothing to search by");
        return Message{"GET", "/Patient?identifier=" + url_escaped(system + "|" + value), "", {}};
    }

    Result<Message> operator()(const HoldSlot& call) const {
        const auto& patient = call.patient;
        const bool passport = patient.id_number.empty();
        const auto& number = passport ? patient.passport_number : patient.id_number;
        if (number.empty())
            return fail(ErrorKind::malformed, "the patient has neither id number nor passport");
        if (call.case_id.value.empty() || call.session.slot_id.empty())
            return fail(ErrorKind::malformed, "case or slot is missing");
        Json actor = Json::object();
        actor.add("identifier",
                  identifier_of(passport ? config.passport_system : config.resident_id_system, number));
        actor.add("display", patient.name);
        Json slot = Json::object();
        slot.add("reference", "Slot/" + call.session.slot_id);
        Json participant = Json::object({{"actor", std::move(actor)}});
        Json body = appointment("pending", call.case_id, call.reprint_code);
        body.add("slot", Json::array({std::move(slot)}))
            .add("participant", Json::array({std::move(participant)}));
        Json extensions = Json::array();
        extensions.push(own_extension("kiosk", "String", Json::text(call.kiosk_number)));
        extensions.push(own_extension("slot-version", "String", Json::text(call.session.slot_version)));
        extensions.push(own_extension("patient-gender", "Code", Json::text(gender_code(patient.gender))));
        if (!patient.birth_date.empty())
            extensions.push(own_extension("patient-birth-date", "Date", Json::text(patient.birth_date)));
        body.add("extension", std::move(extensions));
        const auto condition = fmt::format("identifier={}|{}", config.case_system, call.case_id.value);
        return Message{"POST", "/Appointment", body.dump(), {{"If-None-Exist", condition}}};
    }

    Result<Message> operator()(const FindHold& call) const {
        if (call.case_id.value.empty()) return fail(ErrorKind::malformed, "the case id is missing");
        return search(config.case_system + "|" + call.case_id.value);
    }

    Result<Message> operator()(const MarkHold& call) const {
        if (call.appointment_version.empty())
            return fail(ErrorKind::malformed, "the hold's version is missing");
        std::vector<Json> parts{part("state", "Code", Json::text(std::string{state_name(call.money)}))};
        if (!call.msgid.value.empty()) parts.push_back(part("msgid", "String", Json::text(call.msgid.value)));
        parts.push_back(part("own", "Money", money(call.amount)));
        auto message = TRY(change(call.appointment_id, "pending", call.case_id, own_complex("money", parts)));
        message.headers.push_back({"If-Match", fmt::format("W/\"{}\"", call.appointment_version)});
        return message;
    }

    Result<Message> operator()(const ReleaseHold& call) const {
        return change(
            call.appointment_id, "cancelled", call.case_id,
            own_complex("money", {part("state", "Code", Json::text(std::string{state_name(call.money)}))}));
    }

    Result<Message> operator()(const ConfirmBooking& call) const {
        std::vector<Json> parts;
        const auto add_text = [&](std::string_view name, const std::string& value) {
            if (!value.empty()) parts.push_back(part(name, "String", Json::text(value)));
        };
        add_text("setl-id", call.setl_id);
        add_text("mdtrt-id", call.mdtrt_id);
        add_text("transaction-number", call.payment_number);
        add_text("payer", call.payer);
        add_text("insurance-tail", call.insurance_tail);
        parts.push_back(part("total", "Money", money(call.split.total)));
        parts.push_back(part("fund", "Money", money(call.split.fund)));
        parts.push_back(part("account", "Money", money(call.split.account)));
        parts.push_back(part("mutual-aid", "Money", money(call.split.mutual_aid)));
        parts.push_back(part("own", "Money", money(call.split.own)));
        parts.push_back(part("hospital", "Money", money(call.split.hospital)));
        parts.push_back(part("at-window", "Boolean", Json::boolean(call.pay_at_window)));
        return change(call.appointment_id, "booked", call.case_id, own_complex("payment", std::move(parts)));
    }

    Result<Message> operator()(const FindRegistrations& call) const {
        if (!call.reprint_code.empty()) return search(config.reprint_system + "|" + call.reprint_code);
        const bool passport = call.id_number.empty();
        const auto& number = passport ? call.passport_number : call.id_number;
        if (number.empty() || call.day.empty())
            return fail(ErrorKind::malformed, "a person's registrations need a number and a day");
        const auto& system = passport ? config.passport_system : config.resident_id_system;
        return Message{"GET",
                       fmt::format("/Appointment?date={}&patient.identifier={}", url_escaped(call.day),
                                   url_escaped(system + "|" + number)),
                       "",
                       {}};
    }

    Result<Message> operator()(const CountCopy& call) const {
        if (call.print_id.empty()) return fail(ErrorKind::malformed, "the print id is missing");
        return change(call.appointment_id, "booked", call.case_id,
                      own_extension("copy", "String", Json::text(call.print_id)));
    }

private:
    // Under which identifier the hospital may know who showed this.
    [[nodiscard]] std::pair<std::string, std::string> key_of(const Credential& credential) const {
        switch (credential.kind) {
            case CredentialKind::visit_card:
                return {config.visit_card_system, credential.number.reveal()};
            case CredentialKind::booking_code:
                return {config.booking_system, credential.number.reveal()};
            case CredentialKind::passport:
                return {config.passport_system, credential.number.reveal()};
            case CredentialKind::id_card:
                return {config.resident_id_system, credential.number.reveal()};
            case CredentialKind::e_code:
            case CredentialKind::social_security_card:
                break;
        }
        return {config.resident_id_system, credential.id_number};
    }

    [[nodiscard]] static Message search(const std::string& identifier) {
        return {"GET", "/Appointment?identifier=" + url_escaped(identifier), "", {}};
    }

    [[nodiscard]] Json appointment(const std::string& status, const CaseId& case_id,
                                   const std::string& reprint_code = "") const {
        std::vector<Json> identifiers{identifier_of(config.case_system, case_id.value)};
        if (!reprint_code.empty()) identifiers.push_back(identifier_of(config.reprint_system, reprint_code));
        Json body = Json::object();
        body.add("resourceType", "Appointment").add("status", status);
        return std::move(body.add("identifier", Json::array(std::move(identifiers))));
    }

    [[nodiscard]] Result<Message> change(const std::string& id, const std::string& status,
                                         const CaseId& case_id, Json extension) const {
        if (id.empty()) return fail(ErrorKind::malformed, "the appointment's id is missing");
        Json body = appointment(status, case_id);
        body.add("id", id);
        if (!extension.is_null()) body.add("extension", Json::array({std::move(extension)}));
        return Message{"PUT", "/Appointment/" + url_escaped(id), body.dump(), {}};
    }
};

}  // namespace

Result<Message> message_of(const Call& call, const HisConfig& config) {
    return std::visit(Writer{config}, call);
}

}  // namespace kiosk::services::fhir
