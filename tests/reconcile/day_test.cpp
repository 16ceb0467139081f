// The proof: ten thousand settlements, fifty planted differences of every kind, exactly those found by name,
// and nothing of another till touched; everything through the wire formats of 3201, 3202, HIS and acquirer.
#include <algorithm>
#include <chrono>
#include <map>
#include <set>

#include <gmock/gmock.h>

#include "day_town.h"

namespace kiosk::test {
namespace {

using namespace services::reconcile;

constexpr services::reconcile::Action reverse = services::reconcile::Action::reverse;

std::vector<OwnCase> own_cases(const fs::path& folder, const PlantedDay& day, const std::string& date) {
    const SystemClock clock;
    auto journal = services::Journal::open((folder / "journal.db").string(), clock);
    EXPECT_TRUE(journal) << (journal ? "" : journal.error().text);
    day.fill(**journal);
    services::OwnDay own{date};
    EXPECT_TRUE((*journal)->each([&](const services::JournalRecord& record) { own.add(record); }));
    return own.cases();
}

std::vector<std::string> named(const std::vector<Expected>& all) {
    std::vector<std::string> out;
    for (const auto& one : all) out.push_back(to_string(one.kind) + " " + one.trace);
    std::ranges::sort(out);
    return out;
}
std::vector<std::string> named(const std::vector<Difference>& all) {
    std::vector<std::string> out;
    for (const auto& one : all) out.push_back(to_string(one.kind) + " " + one.trace);
    std::ranges::sort(out);
    return out;
}

class WholeDay : public DayTown {
protected:
    Result<services::reconcile::Report> close(const PlantedDay& day, const std::string& city = "binhai",
                                              services::HisDriver driver = services::HisDriver::fhir) {
        services::DayQuestion question;
        question.day = date;
        question.own_machine = {"K001", "K001", institution, 100, 199};
        question.journal = own_cases(folder, day, date);
        const auto client = platform(city);
        const auto books = his(driver);
        const auto bill = acquirer();
        return services::close_day(question, *client, *books, *bill);
    }
    std::int64_t in_books(const char* sql) {
        hospital::Books books{(folder / "hospital" / "books.db").string()};
        return books.number(sql);
    }
};

TEST_F(WholeDay, fifty_planted_differences_are_found_by_name_and_nothing_foreign_is_touched) {
    const PlantedDay day{date, true};
    ASSERT_EQ(day.expected().size(), 50U);
    std::set<Kind> kinds;
    for (const auto& one : day.expected()) kinds.insert(one.kind);
    ASSERT_EQ(kinds.size(), static_cast<std::size_t>(kind_count)) << "every kind must be planted";
    open(day);
    const auto standing = in_books("SELECT SUM(total) FROM settlements WHERE state = 'valid'");

    const auto begins = clock.monotonic();
    const auto report = close(day);
    const auto ms = (clock.monotonic() - begins).count();
    ASSERT_TRUE(report) << report.error().text;
    fmt::print("{} bills, {} settlements, {} payments closed in {} ms, {} differences\n", report->bills,
               report->settlements, report->payments, ms, report->differences.size());
    RecordProperty("milliseconds", static_cast<int>(ms));

    EXPECT_EQ(named(report->differences), named(day.expected()));
    std::set<std::string> reversed;
    for (const auto& difference : report->differences)
        if (difference.action == reverse) reversed.insert(difference.trace);
    EXPECT_EQ(reversed, std::set<std::string>(day.reversible().begin(), day.reversible().end()));
    // The comparison only asked: no reversal, no cancellation, the same money as before.
    EXPECT_EQ(in_books("SELECT COUNT(*) FROM msgids WHERE infno IN ('2601','2208')"), 0);
    EXPECT_EQ(in_books("SELECT SUM(total) FROM settlements WHERE state = 'valid'"), standing);
}

TEST_F(WholeDay, owners_are_named_and_only_own_unknown_legs_are_repaired) {
    const PlantedDay day{date, true};
    open(day);
    const auto report = close(day);
    ASSERT_TRUE(report) << report.error().text;
    std::map<Owner, int> owners;
    for (const auto& difference : report->differences) {
        ++owners[difference.owner];
        if (difference.owner != Owner::this_kiosk) {
            EXPECT_EQ(difference.action, services::reconcile::Action::people) << difference.trace;
        }
        if (difference.kind == Kind::unknown_settled) {
            EXPECT_EQ(difference.action, services::reconcile::Action::adopt);
        }
        if (difference.kind == Kind::unknown_absent) {
            EXPECT_EQ(difference.action, services::reconcile::Action::close_as_absent);
        }
        EXPECT_LE(difference.person.size(), 5U) << "a person is masked: " << difference.person;
    }
    EXPECT_GT(owners[Owner::this_kiosk], 0);
    EXPECT_GT(owners[Owner::other_kiosk], 0);
    EXPECT_GT(owners[Owner::window], 0);
}

TEST_F(WholeDay, a_day_without_plants_balances_in_a_city_that_encrypts_and_signs_in) {
    const PlantedDay day{date, false};
    open(day, 0);
    const auto report = close(day, "yunling");
    ASSERT_TRUE(report) << report.error().text;
    EXPECT_EQ(named(report->differences), std::vector<std::string>{});
    EXPECT_EQ(report->settlements, settlements_of_the_day);
    for (const auto& group : report->groups) EXPECT_TRUE(group.equal) << group.words;
}

TEST_F(WholeDay, planted_differences_are_found_in_a_city_that_encrypts_and_signs_in_too) {
    const PlantedDay day{date, true};
    open(day);
    const auto report = close(day, "yunling");
    ASSERT_TRUE(report) << report.error().text;
    EXPECT_EQ(named(report->differences), named(day.expected()));
}

TEST_F(WholeDay, planted_differences_are_found_in_the_books_of_a_hospital_with_its_own_words) {
    const PlantedDay day{date, true};
    open(day);
    const auto report = close(day, "binhai", services::HisDriver::mapped);
    ASSERT_TRUE(report) << report.error().text;
    EXPECT_EQ(named(report->differences), named(day.expected()));
}

TEST_F(WholeDay, half_a_day_is_no_day) {
    const PlantedDay day{date, false};
    open(day);
    // Somebody else's key: the acquirer refuses, and no report comes out of two parties.
    const auto client = platform("binhai");
    const auto books = his();
    const auto bill = acquirer("another key");
    services::DayQuestion question;
    question.day = date;
    const auto report = services::close_day(question, *client, *books, *bill);
    ASSERT_FALSE(report);
    EXPECT_THAT(report.error().text, ::testing::HasSubstr("acquirer"));
}

}  // namespace
}  // namespace kiosk::test
