// Money on its way: what staff may know of it, and the two things they may do: have the kiosk try again now,
// and print a case for the window. No amount and no name is shown; nothing can be changed or deleted.
#include <fmt/format.h>

#include "kiosk/app/staff/pages.h"
#include "printer/staff_slips.h"

namespace kiosk::app::staff {
namespace {

// The names of money::Phase (kiosk/money/case.h), in words for people.
const words::Phrase& state_words(const std::string& state) {
    const auto any = [&](std::initializer_list<std::string_view> names) {
        return std::ranges::find(names, state) != names.end();
    };
    if (state == "unreadable") return words::money_state_people;
    if (any({"unwinding", "waiting_to_unwind", "drawing_undo_msgid", "reversing_payment",
             "waiting_to_reverse", "cancelling", "waiting_to_cancel"}))
        return words::money_state_undoing;
    if (any({"confirming", "waiting_to_confirm"})) return words::money_state_confirming;
    if (any({"querying_payment", "waiting_for_payer"})) return words::money_state_asking;
    return words::money_state_open;
}

std::int64_t minutes_since(CivilTime then, CivilTime now) {
    return std::chrono::duration_cast<std::chrono::minutes>(now - then).count();
}

class CasePage final : public Page {
public:
    CasePage(Office& office, OpenCase open) : office_{office}, open_{std::move(open)} {}

    screen::Staff draw() override {
        screen::Staff shown;
        shown.page = "money_case";
        shown.title = plain(open_.id.value);
        shown.lead = lead_;
        for (const auto& each : office_.host->list_open_cases())
            if (each.id == open_.id) open_ = each;
        auto state = fact(words::money_state, state_words(open_.state).text());
        state.mark = screen::StaffMark::warning;
        state.note = words::money_advice.text();
        shown.rows = {fact(words::money_trace, plain(open_.id.value)), state,
                      fact(words::money_begun, plain(open_.opened_at.date_time()))};
        if (open_.patient_waits) shown.rows.push_back(fact(words::money_patient, {}));
        shown.actions = {main_action("retry", words::money_retry), action("print", words::money_print)};
        shown.back = "staff/back";
        return shown;
    }
    void touched(const std::string& name, const std::string& /*text*/) override {
        if (name == "back") return office_.back();
        if (name == "retry") {
            if (!office_.note("money_retry", open_.id.value)) return;
            office_.host->retry_now(open_.id);
            lead_ = words::money_retried.text();
            return office_.redraw();
        }
        if (name == "print") print();
    }
    [[nodiscard]] std::optional<Millis> refresh() const override { return Millis{1'000}; }

private:
    void print() {
        const printer::CaseSlip slip{.hospital = office_.config->policy.hospital_name,
                                     .kiosk_number = office_.config->policy.kiosk_number,
                                     .printed_at = office_.clock->civil(),
                                     .trace_number = open_.id.value,
                                     .state = state_words(open_.state).text(),
                                     .advice = words::money_advice.text(),
                                     .opened_at = open_.opened_at};
        if (!office_.note("money_printed", open_.id.value)) return;
        auto end = std::make_shared<device::Completion>();
        constexpr Millis patience{60'000};
        office_.run(
            [&office = office_, end, slip, patience] {
                auto document = printer::render_case(slip, office.config->policy.language);
                if (document)
                    *end = office.station->perform(DeviceKind::receipt_printer,
                                                   device::Print{std::move(*document)}, patience);
            },
            [this, end] {
                const auto* printed = std::get_if<device::Printed>(&*end);
                const bool well = printed != nullptr && printed->end == device::PrintEnd::printed;
                lead_ = well ? words::money_printed.text() : words::print_unsure_what.text();
                office_.redraw();
            });
    }
    Office& office_;
    OpenCase open_;
    LocalizedText lead_;
};

class MoneyPage final : public Page {
public:
    explicit MoneyPage(Office& office) : office_{office} {}
    screen::Staff draw() override {
        screen::Staff shown;
        shown.page = "money";
        shown.title = words::money_title.text();
        const auto open = office_.host->list_open_cases();
        shown.lead = (open.empty() ? words::money_none : words::money_lead).text();
        for (const auto& each : open) {
            screen::StaffRow row;
            row.choice = "staff/case-" + each.id.value;
            row.mark = each.state == "unreadable" ? screen::StaffMark::bad : screen::StaffMark::warning;
            row.label = plain(each.id.value);
            row.value = words::money_age.with(minutes_since(each.opened_at, office_.clock->civil()));
            row.note = state_words(each.state).text();
            shown.rows.push_back(std::move(row));
        }
        shown.back = "staff/back";
        return shown;
    }
    void touched(const std::string& name, const std::string& /*text*/) override {
        if (name == "back") return office_.back();
        for (const auto& open : office_.host->list_open_cases())
            if (name == "case-" + open.id.value) return office_.go(std::make_unique<CasePage>(office_, open));
    }
    [[nodiscard]] std::optional<Millis> refresh() const override { return Millis{2'000}; }

private:
    Office& office_;
};

}  // namespace

NextPage money_page(Office& office) { return std::make_unique<MoneyPage>(office); }

}  // namespace kiosk::app::staff
