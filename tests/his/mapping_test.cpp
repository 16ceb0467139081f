// Mistakes in a mapping are told with file, line, key and what would be right, and such a mapping is not
// used.
#include <fstream>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "services/his.h"
#include "services/his_mapped/mapping.h"

namespace kiosk::services::mapped {
namespace {

using ::testing::Contains;
using ::testing::Each;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::UnorderedElementsAre;

std::string file_text(const char* path) {
    std::ifstream file{path};
    return {std::istreambuf_iterator<char>{file}, {}};
}

const std::string& example() {
    static const auto text = file_text(EXAMPLE_MAPPING);
    return text;
}

// The example with one place of it changed. `section` narrows it down: the place is the first one after that.
std::string changed(const std::string& section, const std::string& from, const std::string& to) {
    auto text = example();
    const auto begin = text.find(section);
    const auto place = text.find(from, begin);
    EXPECT_NE(begin, std::string::npos) << section;
    EXPECT_NE(place, std::string::npos) << from;
    return place == std::string::npos ? text : text.replace(place, from.size(), to);
}

int line_of(const std::string& text, const std::string& section, const std::string& what) {
    const auto place = text.find(what, text.find(section));
    return static_cast<int>(
               std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(place), '\n')) +
           1;
}

std::vector<std::string> problems_of(const std::string& text) {
    std::vector<std::string> told;
    for (const auto& problem : read_mapping_text(text, "mapping.toml").problems)
        told.push_back(problem.text());
    return told;
}

// The only problem, at the line of `what`.
std::string only_problem(const std::string& text, const std::string& section, const std::string& what) {
    const auto told = problems_of(text);
    EXPECT_EQ(told.size(), 1U) << ::testing::PrintToString(told);
    if (told.empty()) return {};
    EXPECT_THAT(told[0],
                ::testing::StartsWith("mapping.toml:" + std::to_string(line_of(text, section, what)) + ": "));
    return told[0];
}

TEST(MappingFile, TheExampleIsGood) {
    EXPECT_THAT(problems_of(example()), IsEmpty());
    EXPECT_NE(load_his_mapping(EXAMPLE_MAPPING).mapping, nullptr);
}

TEST(MappingFile, AnUnknownFieldOfAFormNamesThoseThatAreKnown) {
    const auto text = changed("[forms.department]", "numbers_left = ", "numbers = \"x\"\nnumbers_left = ");
    const auto told = only_problem(text, "[forms.department]", "numbers = ");
    EXPECT_THAT(told, HasSubstr("forms.department.numbers: is no field of department; one of code, name, "
                                "name_en, group, place, place_en, numbers_left, recent is wanted"));
}

TEST(MappingFile, AnUnknownFieldThatIsSentNamesThoseThatAreKnown) {
    const auto text = changed("[calls.find_slip]", "\"reprint_code\"", "\"slip\"");
    EXPECT_THAT(
        problems_of(text),
        UnorderedElementsAre(HasSubstr("calls.find_slip.sends: reprint_code must be sent"),
                             HasSubstr("calls.find_slip.sends.cs.pzm: 'slip' is no field that find_slip "
                                       "can send; one of reprint_code is wanted")));
}

TEST(MappingFile, APlaceholderThatIsNoFieldIsTold) {
    const auto text = changed("[calls.list_sessions]", "{day}", "{date}");
    const auto told = problems_of(text);
    ASSERT_EQ(told.size(), 2U) << ::testing::PrintToString(told);
    EXPECT_THAT(told[1], HasSubstr("calls.list_sessions.path: 'date' is no field that list_sessions"));
}

TEST(MappingFile, UnknownTablesAreToldOnceEach) {
    EXPECT_THAT(only_problem(changed("[codes.gender]", "[codes.gender]",
                                     "[codes.colour]\n1 = \"red\"\n[codes.gender]"),
                             "[codes", "[codes.colour]"),
                HasSubstr("codes.colour: is no enumeration of ours; one of flag, department_group"));
    EXPECT_THAT(
        only_problem(changed("[forms.copy]", "[forms.copy]", "[forms.copies]\nid = \"x\"\n[forms.copy]"),
                     "[forms", "[forms.copies]"),
        HasSubstr("forms.copies: is no form of ours; one of department, session"));
    EXPECT_THAT(only_problem(changed("[calls.list_bills]", "[calls.list_bills]",
                                     "[calls.list_bill]\npath = \"/x\"\n[calls.list_bills]"),
                             "[calls", "[calls.list_bill]"),
                HasSubstr("calls.list_bill: is no call of ours; one of list_departments"));
    EXPECT_THAT(
        only_problem(changed("[formats]", "[formats]", "[formats]\ncolour = \"red\""), "[formats]", "colour"),
        HasSubstr("formats.colour: is not a key that the kiosk knows"));
}

TEST(MappingFile, ACodeMustMeanAWordOfOurs) {
    EXPECT_THAT(
        only_problem(changed("[codes.day_part]", "\"evening\"", "\"night\""), "[codes.day_part]", "3 ="),
        HasSubstr("codes.day_part.3: must be one of morning, afternoon, evening, is 'night'"));
    EXPECT_THAT(only_problem(changed("[meanings]", "\"hold_expired\"", "\"gone\""), "[meanings]", "2003"),
                HasSubstr("meanings.2003: must be one of slot_taken, hold_expired, money_in_doubt"));
}

TEST(MappingFile, WhatWeMayHaveToSayNeedsACode) {
    const auto told = problems_of(changed("[codes.money_state]", "7 = \"returned\"\n", ""));
    ASSERT_EQ(told.size(), 5U) << "two marks, two releases and a cancellation send it";
    for (const auto& one : told)
        EXPECT_THAT(one, HasSubstr("cs.kxzt: needs a code for 'returned' in the table codes.money_state"));
}

TEST(MappingFile, AFlagIsTrueAndFalseOrHasBothCodes) {
    EXPECT_THAT(problems_of(changed("[codes.flag]", "1 = \"yes\"\n0 = \"no\"\n", "")), IsEmpty());
    const auto told = problems_of(changed("[codes.flag]", "0 = \"no\"\n", ""));
    ASSERT_EQ(told.size(), 4U) << "two confirmations send two of them";
    EXPECT_THAT(told, Each(HasSubstr("needs a code for 'no' in the table codes.flag")));
    EXPECT_THAT(told, Contains(HasSubstr("cs.ckbz")).Times(2));
}

TEST(MappingFile, WhatACaseNeedsMustBeMapped) {
    EXPECT_THAT(only_problem(changed("[forms.number_hold]", "version = \"bb\"\n", ""), "[forms",
                             "[forms.number_hold]"),
                HasSubstr("forms.number_hold.version: is needed: where a number_hold says it"));
    EXPECT_THAT(problems_of(changed("[calls.mark_number.sends]", "\"cs.bb\" = \"version\"\n", "")),
                ElementsAre(HasSubstr("calls.mark_number.sends: version must be sent")));
    EXPECT_THAT(
        problems_of(changed("[calls.list_bills.sends]", "\"cs.zjhm\" = \"person_number\"\n", "")),
        ElementsAre(HasSubstr("calls.list_bills.sends: one of person_number, id_number must be sent")));
    EXPECT_THAT(problems_of(changed("[calls.list_books]", "total = \"data.zts\"\n", "")),
                ElementsAre(HasSubstr("calls.list_books.total: is needed")));
}

TEST(MappingFile, TwoMembersInOnePlaceAreTold) {
    EXPECT_THAT(problems_of(changed("[calls.hold_number.sends]", "\"cs.zzjh\"", "\"cs.br\"")),
                ElementsAre(HasSubstr("calls.hold_number.sends.cs.br.zjlx: cs.br.zjlx is taken by another")));
}

TEST(MappingFile, FormatsAreChecked) {
    EXPECT_THAT(
        only_problem(changed("[formats]", "\"yyyyMMddHHmmss\"", "\"yyyyMMdd\""), "[formats]", "instant"),
        HasSubstr("formats.instant: must bear HH, e.g. yyyyMMddHHmmss, is 'yyyyMMdd'"));
    EXPECT_THAT(only_problem(changed("[formats]", "\"yuan\"", "\"dollar\""), "[formats]", "money"),
                HasSubstr("formats.money: must be one of yuan, fen, is 'dollar'"));
}

TEST(MappingFile, AGetHasNoBody) {
    EXPECT_THAT(problems_of(changed("[calls.find_slip]", "path = ", "method = \"GET\"\npath = ")),
                ElementsAre(HasSubstr("calls.find_slip.method: GET has no body")));
}

TEST(MappingFile, AFileThatIsNoTomlOrNotThereIsTold) {
    EXPECT_THAT(problems_of("mapping_version = 1\n[formats\n"),
                ElementsAre(::testing::StartsWith("mapping.toml:2: ")));
    const auto loaded = load_his_mapping("/nowhere/mapping.toml");
    EXPECT_EQ(loaded.mapping, nullptr);
    ASSERT_EQ(loaded.problems.size(), 1U);
    EXPECT_EQ(loaded.problems[0].text(), "/nowhere/mapping.toml: cannot be read");
}

TEST(MappingFile, TheKiosksOwnConfigurationNamesIt) {
    const auto read = [](const std::string& toml) {
        auto table = *ConfigTable::from_text(toml, "kiosk.toml");
        const auto config = read_his_config(table);
        std::vector<std::string> told;
        for (const auto& problem : table.problems()) told.push_back(problem.text());
        return std::make_pair(config, told);
    };
    const std::string mapped = "base_url = \"https://h\"\ndriver = \"mapped\"\n";
    EXPECT_THAT(read(mapped).second, ElementsAre("kiosk.toml:1: mapping: is needed: driver is \"mapped\""));
    EXPECT_THAT(
        read(mapped + "mapping = \"/nowhere.toml\"\n").second,
        ElementsAre("kiosk.toml:3: mapping: is not usable: /nowhere.toml", "/nowhere.toml: cannot be read"));
    const auto good = read(mapped + "mapping = \"" + EXAMPLE_MAPPING + "\"\n");
    EXPECT_THAT(good.second, IsEmpty());
    EXPECT_EQ(good.first.driver, HisDriver::mapped);
    EXPECT_NE(good.first.mapping, nullptr);
    EXPECT_THAT(read("base_url = \"https://h\"\ndriver = \"soap\"\n").second,
                ElementsAre("kiosk.toml:2: driver: must be one of fhir, mapped, is 'soap'"));
}

// The page for integrators names every word that a mapping may bear.
TEST(MappingPage, NamesAllOfTheVocabulary) {
    const auto page = file_text(MAPPING_PAGE);
    const auto expect = [&](std::string_view word, std::string_view where) {
        EXPECT_NE(page.find("`" + std::string{word} + "`"), std::string::npos) << word << " of " << where;
    };
    for (const auto& form : forms()) {
        expect(form.name, "forms");
        for (const auto& field : form.fields) expect(field.name, form.name);
    }
    for (const auto& call : calls()) {
        expect(call.name, "calls");
        for (const auto& field : call.sends) expect(field.name, call.name);
    }
    for (const auto& table : code_tables()) {
        expect(table.name, "codes");
        for (const auto word : table.words) expect(word, table.name);
    }
}

}  // namespace
}  // namespace kiosk::services::mapped
