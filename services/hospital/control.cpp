// One handler per member that /control/set knows; an unknown member is an error, so that a misspelt test
// fails loudly.
#include "services/hospital/control.h"

#include <array>
#include <functional>
#include <map>

#include "services/hospital/his/booked.h"
#include "services/hospital/his/clinic.h"
#include "services/hospital/his/orders.h"
#include "services/hospital/his/results.h"
#include "services/hospital/tills.h"

namespace kiosk::hospital {
namespace {

constexpr std::array behaviours{"pays",     "types_then_pays", "types_forever",
                                "declines", "no_money",        "abandons"};

std::string set_patient(World& world, const Json& change) {
    const auto patient = text_of(change, "patient");
    if (world.people.by_id(patient) == nullptr) return "no such patient: " + patient;
    const std::map<std::string, const char*> columns{
        {"account_fen", "UPDATE accounts SET account = ? WHERE patient = ?"},
        {"deductible_used_fen", "UPDATE accounts SET deductible_used = ? WHERE patient = ?"},
        {"fund_used_fen", "UPDATE accounts SET fund_used = ? WHERE patient = ?"}};
    for (const auto& [name, sql] : columns)
        if (change.contains(name)) world.books.run(sql, integer_of(change, name), patient);
    return {};
}

std::string set_slot(World& world, const Json& change) {
    const auto slot = text_of(change, "slot");
    int changed = 0;
    if (change.contains("left"))
        changed += world.books.run("UPDATE slots SET numbers_left = ?, version = version + 1 WHERE id = ?",
                                   integer_of(change, "left"), slot);
    if (change.contains("stopped"))
        changed += world.books.run("UPDATE slots SET stopped = ?, version = version + 1 WHERE id = ?",
                                   flag_of(change, "stopped") ? 1 : 0, slot);
    return changed > 0 ? "" : "no such slot, or nothing to set: " + slot;
}

// By case id or appointment id; "*" for every hold.
std::string expire_hold(World& world, const Json& change) {
    const auto which = text_of(change, "expire_hold");
    const int changed = world.books.run(
        "UPDATE appointments SET expires_ms = 0 WHERE status = 'pending' AND (id = ? OR case_id = ? OR "
        "? = '*')",
        which, which, which);
    return changed > 0 ? "" : "no such hold: " + which;
}

std::string set_payer(World& world, const Json& change) {
    const auto behaviour = text_of(change, "behaviour");
    bool known = false;
    for (const auto* one : behaviours) known = known || behaviour == one;
    if (!known) return "no such behaviour: " + behaviour;
    const auto payer = text_of(change, "payer");
    const int changed =
        world.books.run("UPDATE accounts SET behaviour = ? WHERE patient = ?", behaviour, payer);
    return changed > 0 ? "" : "no such payer: " + payer;
}

std::string visit_window(World& world, const Json& change) {
    const auto* person = world.people.by_id(text_of(change, "window_visit"));
    if (person == nullptr) return "no such patient: " + text_of(change, "window_visit");
    be_at_window(world, *person);
    return {};
}

// "order": what, for `for`: a doctor has just ordered it.
std::string order(World& world, const Json& change) {
    const auto* person = world.people.by_id(text_of(change, "for"));
    if (person == nullptr) return "no such patient: " + text_of(change, "for");
    if (!write_order(world, *person, text_of(change, "order")))
        return "no such order: " + text_of(change, "order");
    // Paid at once, at a window whose books are not told here.
    if (flag_of(change, "paid"))
        world.books.run("UPDATE orders SET state = 'balanced' WHERE rowid = (SELECT MAX(rowid) FROM orders)");
    return {};
}

// "report" and "drugs": what became of an order (his/results.h).
std::string result(World& world, const Json& change) {
    const auto* person = world.people.by_id(text_of(change, "for"));
    if (person == nullptr) return "no such patient: " + text_of(change, "for");
    return change.contains("report") ? write_report(world, *person, change)
                                     : move_drugs(world, *person, text_of(change, "drugs"));
}

// "booked": department, `for` a person, today in `in_minutes`; `stopped`: and the doctor does not come.
std::string plant_booking(World& world, const Json& change) {
    const auto* person = world.people.by_id(text_of(change, "for"));
    if (person == nullptr) return "no such patient: " + text_of(change, "for");
    const auto department = text_of(change, "booked");
    const auto problem =
        book_for(world, *person, department, integer_of(change, "in_minutes"), text_of(change, "number"));
    if (problem.empty() && flag_of(change, "stopped"))
        world.books.run("UPDATE slots SET stopped = 1 WHERE date = ? AND department = ? AND general = 1",
                        world.now().date(), department);
    return problem;
}

// "ahead": a department's sessions of the coming days have `left` numbers, or are `stopped`.
std::string set_ahead(World& world, const Json& change) {
    const auto department = text_of(change, "ahead");
    const auto today = world.now().date();
    int changed = 0;
    if (change.contains("left"))
        changed += world.books.run("UPDATE slots SET numbers_left = ? WHERE department = ? AND date > ?",
                                   integer_of(change, "left"), department, today);
    if (change.contains("stopped"))
        changed += world.books.run("UPDATE slots SET stopped = ? WHERE department = ? AND date > ?",
                                   flag_of(change, "stopped") ? 1 : 0, department, today);
    return changed > 0 ? "" : "nobody has looked at the coming days of " + department;
}

// "one_session": a department, of which nothing is left today but the general clinic of the evening.
std::string leave_one_session(World& world, const Json& change) {
    const auto department = text_of(change, "one_session");
    const auto today = world.now().date();
    ensure_sessions(world, today);
    const int changed = world.books.run(
        "UPDATE slots SET numbers_left = 0, version = version + 1 WHERE department = ? AND date = ? AND NOT "
        "(general = 1 AND part = 'evening')",
        department, today);
    return changed > 0 ? "" : "no such department: " + department;
}

// Everything that this person has booked: the doctor has seen them, or the cashier took what was still due.
std::string change_booked(World& world, const Json& change, const char* key, const char* sql) {
    const auto* person = world.people.by_id(text_of(change, key));
    if (person == nullptr) return "no such patient: " + text_of(change, key);
    return world.books.run(sql, person->id_number) > 0 ? "" : "nothing is booked for " + person->id;
}

std::string refuse_token(World& world, const Json& change) {
    world.books.set("token_refuse:" + text_of(change, "token_refuse_at"),
                    std::to_string(integer_of(change, "times", 1)));
    return {};
}

// A member that is kept as a setting under its own name: true/false, number or text.
std::string keep_setting(World& world, const Json& change, const char* key) {
    const auto& value = change[key];
    world.books.set(key, value.is_string() ? value.get<std::string>() : value.dump());
    return {};
}

std::string keep_count(World& world, const Json& change, const char* key) {
    const auto& value = change[key];
    const auto times = value.is_boolean() ? (value.get<bool>() ? 1 : 0) : integer_of(change, key);
    world.books.set(key, std::to_string(times));
    return {};
}

std::string apply(World& world, const Json& change) {
    if (!change.is_object()) return "a JSON object is needed";
    if (change.contains("patient")) return set_patient(world, change);
    if (change.contains("slot")) return set_slot(world, change);
    if (change.contains("expire_hold")) return expire_hold(world, change);
    if (change.contains("payer")) return set_payer(world, change);
    if (change.contains("order")) return order(world, change);
    if (change.contains("report") || change.contains("drugs")) return result(world, change);
    if (change.contains("window_visit")) return visit_window(world, change);
    if (change.contains("booked")) return plant_booking(world, change);
    if (change.contains("ahead")) return set_ahead(world, change);
    if (change.contains("one_session")) return leave_one_session(world, change);
    if (change.contains("seen"))
        return change_booked(world, change, "seen",
                             "UPDATE appointments SET seen = 1 WHERE person_value = ? AND status = 'booked'");
    if (change.contains("cashier_took"))
        return change_booked(
            world, change, "cashier_took",
            "UPDATE appointments SET at_window = 0 WHERE person_value = ? AND at_window = 1");
    if (change.contains("token_refuse_at")) return refuse_token(world, change);
    for (const char* key : {"policy_change_after_2206", "refund_processing"})
        if (change.contains(key)) return keep_count(world, change, key);
    for (const char* key : {"gateway", "sign_in_required", "token_purpose_strict", "password_required",
                            "duplicate_visit", "reversal_of_unseen", "hold_ms", "types_ms", "terminal_ms",
                            "collect_early_ms", "collect_late_ms", "report_prints_max"})
        if (change.contains(key)) return keep_setting(world, change, key);
    if (flag_of(change, "expire_sign_in")) {
        world.books.run("UPDATE sign_ins SET valid = 0");
        return {};
    }
    return "nothing known to set in " + change.dump();
}

Json totals(World& world) {
    Json out = Json::object();
    const auto count = [&](const char* name, const char* sql) { out[name] = world.books.number(sql); };
    out.update(world.books.row(
        "SELECT COUNT(*) AS settlements, COALESCE(SUM(total),0) AS total_fen, COALESCE(SUM(fund),0) AS "
        "fund_fen, "
        "COALESCE(SUM(account),0) AS account_fen, COALESCE(SUM(mutual_aid),0) AS mutual_aid_fen, "
        "COALESCE(SUM(own),0) AS own_fen, COALESCE(SUM(hospital),0) AS hospital_fen FROM settlements WHERE "
        "kind = "
        "'settle' AND state = 'valid'"));
    count("settlements_ever", "SELECT COUNT(*) FROM settlements WHERE kind = 'settle'");
    count("open_visits",
          "SELECT COUNT(*) FROM visits WHERE state = 'open' AND mdtrt_id NOT IN (SELECT mdtrt_id FROM "
          "settlements WHERE kind = 'settle' AND state = 'valid')");
    count("open_fee_lines", "SELECT COUNT(*) FROM fee_lines WHERE setl_id = ''");
    count("report_prints", "SELECT COALESCE(SUM(prints),0) FROM reports");
    count("check_ins", "SELECT COUNT(*) FROM check_ins WHERE queue_number <> ''");
    count("pending_holds", "SELECT COUNT(*) FROM appointments WHERE status = 'pending'");
    count("booked", "SELECT COUNT(*) FROM appointments WHERE status = 'booked'");
    count("to_settle_later", "SELECT COUNT(*) FROM to_settle_later");
    count("bookings", "SELECT COUNT(*) FROM bookings WHERE status IN ('booked', 'held')");
    count("arrived", "SELECT COUNT(*) FROM appointments WHERE status = 'booked' AND arrived_ms > 0");
    count("files", "SELECT COUNT(*) FROM patient_files");
    count("files_with_guardian", "SELECT COUNT(*) FROM patient_files WHERE guardian_number <> ''");
    count("paid_fen",
          "SELECT COALESCE(SUM(amount - refunded),0) FROM payments WHERE state IN ('paid','refunded')");
    count("returned_fen", "SELECT COALESCE(SUM(refunded),0) FROM payments");
    count("user_paying", "SELECT COUNT(*) FROM payments WHERE state = 'user_paying'");
    count("unbalanced_settlements",
          "SELECT COUNT(*) FROM settlements WHERE total <> fund + account + own + hospital");
    return out;
}

}  // namespace

Json books_report(World& world) {
    auto& books = world.books;
    return {
        {"totals", totals(world)},
        {"settlements",
         books.rows(
             "SELECT setl_id, mdtrt_id, psn_no, patient, chrg_bchno, msgid, kind, state, refers_to, "
             "insutype, "
             "opter, total AS total_fen, fund AS fund_fen, account AS account_fen, mutual_aid AS "
             "mutual_aid_fen, own AS own_fen, hospital AS hospital_fen, at FROM settlements ORDER BY rowid")},
        {"visits",
         books.rows("SELECT mdtrt_id, patient, ipt_otp_no, insutype, med_type, state, opter, at FROM visits "
                    "ORDER BY rowid")},
        {"fee_lines",
         books.rows("SELECT mdtrt_id, chrg_bchno, feedetl_sn, total AS total_fen, setl_id FROM fee_lines "
                    "ORDER BY rowid")},
        {"payments",
         books.rows("SELECT order_no AS 'order', method, amount AS amount_fen, payer, state, error, "
                    "transaction_no AS 'transaction', refunded AS refunded_fen, at FROM payments ORDER BY "
                    "rowid")},
        {"refunds",
         books.rows("SELECT refund_no AS refund, order_no AS 'order', amount AS amount_fen, state, at FROM "
                    "refunds ORDER BY rowid")},
        {"appointments",
         books.rows(
             "SELECT id, case_id AS 'case', slot, status, visit, person_name, total AS total_fen, money, "
             "msgid, "
             "own AS own_fen, setl_id, mdtrt_id, payment, at_window, insurance_missed, queue_number, origin, "
             "booking FROM appointments "
             "ORDER BY rowid")},
        {"bookings", books.rows("SELECT id, slot, person_name, status FROM bookings ORDER BY rowid")},
        {"orders", books.rows("SELECT id, patient, what, visit, state FROM orders ORDER BY rowid")},
        {"accounts",
         books.rows("SELECT patient, account AS account_fen, deductible_used AS deductible_used_fen, "
                    "fund_used AS fund_used_fen, behaviour FROM accounts ORDER BY patient")}};
}

std::string change_world(World& world, const Json& change) {
    if (!change.is_array()) return apply(world, change);
    for (const auto& one : change)
        if (auto problem = apply(world, one); !problem.empty()) return problem;
    return {};
}

}  // namespace kiosk::hospital
