// What the patient came for: touched on the home screen, the only entry of the menu, or asked here, below
// what waits for them today. A service is a row: how many steps it takes and where it begins.
#include "kiosk/journey/phases.h"

#include <algorithm>
#include <array>

namespace kiosk::journey {
namespace {

constexpr std::array rules{
    ServiceRules{4, list_departments},  // identify, department, session, check and pay
    ServiceRules{3, list_bills},        // identify, bills, check and pay
};
static_assert(rules.size() == service_names.size());

bool only_one(const Policy& policy) { return policy.menu.size() == 1; }

const MenuEntry* entry_of(const Policy& policy, Service service) {
    const auto found = std::find_if(policy.menu.begin(), policy.menu.end(),
                                    [&](const MenuEntry& entry) { return entry.service == service; });
    return found == policy.menu.end() ? nullptr : &*found;
}

}  // namespace

bool card_gone(const Session& s) {
    return s.visit.credential.kind == CredentialKind::social_security_card && !s.card_inside;
}

bool has_service(const Policy& policy, Service service) { return entry_of(policy, service) != nullptr; }

std::vector<screen::ServiceTile> menu_tiles(const Policy& policy, const Now& now) {
    std::vector<screen::ServiceTile> tiles;
    for (const auto& entry : policy.menu)
        tiles.push_back(
            {entry.service, is_open(entry, now.civil), hours_words(entry.hours), entry.name, entry.note});
    return tiles;
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
    if (!visit.service && only_one(run.policy)) visit.service = run.policy.menu.front().service;
    // Bills are asked for at once; the HIS itself refuses one whose money is still in doubt.
    if (visit.service == Service::bills && run.s.money_open) return begin_service(run, Service::bills);
    ask_today(run);
}

void begin_service(Run& run, Service service) {
    run.visit().service = service;
    run.visit().tries = 0;
    if (!run.s.money_open) return show_notice(run, run.s.closed_because, {"end"});
    const auto* entry = entry_of(run.policy, service);
    if (entry != nullptr && !is_open(*entry, run.now.civil))
        return show_notice(run, NoticeId::service_closed, ways_on(run, {}), hours_words(entry->hours));
    rules_of(service).begin(run);
}

void choose_service(Run& run) {
    run.visit().service.reset();
    run.await(Phase::choosing_service);
}

void back_to_services(Run& run) {
    if (only_one(run.policy)) return leave(run);
    run.visit().service.reset();
    ask_today(run);
}

void on_services_touch(Run& run, const Chosen& chosen) {
    if (chosen.name == "today") return run.await(Phase::showing_today);
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
    services.card_taken = card_gone(at.s);
    const bool open = at.s.money_open && !services.card_taken;
    for (const auto& tile : services.menu)
        at.offer("services/" + std::string{service_name(tile.service)}, open && tile.open);
    if (!services.today.empty()) at.offer("services/today");
    at.screen.content = std::move(services);
    at.offer_exit_and_help();
}

}  // namespace kiosk::journey
