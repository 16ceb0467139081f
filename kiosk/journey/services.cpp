// What the patient came for: touched on the home screen, the only entry of the menu, or asked here, below
// what waits for them today. A service is a row: how many steps it takes and where it begins.
#include "kiosk/journey/phases.h"

#include <algorithm>
#include <array>

namespace kiosk::journey {
namespace {

// What needs no money and no insurance is open to everybody, whatever is out of order elsewhere.
constexpr std::array rules{
    ServiceRules{4, list_departments},  // identify, department, session, check and pay
    // identify, bills, check and pay. A code decoded for settling (01301) opens no visit at the platform, and
    // bills may be of a visit that is not open yet: the city's registration code goes the whole way.
    ServiceRules{3, list_bills},
    ServiceRules{6, list_departments, false, false},  // identify, department, day, session, time, check
    ServiceRules{3, find_appointments},               // identify, what is due, check and pay
    ServiceRules{3, list_cancellable},                // identify, registration, check
    ServiceRules{2, find_file, false, false},         // identify, telephone and consent
    ServiceRules{2, begin_insurance, false},          // identify, read
    ServiceRules{0, list_reports, false, false, "01303"},
    ServiceRules{0, list_prescriptions, false, false, "01302"},
    ServiceRules{0, list_invoices, false, false, "01304"},
    ServiceRules{3, list_admissions, true, false},  // identify, amount, check and pay: own money alone
};
static_assert(rules.size() == service_names.size());

bool only_one(const Policy& policy) { return policy.menu.size() == 1; }

const MenuEntry* entry_of(const Policy& policy, Service service) {
    const auto found = std::find_if(policy.menu.begin(), policy.menu.end(),
                                    [&](const MenuEntry& entry) { return entry.service == service; });
    return found == policy.menu.end() ? nullptr : &*found;
}

}  // namespace

bool by_chip_card(const Visit& visit) {
    return visit.credential.kind == CredentialKind::social_security_card && !visit.credential.electronic;
}

bool card_gone(const Session& s) {
    return by_chip_card(s.visit) && (!s.card_inside || s.visit.opening.card_swapped);
}

bool may_begin(const Session& s, const screen::ServiceTile& tile) {
    if (!tile.open) return false;
    return can_serve(s, tile.service) && !(rules_of(tile.service).needs_money && card_gone(s));
}

std::optional<Service> comes_for(const Run& run) {
    const auto& service = run.s.visit.service;
    if (!service && only_one(run.policy)) return run.policy.menu.front().service;
    return service;
}

bool has_service(const Policy& policy, Service service) { return entry_of(policy, service) != nullptr; }

std::vector<screen::ServiceTile> menu_tiles(const Policy& policy, const Now& now) {
    std::vector<screen::ServiceTile> tiles;
    for (const auto& entry : policy.menu)
        tiles.push_back(
            {entry.service, is_open(entry, now.civil), hours_words(entry.hours), entry.name, entry.note});
    return tiles;
}

bool can_serve(const Session& session, Service service) {
    return session.money_open || !rules_of(service).needs_money;
}

std::string business_type(const Run& run) {
    const auto& service = run.s.visit.service;
    const auto own = service ? rules_of(*service).business_type : std::string_view{};
    return own.empty() ? run.policy.ecode_business_type : std::string{own};
}

const ServiceRules& rules_of(Service service) { return rules[static_cast<std::size_t>(service)]; }

void fresh_visit(Run& run) {
    const auto service = run.visit().service;
    run.visit() = Visit{};
    run.visit().service = service;
}

void on_identified(Run& run) {
    auto& visit = run.visit();
    visit.tries = 0;
    visit.service = comes_for(run);
    // A booking code says by itself what it was brought for.
    if (!visit.service && visit.credential.kind == CredentialKind::booking_code &&
        has_service(run.policy, Service::check_in))
        visit.service = Service::check_in;
    // Whoever registers is told first what they have registered for today already; all else begins at once.
    const bool begins = visit.service && visit.service != Service::registration;
    if (begins && (run.s.money_open || !rules_of(*visit.service).needs_money))
        return begin_service(run, *visit.service);
    ask_today(run);
}

void begin_service(Run& run, Service service) {
    run.visit().service = service;
    run.visit().tries = 0;
    if (!can_serve(run.s, service)) return show_notice(run, run.s.closed_because, {"end"});
    const auto* entry = entry_of(run.policy, service);
    if (entry != nullptr && !is_open(*entry, run.now.civil))
        return show_notice(run, NoticeId::service_closed, ways_on(run, {}), hours_words(entry->hours));
    rules_of(service).begin(run);
}

void choose_service(Run& run) {
    run.visit().service.reset();
    run.await(Phase::choosing_service);
}

void offer_services(Run& run) {
    const bool ask = has_service(run.policy, Service::reports) && !run.s.visit.reports.asked &&
                     !run.s.visit.patient.name.empty();
    run.visit().service.reset();
    ask ? list_reports(run) : choose_service(run);
}

void back_to_services(Run& run) {
    if (only_one(run.policy)) return leave(run);
    run.visit().service.reset();
    ask_today(run);
}

void on_services_touch(Run& run, const Chosen& chosen) {
    if (chosen.name == "today") return run.await(Phase::showing_today);
    if (chosen.name == "due") return begin_service(run, Service::check_in);
    if (const auto service = service_named(chosen.name)) begin_service(run, *service);
}

void project_services(const Projection& at) {
    const auto& visit = at.s.visit;
    screen::Services services;
    services.patient = patient_line(at.s, at.now);
    services.menu = menu_tiles(at.policy, at.now);
    services.today = today_rows(at.s);
    services.paper = at.s.printer_works;
    services.bills_due = static_cast<int>(visit.bills.size());
    for (const auto& row : visit.bills) services.bills_total += row.bill.total;
    if (!at.s.money_open) services.closed_because = at.s.closed_because;
    services.reports_ready = reports_ready(visit);
    services.card_taken = card_gone(at.s);
    for (const auto& tile : services.menu)
        at.offer("services/" + std::string{service_name(tile.service)}, may_begin(at.s, tile));
    if (!services.today.empty()) at.offer("services/today");
    for (const auto& one : visit.ahead.appointments)
        if (is_due(one)) services.due.push_back(one);
    // What is due is where its tile is: collecting moves money.
    const auto check_in = std::find_if(services.menu.begin(), services.menu.end(),
                                       [](const auto& tile) { return tile.service == Service::check_in; });
    if (!services.due.empty() && check_in != services.menu.end())
        at.offer("services/due", may_begin(at.s, *check_in));
    at.screen.content = std::move(services);
    at.offer_exit_and_help();
}

}  // namespace kiosk::journey
