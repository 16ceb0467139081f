// Bills between the two sides of the profile: the kiosk's client in front of the simulated hospital, which
// share no code.
#include <cctype>

#include <gtest/gtest.h>

#include "services/his.h"
#include "services/hospital/hospital.h"

namespace kiosk::app {
namespace {

using namespace his;

class DirectLine final : public services::Transport {
public:
    explicit DirectLine(hospital::Hospital& hospital) : hospital_{hospital} {}

    services::Exchange exchange(const services::Request& request) override {
        hospital::Request arrived{request.method, path_of(request.url), {}, {}, request.body};
        for (const auto& header : request.headers) arrived.headers[lower(header.name)] = header.value;
        const auto mark = arrived.path.find('?');
        if (mark != std::string::npos) {
            read_query(arrived.path.substr(mark + 1), arrived);
            arrived.path.resize(mark);
        }
        const auto served = hospital_.serve(arrived);
        services::Exchange done;
        done.http_status = served.reply.status;
        done.bytes_sent = request.body.size() + 1;
        done.reply = served.reply.body;
        return done;
    }

private:
    static std::string path_of(const std::string& url) {
        return url.substr(url.find('/', url.find("://") + 3));
    }
    static std::string lower(std::string name) {
        for (char& c : name) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
        return name;
    }
    static std::string decoded(const std::string& text) {
        std::string plain;
        for (std::size_t i = 0; i < text.size(); ++i) {
            const bool escaped = text[i] == '%' && i + 2 < text.size();
            plain += escaped ? static_cast<char>(std::stoi(text.substr(i + 1, 2), nullptr, 16)) : text[i];
            if (escaped) i += 2;
        }
        return plain;
    }
    static void read_query(const std::string& query, hospital::Request& request) {
        const auto rest = query + "&";
        for (std::size_t at = 0, end = 0; (end = rest.find('&', at)) != std::string::npos; at = end + 1) {
            const auto pair = rest.substr(at, end - at);
            const auto equals = pair.find('=');
            request.query[decoded(pair.substr(0, equals))] = decoded(pair.substr(equals + 1));
        }
    }

    hospital::Hospital& hospital_;
};

class BillsTest : public testing::Test {
protected:
    void order(const std::string& what) {
        const auto served =
            hospital.serve({"POST", "/control/set", {}, {}, R"({"order":")" + what + R"(","for":"P01"})"});
        ASSERT_EQ(served.reply.status, 200) << served.reply.body;
    }
    template <class Call>
    typename Call::Reply answer(const Call& call) {
        const auto outcome = services::ask(*his, his::Call{call}, Millis{1'000});
        EXPECT_TRUE(outcome.is_done()) << (outcome.is_refused()   ? outcome.refused().text
                                           : outcome.is_unknown() ? outcome.unknown().detail
                                                                  : "");
        return outcome.is_done() ? std::get<typename Call::Reply>(outcome.done()) : typename Call::Reply{};
    }
    RefusalReason refusal(const his::Call& call) {
        const auto outcome = services::ask(*his, call, Millis{1'000});
        EXPECT_TRUE(outcome.is_refused());
        return outcome.is_refused() ? outcome.refused().reason : RefusalReason::business;
    }
    std::vector<Bill> owed() { return answer(ListBills{patient.id_number, ""}).rows; }
    HoldBills hold_all(const std::string& case_id) {
        HoldBills hold{{case_id}, {}, patient, "K001", "RP" + case_id};
        for (const auto& bill : owed()) {
            hold.bills.ids.push_back(bill.id);
            hold.bills.total = hold.bills.total + bill.total;
        }
        return hold;
    }

    ManualClock clock{CivilTime::parse("2026-11-22 09:30:00").value()};
    hospital::Hospital hospital{{.data_folder = "", .seed = 0, .delay_ms = 0, .keys = {}}, clock};
    DirectLine line{hospital};
    std::unique_ptr<services::HisPort> his =
        services::make_fhir_his({.base_url = "https://hospital/fhir"}, line, clock);
    Patient patient{.name = "样例甲", .id_number = "990101199003070031", .gender = "1"};
};

TEST_F(BillsTest, AreListedHeldMarkedAndPaid) {
    EXPECT_TRUE(owed().empty());
    order("blood_test");
    order("cold_drugs");
    const auto bills = owed();
    ASSERT_EQ(bills.size(), 2U);
    EXPECT_EQ(bills[0].kind, BillKind::laboratory);
    EXPECT_EQ(bills[0].total, Fen{4500});
    EXPECT_EQ(bills[1].lines.size(), 2U);
    EXPECT_EQ(bills[1].lines[0].count_e4, 20'000);
    EXPECT_EQ(bills[1].lines[0].price_yuan_e6, 12'500'000);
    EXPECT_TRUE(settle_together(bills[0], bills[1]));

    const auto hold = hold_all("K001-20261122-0001");
    const auto held = answer(hold);
    EXPECT_EQ(held.purpose, Purpose::bill);
    EXPECT_EQ(held.total, Fen{8860});
    EXPECT_EQ(held.fees.size(), 4U);
    EXPECT_EQ(held.department_name.zh, "呼吸内科");
    EXPECT_FALSE(held.specialty.empty());
    EXPECT_EQ(answer(hold).id, held.id) << "a repeat answers like the first";
    EXPECT_EQ(answer(FindHold{hold.case_id, Purpose::bill}).id, held.id);

    const Handle task{Purpose::bill, held.id};
    const auto marked =
        answer(MarkHold{hold.case_id, task, held.version, HoldMoney::collecting, {}, Fen{8860}});
    EXPECT_NE(marked.version, held.version);
    ConfirmHold paid{hold.case_id, task, "", "", "T1", "微信支付", "", Split::all_own(Fen{8860}), false};
    const auto next = answer(paid);
    EXPECT_EQ(next.queue_number, "Y001");
    EXPECT_EQ(next.hint.zh, "请到 1 楼西药房 3 号窗口取药");
    EXPECT_EQ(answer(paid), next);
    EXPECT_TRUE(owed().empty());
}

TEST_F(BillsTest, NobodyPaysTwiceForTheSame) {
    order("chest_ct");
    const auto first = hold_all("K001-20261122-0001");
    const auto held = answer(first);
    auto second = first;
    second.case_id = {"K002-20261122-0001"};
    EXPECT_EQ(refusal(second), RefusalReason::slot_taken);
    const Handle task{Purpose::bill, held.id};
    (void)answer(MarkHold{first.case_id, task, held.version, HoldMoney::settling, {}, Fen{22'000}});
    (void)answer(ReleaseHold{first.case_id, task, HoldMoney::undoing});
    EXPECT_EQ(refusal(second), RefusalReason::money_in_doubt);
    (void)answer(ReleaseHold{first.case_id, task, HoldMoney::returned});
    EXPECT_NE(answer(second).id, held.id);
    EXPECT_EQ(refusal(FindHold{first.case_id, Purpose::bill}), RefusalReason::nothing_to_undo);
}

}  // namespace
}  // namespace kiosk::app
