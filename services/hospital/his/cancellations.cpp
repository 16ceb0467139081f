// 退号: a booked registration whose patient does not want it any more. The number goes back to the session at
// once; its money stays in doubt until the kiosk that gives it back says that all has returned.
#include "services/hospital/his/fhir.h"
#include "services/hospital/his/his.h"

namespace kiosk::hospital {

bool His::is_patients_wish(const Json& body) {
    for (const auto& coding : member(member(body, "cancelationReason"), "coding"))
        if (text_of(coding, "code") == "pat") return true;
    return false;
}

// The rules of this hospital: until the session is over, as long as the doctor has not seen the patient; what
// the cashier took goes back over the cashier's counter.
std::string His::cancelling(const Json& appointment) {
    const auto slot = world_.books.row("SELECT * FROM slots WHERE id = ?", text_of(appointment, "slot"));
    if (integer_of(appointment, "seen") != 0) return "seen";
    if (integer_of(slot, "ends_ms") <= world_.now().unix_ms) return "too-late";
    const bool own = integer_of(appointment, "own") > 0;
    const bool at_counter =
        integer_of(appointment, "at_window") == 0 && text_of(appointment, "payment").empty();
    return own && at_counter ? "at-window" : "possible";
}

Reply His::give_up(const Json& appointment, const Json& body) {
    const auto id = text_of(appointment, "id");
    const auto status = text_of(appointment, "status");
    const auto wish = fhir::find_extension(body, "cancelled-by");
    const auto by_case = fhir::extension_value(wish, "case", "valueString");
    const auto money = fhir::extension_value(wish, "money", "valueCode");
    if (is_task(appointment) || !by_case.is_string() || (money != "undoing" && money != "none"))
        return fhir::problem(422, "invalid",
                             "cancelled-by must name a case, and undoing or none as its money");
    if (status == "cancelled") return fhir::reply(200, resource(id));
    if (status != "booked")
        return fhir::problem(422, "not-cancellable", "only what is booked can be given up");
    if (const auto allowed = cancelling(appointment); allowed != "possible")
        return fhir::problem(422, "not-cancellable", "the rules do not allow it: " + allowed);
    // What was booked ahead is given up with it: its number is anybody's again.
    text_of(appointment, "booking").empty() ? give_back(appointment) : give_up_booking(appointment);
    world_.books.run(
        "UPDATE appointments SET status = 'cancelled', version = version + 1, money = ?, cancelled_by = ? "
        "WHERE id = ?",
        money.get<std::string>(), by_case.get<std::string>(), id);
    cancel_bill(id);
    return fhir::reply(200, resource(id));
}

}  // namespace kiosk::hospital
