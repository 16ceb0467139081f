// See planted_day.h. Each plant says what it does to whom and which name the difference must get.
#include "planted_day.h"

#include <fmt/format.h>

namespace kiosk::test {
namespace {

struct Till {
    const char* name;
    bool window;
    int first_serial;
};
constexpr Till tills[] = {
    {"K001", false, 100}, {"K002", false, 200}, {"K003", false, 300}, {"W01", true, 500}, {"W02", true, 600}};

int till_of(const std::string& name) {
    for (int n = 0; n < 5; ++n)
        if (name == tills[n].name) return n;
    return 0;
}

std::string method(Channel channel) { return channel == Channel::card ? "card" : "wallet"; }

bool by_acquirer(Channel channel) { return channel == Channel::wallet || channel == Channel::card; }

}  // namespace

Event PlantedDay::event_of(int number, int till) const {
    Event e;
    e.number = number;
    e.till = tills[till].name;
    e.case_id = fmt::format("{}-{}{}{}-{:05}", e.till, date_.substr(0, 4), date_.substr(5, 2),
                            date_.substr(8, 2), number);
    const int second = 8 * 3600 + number * 3;
    e.at = fmt::format("{} {:02}:{:02}:{:02}", date_, second / 3600, second / 60 % 60, second % 60);
    e.setl_id = fmt::format("99000003{:08}", number);
    e.mdtrt_id = fmt::format("99000004{:08}", number);
    e.msgid = fmt::format("{}{}{:04}", institution, CivilTime::parse(e.at)->compact(),
                          tills[till].first_serial + number % 100);
    e.psn_no = fmt::format("99000000000000000091{:06}", number);
    e.insutype = number % 10 < 7 ? "310" : "390";
    // A third agency has few settlements and none of the other plants.
    e.optins = number % 100 == 6 ? "990300" : number % 20 == 3 ? "990200" : "990100";
    e.total = Fen{2'000 + number * 37 % 20'000};
    e.fund = Fen{e.total.fen() * 6 / 10};
    e.account = e.insutype == "310" ? Fen{(e.total - e.fund).fen() / 2} : Fen{};
    e.own = e.total - e.fund - e.account;
    e.channel = tills[till].window ? (number % 2 == 0 ? Channel::cash : Channel::card)
                                   : (number % 3 == 0 ? Channel::card : Channel::wallet);
    if (by_acquirer(e.channel)) {
        e.order = e.case_id + "P1";
        e.transaction = fmt::format("99T7{:011}", number);
    }
    return e;
}

PlantedDay::PlantedDay(std::string date, bool planted) : date_{std::move(date)} {
    for (int n = 0; n < settlements_of_the_day; ++n) extra(tills[n % 5].name);
    extra_ = settlements_of_the_day;
    for (int n = 0; n < settlements_of_the_day; ++n) {
        auto& plan = plans_[static_cast<std::size_t>(n)];
        plan.event = plan.centre = plan.payment = plan.books = event_of(n, n % 5);
        plan.journal_fund = plan.event.fund;
    }
    if (!planted) return;
    // Twice each, so that every kind is seen at this kiosk and elsewhere.
    for (const char* till : {"K001", "W02"}) plant_platform(till);
    for (const char* till : {"K002", "W01"}) plant_undone_and_double(till);
    for (const char* till : {"K001", "K003"}) plant_acquirer(till);
    for (int times = 0; times < 2; ++times) plant_journal();
    plant_wrong_insurance();
}

// The next untouched event of a till, in the first agency and paid through the acquirer where a kiosk is
// asked.
Plan& PlantedDay::next(const std::string& till) {
    for (++cursor_;; ++cursor_) {
        auto& plan = plans_[cursor_];
        if (plan.event.till == till && plan.event.optins == "990100" && plan.event.insutype == "310")
            return plan;
    }
}

// One more event beyond the day's regular ones. The reference holds until the next call.
Plan& PlantedDay::extra(const std::string& till) {
    Plan plan;
    plan.event = event_of(extra_++, till_of(till));
    plan.event.optins = "990100";
    plan.centre = plan.payment = plan.books = plan.event;
    plan.journal_fund = plan.event.fund;
    plans_.push_back(plan);
    return plans_.back();
}

void PlantedDay::plant_platform(const std::string& till) {
    {
        auto& p = next(till);
        p.in_books = p.paid = false;
        expect(Kind::only_at_platform, p.event.msgid);
    }
    {
        auto& p = next(till);
        p.at_centre = false;
        expect(Kind::only_in_books, p.event.msgid);
    }
    {
        auto& p = next(till);
        p.centre.total += Fen{100};
        expect(Kind::total_differs, p.event.msgid);
    }
    {
        auto& p = next(till);
        p.centre.fund -= Fen{1};
        expect(Kind::fund_differs, p.event.msgid);
    }
    {
        auto& p = next(till);
        p.centre.account += Fen{1};
        expect(Kind::account_differs, p.event.msgid);
    }
    {
        auto& p = next(till);
        if (till == "K001")
            p.centre.psn_no = "99000000000000000099999999";
        else
            p.centre.mdtrt_id = "9900000499999999";
        expect(Kind::identity_differs, p.event.msgid);
    }
    {
        auto& p = next(till);
        p.books.optins = "990200";
        expect(Kind::agency_differs, p.event.msgid);
    }
}

void PlantedDay::plant_undone_and_double(const std::string& till) {
    {
        auto& p = next(till);
        p.cancelled_at_centre = true;
        expect(Kind::cancelled_at_platform_only, p.event.msgid);
    }
    {
        auto& p = next(till);
        p.cancelled_in_books = true;
        p.paid = false;
        expect(Kind::cancelled_in_books_only, p.event.msgid);
    }
    if (till == "K002") {
        auto& p = next(till);
        p.booked_twice = true;
        expect(Kind::duplicate_settlement, p.event.msgid);
    } else {
        const auto first = next(till).event;
        auto& p = extra(till);
        p.centre.mdtrt_id = first.mdtrt_id;
        p.in_books = p.paid = false;
        expect(Kind::duplicate_settlement, p.event.msgid);
    }
    // Somebody else used this kiosk's block, or its journal was lost.
    auto& p = extra("K001");
    p.journalled = p.in_books = p.paid = false;
    expect(Kind::unjournalled_settlement, p.event.msgid);
}

void PlantedDay::plant_acquirer(const std::string& till) {
    {
        auto& p = extra(till);
        p.at_centre = p.in_books = p.journalled = false;
        expect(Kind::own_money_without_registration, p.event.order);
    }
    {
        const auto first = next(till).event;
        auto& p = extra(till);
        p.at_centre = p.in_books = p.journalled = false;
        p.payment.order = first.case_id + "P2";
        expect(Kind::own_money_twice, p.payment.order);
    }
    {
        auto& p = next(till);
        p.paid = false;
        expect(Kind::registration_without_own_money, p.event.order);
    }
    {
        auto& p = next(till);
        p.payment.own += Fen{1};
        expect(Kind::own_amount_differs, p.event.order);
    }
    {
        auto& p = next(till);
        p.payment.channel = p.event.channel == Channel::card ? Channel::wallet : Channel::card;
        expect(Kind::wrong_channel, p.event.order);
    }
    {
        auto& p = next(till);
        p.cancelled_in_books = p.cancelled_at_centre = p.undone = true;
        expect(Kind::refund_missing, p.event.order);
    }
    {
        auto& p = next(till);
        p.refunded = p.event.own;
        expect(Kind::refund_unbooked, p.event.order);
    }
}

void PlantedDay::plant_journal() {
    {
        auto& p = next("K001");
        p.answered = false;
        expect(Kind::unknown_settled, p.event.msgid);
    }
    {
        auto& p = extra("K001");
        p.at_centre = p.in_books = p.paid = p.answered = false;
        expect(Kind::unknown_absent, p.event.msgid);
    }
    {
        auto& p = extra("K001");
        p.in_books = p.paid = false;
        p.undone = true;
        expect(Kind::undo_without_effect, p.event.msgid);
    }
    {
        auto& p = extra("K001");
        p.at_centre = p.in_books = p.paid = false;
        expect(Kind::journal_only, p.event.msgid);
    }
    {
        auto& p = next("K001");
        p.journal_fund -= Fen{100};
        expect(Kind::journal_disagrees, p.event.msgid);
    }
    // The one thing that may be taken back: sent by this kiosk, never answered, and the platform has it.
    auto& p = extra("K001");
    p.in_books = p.paid = p.answered = false;
    p.undone = reversible_.empty();  // once with a 2601 that was answered and did nothing
    reversible_.push_back(p.event.msgid);
    expect(Kind::only_at_platform, p.event.msgid);
}

// 3202 does not name insurances: only the totals of both can tell.
void PlantedDay::plant_wrong_insurance() {
    for (auto& plan : plans_) {
        if (plan.event.optins != "990300" || plan.event.insutype != "310" ||
            plan.event.number >= settlements_of_the_day)
            continue;
        plan.books.insutype = "391";
        break;
    }
    expect(Kind::totals_unexplained, "310/11/990300");
    expect(Kind::totals_unexplained, "391/11/990300");
}

void PlantedDay::fill(hospital::Books& books) const {
    hospital::Books::Writing writing{books};
    for (const auto& p : plans_) {
        const auto& e = p.event;
        const auto& c = p.centre;
        if (p.at_centre)
            books.run(
                "INSERT INTO settlements(setl_id, mdtrt_id, psn_no, patient, chrg_bchno, msgid, kind, state, "
                "insutype, clr_type, opter, total, fund, account, mutual_aid, own, hospital, deductible, "
                "basic_fund, at, output, optins) "
                "VALUES(?,?,?,'other','B1',?,'settle',?,?,'11',?,?,?,?,0,?,0,0,?,"
                "?,'{}',?)",
                c.setl_id, c.mdtrt_id, c.psn_no, c.msgid, p.cancelled_at_centre ? "cancelled" : "valid",
                c.insutype, e.till, c.total, c.fund, c.account, c.own, c.fund, e.at, c.optins);
        const auto& b = p.books;
        for (int copy = 0; copy < (!p.in_books ? 0 : p.booked_twice ? 2 : 1); ++copy)
            books.run("INSERT INTO bills VALUES(?,?,?,?,?,?,?,'11',?,?,?,?,?,?,?,?,?,?,?)",
                      fmt::format("MZ{:08}{}", b.number, copy == 0 ? "" : "-2"), date_, b.setl_id, b.mdtrt_id,
                      b.msgid, b.psn_no, b.insutype, b.optins, b.total, b.fund, b.account, b.own,
                      to_string(b.channel), b.order, b.transaction,
                      b.till.starts_with("W") ? "window" : "kiosk", b.till, p.cancelled_in_books ? 1 : 0);
        const auto& a = p.payment;
        if (!p.paid || !by_acquirer(a.channel) || a.order.empty()) continue;
        books.run("INSERT INTO payments VALUES(?,?,?,'','','',?,'',?,0,?,?,?)", a.order, method(a.channel),
                  a.own, p.refunded.is_zero() ? "paid" : "refunded", a.transaction, p.refunded, e.at, e.till);
        if (!p.refunded.is_zero())
            books.run("INSERT INTO refunds VALUES(?,?,?,'done',?,?)", e.case_id + "R1", a.order, p.refunded,
                      "99R" + a.transaction, e.at);
    }
    writing.keep();
}

void PlantedDay::fill(services::Journal& journal) const {
    std::vector<Fact> facts;
    for (const auto& p : plans_) {
        const auto& e = p.event;
        if (e.till != "K001" || !p.journalled) continue;
        const auto add = [&](FactKind kind, const std::string& key, const std::string& undoes,
                             const std::string& detail, const std::string& personal = "") {
            facts.push_back(
                {{e.case_id}, kind, Leg::insurance, key, undoes, e.fund + e.account, "", detail, personal});
        };
        add(FactKind::case_opened, "", "", "{}",
            fmt::format(R"({{"psn_no":"{}","insutype":"{}","insuplc_admdvs":"{}"}})", e.psn_no, e.insutype,
                        e.optins));
        facts.back().leg = Leg::hold;
        add(FactKind::sent, e.msgid, "", fmt::format(R"({{"total":"{}"}})", e.total.yuan()));
        if (p.answered)
            add(FactKind::done, e.msgid, "",
                fmt::format(
                    R"({{"setl_id":"{}","clr_optins":"{}","clr_type":"11","fund":"{}","account":"{}"}})",
                    e.setl_id, e.optins, p.journal_fund.yuan(), e.account.yuan()));
        else
            add(FactKind::unknown, e.msgid, "", "{}");
        if (p.undone) add(FactKind::undo_done, e.msgid + "U", e.msgid, "{}");
    }
    const auto written = journal.append(facts);
    if (!written) throw std::runtime_error(written.error().text);
}

}  // namespace kiosk::test
