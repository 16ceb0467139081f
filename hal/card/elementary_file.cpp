// READ RECORD in the three styles of the field.
#include "hal/card/elementary_file.h"

#include <fmt/format.h>

namespace kiosk::hal::card {
namespace {

using device::CardTrouble;

std::optional<std::string> value_of(const std::string& data, int tag) {
    if (data.size() < 2 || static_cast<unsigned char>(data[0]) != tag) return std::nullopt;
    const std::size_t length = static_cast<unsigned char>(data[1]);
    if (data.size() < length + 2) return std::nullopt;
    return data.substr(2, length);
}

}  // namespace

Read<void> ElementaryFile::select() {
    for (const int how : {0x02, 0x00}) {
        const auto answer = exchange(transmit_, bytes({0x00, 0xA4, how, 0x00, 0x02, 0xEF, file_}));
        if (!answer) return std::unexpected{answer.error()};
        if (answer->well()) return {};
        if (const auto trouble = trouble_of(answer->status, CardTrouble::malformed);
            trouble != CardTrouble::malformed)
            return failed(trouble, fmt::format("EF{:02X}: {:04X}", file_, answer->status));
    }
    return {};  // reading by short id needs no selection: the first record decides
}

Read<std::string> ElementaryFile::record(const Field& field) {
    // A copy: the list shrinks while it is walked.
    for (const auto style : std::vector{styles_}) {
        for (const int length : {0, field.length + 2}) {
            const auto answer = exchange(transmit_, command(style, field, length));
            if (!answer) return std::unexpected{answer.error()};
            if (answer->status == 0x6700) continue;  // insists on the exact length
            // 6A81 is left out: here it may only mean that this style is not known.
            if (const auto trouble = trouble_of(answer->status, CardTrouble::malformed);
                trouble != CardTrouble::malformed && answer->status != 0x6A81)
                return failed(trouble,
                              fmt::format("EF{:02X} record {}: {:04X}", file_, field.record, answer->status));
            if (!answer->well() && answer->status != 0x6281) break;
            if (auto value = value_of(answer->data, field.tag)) {
                styles_ = {style};
                return *std::move(value);
            }
            break;
        }
    }
    return std::string{};
}

std::string ElementaryFile::command(Style style, const Field& field, int length) const {
    switch (style) {
        case Style::by_number:
            return bytes({0x00, 0xB2, field.record, 0x04, length});
        case Style::by_tag:
            return bytes({0x00, 0xB2, field.tag, 0x00, length});
        case Style::by_short_id:
            break;
    }
    return bytes({0x00, 0xB2, field.record, (file_ << 3) | 0x04, length});
}

}  // namespace kiosk::hal::card
