// M15: nobody's data left: no name, number, code or secret in the journal's open columns, in its files as
// they lie on the disk, or in what was logged.
#include "tests/simulation/judge.h"

namespace kiosk::simulation {
std::vector<std::string> Judge::personal_texts() const {
    std::vector<std::string> texts{"DEMO_SECRET_KEY", "DEMOSECRET0000000000000000000001",
                                   std::string{hospital::acquirer_key}};
    for (const auto& [case_id, patient] : patient_of_)
        if (const auto* person = people_.by_id(patient))
            for (const auto& text : {person->name, person->id_number, person->psn_no, person->card_number,
                                     person->card_identification})
                if (!text.empty()) texts.push_back(text);
    texts.insert(texts.end(), codes_shown_.begin(), codes_shown_.end());
    return texts;
}

void Judge::logged(const std::string& line) {
    for (const auto& text : personal_texts())
        if (line.find(text) != std::string::npos) complain("M15: logged: " + text);
}

void Judge::check_residue(const std::string& bytes, const std::vector<services::JournalRecord>& records) {
    const auto texts = personal_texts();
    for (const auto& text : texts)
        if (bytes.find(text) != std::string::npos) complain("M15: readable in the journal's files: " + text);
    for (const auto& record : records)
        for (const auto& text : texts)
            for (const auto& column : {record.fact.key, record.fact.undoes, record.fact.detail})
                if (column.find(text) != std::string::npos)
                    complain("M15: in an open column of the journal: " + text);
}

}  // namespace kiosk::simulation
