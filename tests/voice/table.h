// What the recordings say, as it was given to whoever records them.
#pragma once

#include <fstream>
#include <map>
#include <string>

#include "ui/voice/numbers.h"

namespace kiosk::ui {

struct Words {
    std::string zh;
    std::string en;
};

inline const std::map<std::string, Words>& voice_table() {
    static const auto table = [] {
        std::map<std::string, Words> rows;
        std::ifstream file{KIOSK_VOICE_FOLDER "/prompts.tsv"};
        for (std::string line; std::getline(file, line);) {
            const auto first = line.find('\t'), second = line.find('\t', first + 1);
            rows[line.substr(0, first)] = {line.substr(first + 1, second - first - 1),
                                           line.substr(second + 1)};
        }
        return rows;
    }();
    return table;
}

// As it sounds: "一百零七", "one hundred seven".
inline std::string read_out(const Sentence& clips, Language language) {
    std::string out;
    for (const auto& id : clips) {
        const auto row = voice_table().find(id);
        const auto words = row == voice_table().end() ? "<no " + id + ">"
                           : language == Language::zh ? row->second.zh
                                                      : row->second.en;
        if (language == Language::en && !out.empty()) out += " ";
        out += words;
    }
    return out;
}

}  // namespace kiosk::ui
