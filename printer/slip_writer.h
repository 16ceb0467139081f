// What every writer of a slip needs: its head and foot, and words in the slip's language first.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "kiosk/domain/slip.h"
#include "printer/lines.h"
#include "printer/words.h"

namespace kiosk::printer {

class SlipWriter {
protected:
    // `content` bears nothing that could format a slip, and outlives this.
    explicit SlipWriter(const SlipContent& content)
        : content_{content}, zh_{content.language == Language::zh} {}

    template <class Element>
    void put(Element&& element) {
        lines_.emplace_back(std::forward<Element>(element));
    }
    void space(int dots) { put(line::Space{dots}); }
    void rule(int thickness_dots = 2) {
        space(14);
        put(line::Rule{thickness_dots});
        space(14);
    }
    [[nodiscard]] Words both(const Phrase& phrase) const {
        return zh_ ? Words{phrase.zh, phrase.en} : Words{phrase.en, phrase.zh};
    }
    // Labels of the English slip stand alone: its values carry the Chinese that staff need.
    [[nodiscard]] Words label(const char* zh, const char* en) const {
        return zh_ ? Words{zh, en} : Words{en, ""};
    }
    // A name of the hospital's: on the English slip the Chinese one beside it, on the Chinese slip alone.
    [[nodiscard]] Words name(const LocalizedText& text) const {
        if (zh_ || text.en.empty()) return {text.zh, ""};
        return {text.en, text.zh};
    }
    void amount(const char* zh, const char* en, Fen value, int level = 0, bool strong = false) {
        put(line::Amount{both({zh, en}), "¥" + value.yuan(), level, strong});
    }
    void head();
    void foot();

    const SlipContent& content_;
    bool zh_;
    std::vector<Line> lines_;
};

}  // namespace kiosk::printer
