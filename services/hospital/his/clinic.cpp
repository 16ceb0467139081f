// The table is data/clinic.json. Windows have given away a share of the numbers before anybody comes to a
// kiosk.
#include "services/hospital/his/clinic.h"

#include <algorithm>

#include <fmt/format.h>

#include "services/hospital/data/tables.h"

namespace kiosk::hospital {
namespace {

constexpr int doctor_capacity = 20;

bool contains(const Json& list, std::string_view text) {
    return list.is_array() && std::ranges::any_of(list, [&](const Json& one) { return one == text; });
}

std::uint64_t mixed(std::uint64_t seed, std::string_view text) {  // FNV-1a
    std::uint64_t hash = 14'695'981'039'346'656'037ULL ^ seed;
    for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 1'099'511'628'211ULL;
    return hash ^ (hash >> 32U);
}

void make_session(World& world, const std::string& day, const Json& department, const Json& doctor,
                  const std::string& part, int position) {
    const bool general = doctor.contains("capacity");
    const auto& hours = clinic_table()["parts"][part];
    const auto begins = CivilTime::parse(day + " " + text_of(hours, "begins")).value();
    const auto ends = CivilTime::parse(day + " " + text_of(hours, "ends")).value();
    const auto code = text_of(doctor, "code");
    const auto capacity = integer_of(doctor, "capacity", doctor_capacity);
    const auto id = fmt::format("{}{}{}-{}-{}-{}", day.substr(0, 4), day.substr(5, 2), day.substr(8, 2),
                                text_of(department, "code"), general ? "G" : code.substr(code.size() - 3),
                                text_of(hours, "letter"));
    // What lies ahead differs from day to day: some sessions are booked out, some doctors do not come.
    const bool ahead = day > world.now().date();
    const auto luck = ahead && !general ? mixed(world.seed, id) % 10 : 9;
    const bool full = contains(member(doctor, "full"), part) || luck < 2;
    const bool stopped = contains(member(doctor, "stopped"), part) || luck == 2;
    const auto taken = full ? capacity : capacity / 5;
    world.books.run(
        "INSERT OR IGNORE INTO slots(id, date, department, doctor, part, general, position, "
        "numbers_left, stopped, begins_ms, ends_ms, queue) VALUES(?,?,?,?,?,?,?,?,?,?,?,?)",
        id, day, text_of(department, "code"), code, part, general ? 1 : 0, position, capacity - taken,
        stopped ? 1 : 0, begins.unix_ms, ends.unix_ms, taken);
}

Charge charge(const std::string& name) {
    const auto& row = clinic_table()["fees"].at(name);
    return {text_of(row, "national"), text_of(row, "hospital"), fhir::localized(row),
            fen_of_text(text_of(row, "yuan"))};
}

}  // namespace

const Json& clinic_table() {
    static const auto table = data::read(data::clinic_json);
    return table;
}

Json department_row(std::string_view code) {
    for (const auto& row : clinic_table()["departments"])
        if (text_of(row, "code") == code) return row;
    return {};
}

Json doctor_row(const Json& department, std::string_view doctor_code) {
    for (const auto& row : member(department, "doctors"))
        if (text_of(row, "code") == doctor_code) return row;
    return member(department, "general");
}

bool ensure_sessions(World& world, const std::string& day) {
    const auto midnight = CivilTime::parse(day + " 00:00:00");
    const auto today = CivilTime::parse(world.now().date() + " 00:00:00").value();
    if (!midnight || midnight->date() != day || *midnight < today ||
        midnight->unix_ms > today.unix_ms + days_ahead_max * day_ms)
        return false;
    if (world.books.number("SELECT COUNT(*) FROM slots WHERE date = ?", day) > 0) return true;
    Books::Writing writing{world.books};
    for (const auto& department : clinic_table()["departments"]) {
        for (const auto* part : {"morning", "afternoon", "evening"})
            make_session(world, day, department, department["general"], part, 0);
        int position = 0;
        for (const auto& doctor : department["doctors"]) {
            ++position;
            for (const auto& part : doctor["parts"])
                make_session(world, day, department, doctor, part.get<std::string>(), position);
        }
    }
    writing.keep();
    return true;
}

std::string session_state(const Json& slot, CivilTime now) {
    if (integer_of(slot, "ends_ms") <= now.unix_ms) return "closed";
    if (integer_of(slot, "stopped") != 0) return "stopped";
    return integer_of(slot, "numbers_left") > 0 ? "open" : "full";
}

std::vector<Charge> charges_of(const Json& slot) {
    const auto department = department_row(text_of(slot, "department"));
    const bool general = integer_of(slot, "general") != 0;
    std::vector<Charge> charges{charge("registration")};
    charges.push_back(
        charge(general ? "general" : text_of(doctor_row(department, text_of(slot, "doctor")), "fees")));
    if (!general && text_of(slot, "part") == "evening") charges.push_back(charge("night"));
    if (const auto extra = text_of(department, "extra"); !extra.empty()) charges.push_back(charge(extra));
    return charges;
}

Fen total_of(const std::vector<Charge>& charges) {
    Fen sum;
    for (const auto& one : charges) sum += one.amount;
    return sum;
}

}  // namespace kiosk::hospital
