// Writing FHIR requests, one function per call.
#include <fmt/format.h>

#include "services/his/fhir.h"
#include "services/his/messages.h"
#include "services/his/writing.h"

namespace kiosk::services::fhir {
namespace {

using namespace his;

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

std::string_view channel_name(acquirer::Method method) {
    return method == acquirer::Method::card_terminal ? "card" : "wallet";
}

struct Writer {
    const HisConfig& config;

    Result<Message> operator()(const ListDepartments& call) const {
        auto path = "/HealthcareService?active=true&date=" + url_escaped(call.day);
        if (call.days > 1) path += fmt::format("&days={}", call.days);
        const auto person = person_of(call.id_number, call.passport_number);
        if (person) path += "&patient.identifier=" + url_escaped(*person);
        return Message{"GET", std::move(path), "", {}};
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

    Result<Message> operator()(const ListBills& call) const {
        return of_person("Invoice?status=issued&", call.whose, "");
    }

    Result<Message> operator()(const HoldSlot& call) const {
        const auto& patient = call.patient;
        auto actor = TRY(reference_to(patient));
        if (call.case_id.value.empty() || call.session.slot_id.empty())
            return fail(ErrorKind::malformed, "case or slot is missing");
        Json slot = Json::object();
        slot.add("reference", "Slot/" + call.session.slot_id);
        Json body = resource(Purpose::registration, "pending", call.case_id, call.reprint_code);
        body.add("slot", Json::array({std::move(slot)})).add("participant", participant(std::move(actor)));
        Json extensions = who_asks(patient, call.kiosk_number, &call.session.slot_version);
        body.add("extension", std::move(extensions));
        return create(Purpose::registration, body, call.case_id);
    }

    Result<Message> operator()(const HoldBills& call) const {
        auto payer = TRY(reference_to(call.patient));
        if (call.case_id.value.empty() || call.bills.ids.empty())
            return fail(ErrorKind::malformed, "case or bills are missing");
        std::vector<Json> inputs;
        for (const auto& id : call.bills.ids) inputs.push_back(input_of("invoice", "Invoice/" + id));
        return hold_task(call, std::move(payer), std::move(inputs), call.bills.total);
    }

    Result<Message> operator()(const HoldDeposit& call) const {
        auto payer = TRY(reference_to(call.patient));
        if (call.case_id.value.empty() || call.deposit.admission_id.empty())
            return fail(ErrorKind::malformed, "case or stay is missing");
        return hold_task(call, std::move(payer),
                         {input_of("deposit", "Encounter/" + call.deposit.admission_id)},
                         call.deposit.amount);
    }

    Result<Message> operator()(const ListAdmissions& call) const {
        return of_person("Encounter?class=IMP&status=in-progress&", call.whose, "");
    }

    Result<Message> operator()(const FindHold& call) const {
        if (call.case_id.value.empty()) return fail(ErrorKind::malformed, "the case id is missing");
        return search(call.purpose, config.case_system + "|" + call.case_id.value);
    }

    Result<Message> operator()(const MarkHold& call) const {
        if (call.version.empty()) return fail(ErrorKind::malformed, "the hold's version is missing");
        std::vector<Json> parts{part("state", "Code", Json::text(std::string{state_name(call.money)}))};
        if (!call.msgid.value.empty()) parts.push_back(part("msgid", "String", Json::text(call.msgid.value)));
        parts.push_back(part("own", "Money", money(call.amount)));
        auto message = TRY(change(call.hold, "pending", call.case_id, own_complex("money", parts)));
        message.headers.push_back({"If-Match", fmt::format("W/\"{}\"", call.version)});
        return message;
    }

    Result<Message> operator()(const ReleaseHold& call) const {
        return change(
            call.hold, "cancelled", call.case_id,
            own_complex("money", {part("state", "Code", Json::text(std::string{state_name(call.money)}))}));
    }

    Result<Message> operator()(const ConfirmHold& call) const {
        std::vector<Json> parts;
        const auto add_text = [&](std::string_view name, const std::string& value) {
            if (!value.empty()) parts.push_back(part(name, "String", Json::text(value)));
        };
        add_text("setl-id", call.setl_id);
        add_text("mdtrt-id", call.mdtrt_id);
        add_text("order", call.order.value);
        if (!call.order.value.empty())
            parts.push_back(part("channel", "Code", Json::text(std::string{channel_name(call.method)})));
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
        if (call.insurance_missed) parts.push_back(part("insurance-missed", "Boolean", Json::boolean(true)));
        return change(call.hold, "booked", call.case_id, own_complex("payment", std::move(parts)));
    }

    Result<Message> operator()(const FindRegistrations& call) const {
        if (!call.reprint_code.empty())
            return search(call.purpose, config.reprint_system + "|" + call.reprint_code);
        const auto person = TRY(person_of(call.id_number, call.passport_number));
        if (call.day.empty())
            return fail(ErrorKind::malformed, "a person's registrations or payments need a day");
        // A payment has no session: its day is that on which it was held.
        const auto* date = call.purpose == Purpose::bill ? "authored-on" : "date";
        return Message{"GET",
                       fmt::format("/{}?{}={}&patient.identifier={}", type_of(call.purpose), date,
                                   url_escaped(call.day), url_escaped(person)),
                       "",
                       {}};
    }

    Result<Message> operator()(const CountCopy& call) const {
        if (call.print_id.empty()) return fail(ErrorKind::malformed, "the print id is missing");
        return change(call.hold, "booked", call.case_id,
                      own_extension("copy", "String", Json::text(call.print_id)));
    }

    Result<Message> operator()(const ListBookingDays& call) const {
        if (call.department_code.empty() || call.days < 1)
            return fail(ErrorKind::malformed, "department or days are missing");
        return Message{"GET",
                       fmt::format("/Schedule?actor={}&date=ge{}&_count={}",
                                   url_escaped("HealthcareService/" + call.department_code),
                                   url_escaped(call.from_day), call.days),
                       "",
                       {}};
    }

    Result<Message> operator()(const ListTimes& call) const {
        if (call.slot_id.empty()) return fail(ErrorKind::malformed, "the session is missing");
        return Message{"GET", "/Slot?_query=times&session=" + url_escaped(call.slot_id), "", {}};
    }

    // Agreed by both sides, so `booked`; what makes it no registration is that it bears no case.
    Result<Message> operator()(const Book& call) const {
        auto actor = TRY(reference_to(call.patient));
        if (call.request_id.empty() || call.time.id.empty())
            return fail(ErrorKind::malformed, "request or time is missing");
        Json slot = Json::object();
        slot.add("reference", "Slot/" + call.time.id);
        Json body = Json::object();
        body.add("resourceType", "Appointment").add("status", "booked");
        body.add("identifier", Json::array({identifier_of(config.request_system, call.request_id)}))
            .add("start", call.time.begins.rfc3339())
            .add("end", call.time.ends.rfc3339())
            .add("slot", Json::array({std::move(slot)}))
            .add("participant", participant(std::move(actor)))
            .add("extension", who_asks(call.patient, call.kiosk_number));
        const auto condition = fmt::format("identifier={}|{}", config.request_system, call.request_id);
        return Message{"POST", "/Appointment", body.dump(), {{"If-None-Exist", condition}}};
    }

    Result<Message> operator()(const FindAppointments& call) const {
        const auto person = TRY(person_of(call.whose.id_number, call.whose.passport_number));
        return Message{"GET",
                       fmt::format("/Appointment?_query=due&date=ge{}&patient.identifier={}",
                                   url_escaped(call.day), url_escaped(person)),
                       "",
                       {}};
    }

    Result<Message> operator()(const HoldBooking& call) const {
        auto actor = TRY(reference_to(call.patient));
        if (call.case_id.value.empty() || call.booking.id.empty())
            return fail(ErrorKind::malformed, "case or booking is missing");
        Json booked = Json::object();
        booked.add("reference", "Appointment/" + call.booking.id);
        Json body = resource(Purpose::registration, "pending", call.case_id, call.reprint_code);
        body.add("supportingInformation", Json::array({std::move(booked)}))
            .add("participant", participant(std::move(actor)))
            .add("extension", who_asks(call.patient, call.kiosk_number));
        return create(Purpose::registration, body, call.case_id);
    }

    Result<Message> operator()(const CheckIn& call) const {
        if (call.appointment_id.empty()) return fail(ErrorKind::malformed, "the appointment is missing");
        Json body = Json::object();
        body.add("resourceType", "Appointment").add("status", "booked").add("id", call.appointment_id);
        body.add("participant", Json::array({as_held()}))
            .add("extension",
                 Json::array({own_extension("check-in", "String", Json::text(call.kiosk_number))}));
        return Message{"PUT", "/Appointment/" + url_escaped(call.appointment_id), body.dump(), {}};
    }

    Result<Message> operator()(const CancelRegistration& call) const {
        if (call.cancelled_by.value.empty())
            return fail(ErrorKind::malformed, "the cancelling case is missing");
        Json reason = Json::object();
        reason.add("coding",
                   Json::array({Json::object({{"system", Json::text("http://terminology.hl7.org/CodeSystem/"
                                                                    "appointment-cancellation-reason")},
                                              {"code", Json::text("pat")}})}));
        std::vector<Json> parts{part("case", "String", Json::text(call.cancelled_by.value)),
                                part("money", "Code",
                                     Json::text(std::string{state_name(
                                         call.money_moves ? HoldMoney::undoing : HoldMoney::none)}))};
        return change(call.hold, "cancelled", call.case_id, own_complex("cancelled-by", std::move(parts)),
                      std::move(reason));
    }

    Result<Message> operator()(const CreateFile& call) const {
        const auto& patient = call.patient;
        const auto person = TRY(person_of(patient.id_number, ""));
        if (patient.name.empty() || call.phone.empty())
            return fail(ErrorKind::malformed, "a file needs a name and a telephone number");
        const auto body = first_file(call, config);
        return Message{"POST", "/Patient", body.dump(), {{"If-None-Exist", "identifier=" + person}}};
    }

    Result<Message> operator()(const ListReports& call) const {
        return of_person("DiagnosticReport?", call.whose, "");
    }

    // The document lies in the report itself, or where the report says.
    Result<Message> operator()(const FetchReport& call) const {
        if (call.report_id.empty()) return fail(ErrorKind::malformed, "the report's id is missing");
        constexpr std::string_view binary = "Binary/";
        if (call.document.starts_with(binary))
            return Message{"GET", "/Binary/" + url_escaped(call.document.substr(binary.size())), "", {}};
        if (!call.document.empty()) return fail(ErrorKind::malformed, "the document lies somewhere else");
        return Message{"GET", "/DiagnosticReport/" + url_escaped(call.report_id), "", {}};
    }

    Result<Message> operator()(const CountReportPrint& call) const {
        if (call.report_id.empty() || call.print_id.empty())
            return fail(ErrorKind::malformed, "report or print id is missing");
        return create_once("Communication", print_note(call), "urn:kiosk:print", call.print_id);
    }

    Result<Message> operator()(const ListPrescriptions& call) const {
        return of_person("MedicationRequest?", call.whose, "");
    }

    Result<Message> operator()(const CheckInPharmacy& call) const {
        if (call.prescription.empty()) return fail(ErrorKind::malformed, "the prescription is missing");
        return create_once("Encounter", arrival_at_pharmacy(call, config), "urn:kiosk:prescription",
                           call.prescription);
    }

    Result<Message> operator()(const ListInvoices& call) const {
        return of_person("Invoice?status=balanced&", call.whose, "&date=ge" + url_escaped(call.from_day));
    }

    Result<Message> operator()(const ListCosts& call) const {
        return of_person("ChargeItem?", call.whose, "&occurrence=ge" + url_escaped(call.from_day));
    }

private:
    [[nodiscard]] static Json input_of(std::string_view type, const std::string& reference) {
        Json kind = Json::object();
        kind.add("text", std::string{type});
        Json value = Json::object();
        value.add("reference", reference);
        return Json::object({{"type", std::move(kind)}, {"valueReference", std::move(value)}});
    }
    // What is paid for as bills are: each input names a part of it.
    template <class HoldCall>
    Result<Message> hold_task(const HoldCall& call, Json payer, std::vector<Json> inputs, Fen total) const {
        Json body = resource(Purpose::bill, "pending", call.case_id, call.reprint_code);
        body.add("intent", "order").add("for", std::move(payer)).add("input", Json::array(std::move(inputs)));
        body.add("extension", Json::array({own_extension("kiosk", "String", Json::text(call.kiosk_number)),
                                           own_extension("total", "Money", money(total))}));
        return create(Purpose::bill, body, call.case_id);
    }
    [[nodiscard]] static Json participant(Json actor) {
        Json one = Json::object({{"actor", std::move(actor)}, {"status", Json::text("accepted")}});
        return Json::array({std::move(one)});
    }
    [[nodiscard]] static Json who_asks(const Patient& patient, const std::string& kiosk_number,
                                       const std::string* slot_version = nullptr) {
        Json extensions = Json::array();
        extensions.push(own_extension("kiosk", "String", Json::text(kiosk_number)));
        if (slot_version != nullptr)
            extensions.push(own_extension("slot-version", "String", Json::text(*slot_version)));
        extensions.push(own_extension("patient-gender", "Code", Json::text(gender_code(patient.gender))));
        if (!patient.birth_date.empty())
            extensions.push(own_extension("patient-birth-date", "Date", Json::text(patient.birth_date)));
        return extensions;
    }

    [[nodiscard]] Result<Message> of_person(std::string_view search, const Whose& whose,
                                            std::string_view since) const {
        const auto person = TRY(person_of(whose.id_number, whose.passport_number));
        return Message{
            "GET", fmt::format("/{}subject.identifier={}{}", search, url_escaped(person), since), "", {}};
    }

    [[nodiscard]] static Message create_once(std::string_view type, const Json& body, std::string_view system,
                                             const std::string& value) {
        const auto condition = fmt::format("identifier={}|{}", system, value);
        return {"POST", fmt::format("/{}", type), body.dump(), {{"If-None-Exist", condition}}};
    }

    // Under which identifier the hospital may know who showed this.
    [[nodiscard]] std::pair<std::string, std::string> key_of(const Credential& credential) const {
        const auto number = number_of(credential);
        switch (credential.kind) {
            case CredentialKind::visit_card:
                return {config.visit_card_system, number};
            case CredentialKind::booking_code:
                return {config.booking_system, number};
            case CredentialKind::passport:
                return {config.passport_system, number};
            case CredentialKind::id_card:
            case CredentialKind::e_code:
            case CredentialKind::social_security_card:
                break;
        }
        return {config.resident_id_system, number};
    }

    // "urn:kiosk:resident-id|1101…"; Error(malformed): a person without any number.
    [[nodiscard]] Result<std::string> person_of(const std::string& id_number,
                                                const std::string& passport_number) const {
        const bool passport = id_number.empty();
        const auto& number = passport ? passport_number : id_number;
        if (number.empty())
            return fail(ErrorKind::malformed, "the person has neither id number nor passport");
        return (passport ? config.passport_system : config.resident_id_system) + "|" + number;
    }

    [[nodiscard]] Result<Json> reference_to(const Patient& patient) const {
        const auto person = TRY(person_of(patient.id_number, patient.passport_number));
        const auto bar = person.find('|');
        Json actor = Json::object();
        actor.add("identifier", identifier_of(person.substr(0, bar), person.substr(bar + 1)));
        actor.add("display", patient.name);
        return actor;
    }

    [[nodiscard]] static Message search(Purpose purpose, const std::string& identifier) {
        return {"GET", fmt::format("/{}?identifier={}", type_of(purpose), url_escaped(identifier)), "", {}};
    }

    [[nodiscard]] Message create(Purpose purpose, const Json& body, const CaseId& case_id) const {
        const auto condition = fmt::format("identifier={}|{}", config.case_system, case_id.value);
        return {"POST", fmt::format("/{}", type_of(purpose)), body.dump(), {{"If-None-Exist", condition}}};
    }

    // `status` in an Appointment's words.
    [[nodiscard]] Json resource(Purpose purpose, std::string_view status, const CaseId& case_id,
                                const std::string& reprint_code = "") const {
        std::vector<Json> identifiers{identifier_of(config.case_system, case_id.value)};
        if (!reprint_code.empty()) identifiers.push_back(identifier_of(config.reprint_system, reprint_code));
        Json body = Json::object();
        body.add("resourceType", std::string{type_of(purpose)})
            .add("status", std::string{status_of(purpose, status)});
        return std::move(body.add("identifier", Json::array(std::move(identifiers))));
    }

    // R4 wants a participant in every Appointment; who it is stands in the hold, and is not sent again.
    [[nodiscard]] static Json as_held() {
        Json type = Json::object({{"text", Json::text("as held")}});
        return Json::object({{"type", Json::array({std::move(type)})}, {"status", Json::text("accepted")}});
    }
    [[nodiscard]] Result<Message> change(const Handle& hold, std::string_view status, const CaseId& case_id,
                                         Json extension, Json cancellation_reason = {}) const {
        if (hold.id.empty()) return fail(ErrorKind::malformed, "the hold's id is missing");
        Json body = resource(hold.purpose, status, case_id);
        body.add("id", hold.id);
        if (hold.purpose == Purpose::bill)
            body.add("intent", "order");
        else
            body.add("participant", Json::array({as_held()}));
        if (!cancellation_reason.is_null()) body.add("cancelationReason", std::move(cancellation_reason));
        if (!extension.is_null()) body.add("extension", Json::array({std::move(extension)}));
        return Message{
            "PUT", fmt::format("/{}/{}", type_of(hold.purpose), url_escaped(hold.id)), body.dump(), {}};
    }
};

}  // namespace

Result<Message> message_of(const Call& call, const HisConfig& config) {
    return std::visit(Writer{config}, call);
}

}  // namespace kiosk::services::fhir
