// Our side of a mapping: every call with the fields that it can send, every answer with the fields that it is
// read into, every enumeration with its words. A mapping file names these and nothing else.
#pragma once

#include <string_view>
#include <vector>

namespace kiosk::services::mapped {

enum class Kind {
    text,
    whole,    // a count
    decimal,  // with up to six decimals
    money,
    instant,
    day,
    flag,   // a word of the table `flag` where there is one, else true and false
    word,   // of the code table `table`
    texts,  // several texts
    rows,   // a list of the form `table`
};

struct Field {
    std::string_view name;
    Kind kind = Kind::text;
    bool needed = false;  // a mapping without it is refused
    std::string_view table = {};
};

// What an answer is read into.
struct Form {
    std::string_view name;
    std::vector<Field> fields;
};

enum class Answer { one, list };

struct CallForm {
    std::string_view name;
    Answer answer = Answer::one;
    std::string_view form;  // of the answer, or of each of its rows
    bool changes = false;   // something at the hospital
    std::vector<Field> sends;
    // Of these, at least one must be sent.
    std::vector<std::string_view> one_of = {};
};

struct CodeTable {
    std::string_view name;
    std::vector<std::string_view> words;
};

[[nodiscard]] const std::vector<CallForm>& calls();
[[nodiscard]] const std::vector<Form>& forms();
[[nodiscard]] const std::vector<CodeTable>& code_tables();

// Null where there is none of this name.
[[nodiscard]] const CallForm* call_form(std::string_view name);
[[nodiscard]] const Form* form_named(std::string_view name);
[[nodiscard]] const Field* field_named(const std::vector<Field>& fields, std::string_view name);

}  // namespace kiosk::services::mapped
