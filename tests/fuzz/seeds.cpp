// Writes what the corpus begins with: conversations with the twins of card and security module, codes as the
// scanner reads and sees them, states of a printer. Usage: fuzz_seeds FOLDER; one folder a target in it.
#include <cups/cups.h>
#include <qrencode.h>

#include <array>
#include <filesystem>
#include <fstream>
#include <memory>
#include <string>
#include <variant>

#include "hal/card/issuer_arithmetic.h"
#include "hal/card/pin.h"
#include "hal/card/records.h"
#include "hal/card/social_security_card.h"
#include "hal/virtual_card.h"
#include "tests/fuzz/bitmap.h"
#include "tests/fuzz/conversation.h"
#include "tests/fuzz/seeds.h"

namespace kiosk::fuzz {
namespace {

using namespace hal;
using namespace hal::card;
using namespace std::string_literals;

std::filesystem::path folder;

// --- card ---
struct Scene {
    std::string name;
    unsigned setting = 0;
    std::string version = "2.00";
    VirtualCardTraits traits;
};

device::CardData person(const std::string& version) {
    return {"330300D15600000599110145FFFFFFFF",
            version,
            "2020-05-01",
            "2030-05-01",
            "A12345678",
            "110101199003070011",
            "张三",
            "1",
            "1990-03-07"};
}

// A transmit that writes down what the chip said; with keeps_form only the values.
Transmit recorded(VirtualChip& chip, Written& written, bool values_only = false) {
    return [&, values_only](std::string_view command) -> Read<std::string> {
        auto answer = chip.answer(command);
        if (!answer) {
            written.answer(std::string(gone, '\0'));
            return failed(device::CardTrouble::pulled, "gone");
        }
        const std::size_t head = command[1] == '\xB2' ? 2 : 0;
        const bool cut = values_only && answer->size() >= head + 2;
        written.answer(cut ? answer->substr(head, answer->size() - head - 2) : *answer);
        return *answer;
    };
}

void talk(const Scene& scene) {
    VirtualCard chip{person(scene.version), scene.traits};
    VirtualSecurityModule module_chip;
    chip.reset();
    Written written{scene.setting, chip.atr()};
    const auto transmit = recorded(chip, written, (scene.setting & keeps_form) != 0);
    if ((scene.setting & asks_for_pin) != 0) {
        device::CardData card;
        (void)select_environment(transmit);
        (void)read_issuer_data(transmit, card);
        (void)tries_left(transmit);
        return write("card", scene.name, written.input());
    }
    const SecurityModule module{recorded(module_chip, written)};
    CardReading reading{transmit, chip.atr(), {"", "0001"}};
    const auto end = reading.begin((scene.setting & has_module) != 0 ? &module : nullptr);
    if (const auto* asked = end ? std::get_if<device::CardChallenged>(&*end) : nullptr) {
        const auto answer = issuer_answer(asked->challenge).value_or("");
        written.answer(answer);
        (void)reading.answer(answer);
    }
    write("card", scene.name, written.input());
}

void cards() {
    using Records = VirtualCardTraits::Records;
    VirtualCardTraits plain;
    plain.chains_answers = false;
    auto with = [&](auto change) {
        auto traits = plain;
        change(traits);
        return traits;
    };
    talk({"second-generation", 0, "2.00", plain});
    talk({"second-generation-values", keeps_form, "2.00", plain});
    talk({"third-generation-values", keeps_form, "3.00", plain});
    talk({"third-generation-module-values", keeps_form | has_module, "3.00", plain});
    talk({"second-generation-chained", 0, "2.00", {}});
    talk({"second-generation-by-tag", 0, "2.00", with([](auto& t) { t.records = Records::by_tag; })});
    talk({"second-generation-by-short-id", 0, "2.00",
          with([](auto& t) { t.records = Records::by_short_id; })});
    talk({"second-generation-proved", has_module, "2.00", plain});
    talk({"third-generation-module", has_module, "3.00", plain});
    talk({"third-generation-issuer", 0, "3.00", plain});
    talk({"counterfeit", has_module, "3.00", with([](auto& t) { t.counterfeit = true; })});
    talk({"locked", 0, "2.00", with([](auto& t) { t.locked = true; })});
    talk({"holder-locked", 0, "2.00", with([](auto& t) { t.holder_locked = true; })});
    talk({"bank-card", 0, "2.00", with([](auto& t) { t.foreign = true; })});
    talk({"transit-card", 0, "2.00", with([](auto& t) {
              t.foreign = true;
              t.kind = device::CardKind::transit;
          })});
    talk({"pulled", 0, "2.00", with([](auto& t) { t.pulled_at_apdu = 5; })});
    talk({"pin", asks_for_pin, "2.00", with([](auto& t) { t.pin = "123456"; })});
    Written endless{is_stubborn, "\x3B\x00"};
    endless.answer("\x61\x10");
    write("card", "endless-more", endless.input());
    Written other_length{is_stubborn, "\x3B\x00"};
    other_length.answer("\x90\x00"s);
    other_length.answer("\x6C\x12");
    write("card", "endless-other-length", other_length.input());
}

// --- codes ---
constexpr std::array codes{"4240123456789012345678901234",
                           "opc0123456789012345678901234",
                           "101234567890123456",
                           "281234567890123456",
                           "RP0123456789ABCDEF",
                           "VC000123",
                           "BK20260115-7",
                           "SSE0123456789ABCDEF0123456789",
                           "https://example.cn/?a=1",
                           "0000"};

// Modules of the code and a quiet zone around, in the form of bitmap.h.
std::string modules_of(const char* text, unsigned char dark, unsigned char light, unsigned char scale) {
    const std::unique_ptr<QRcode, decltype(&QRcode_free)> code{QRcode_encodeString8bit(text, 0, QR_ECLEVEL_L),
                                                               &QRcode_free};
    if (!code) return "";
    constexpr int quiet = 3;
    const int side = code->width + 2 * quiet;
    std::string input{static_cast<char>(side - side_min), static_cast<char>(scale - 1),
                      static_cast<char>(dark), static_cast<char>(light)};
    input.resize(header_bytes + static_cast<std::size_t>((side * side + 7) / 8));
    for (int y = 0; y < code->width; ++y)
        for (int x = 0; x < code->width; ++x) {
            const auto module = static_cast<std::size_t>((y + quiet) * side + x + quiet);
            const int bit = code->data[y * code->width + x] & 1;
            input[header_bytes + module / 8] |= static_cast<char>(bit << (7 - module % 8));
        }
    return input;
}

void shown_codes() {
    int number = 0;
    for (const auto* code : codes) {
        const auto name = std::to_string(++number);
        const auto phase = static_cast<char>(number % 3);
        write("shown_code", name, code + std::string{phase, static_cast<char>(1)});
        write("picture", name, modules_of(code, 0, 255, 3));
        write("picture", name + "-inverted", modules_of(code, 230, 20, 2));
    }
}

// --- what is only decoded ---
void codings() {
    write("card_codings", "name", gb18030_from_utf8("张三"));
    write("card_codings", "rare-name", gb18030_from_utf8("㐀𠮷·买买提"));
    write("card_codings", "cut-name", gb18030_from_utf8("欧阳修").substr(0, 5));
    write("card_codings", "issuer", std::string(16, 'A') + "|" + std::string(32, '7'));
    write("card_codings", "issuer-bar", std::string(16, 'a') + "|" + std::string(32, '0') + "|");
    write("card_codings", "id-number", "110101199003070011");
    // A status word, then features as two makers list them; then the word's size, milliseconds and digits.
    const auto numbers = "\x02\x30\x75\x02"s;
    write("reader_features", "pad",
          "\x90\x00"s + "\x06\x04\x42\x33\x00\x06\x12\x04\x42\x33\x00\x12"s + numbers);
    write("reader_features", "no-pad", "\x63\xC2"s + "\x12\x04\x42\x33\x00\x12\x0A\x00"s + numbers);
}

// --- printer ---
// Integers are taken from an input's end (last one first), texts from its beginning: four status bytes, the
// port's lines and the sizes of the pieces stand behind what the printer sends.
void write_esc_pos() {
    const auto well = "\x10\x00\x00\x00\x12\x12\x12\x12"s;
    write("esc_pos_replies", "well", "\x12\x12\x12\x12\x0F"s + well);
    write("esc_pos_replies", "printed-and-low",
          "\x37\x22"
          "0001\x00\x1E\x0F"s +
              well);
    write("esc_pos_replies", "pushed-cover-open", "\x34\x00\x00\x0F\x0F"s + well);
    write("esc_pos_replies", "transmitted", "\x00\x03\x0F"s + well);
}

struct MessageEnds {
    void operator()(ipp_t* message) const { ippDelete(message); }
};
using Message = std::unique_ptr<ipp_t, MessageEnds>;

Message reply() {
    const Message request{ippNewRequest(IPP_OP_GET_PRINTER_ATTRIBUTES)};
    return Message{ippNewResponse(request.get())};
}

ssize_t take(void* context, ipp_uchar_t* from, std::size_t size) {
    static_cast<std::string*>(context)->append(reinterpret_cast<const char*>(from), size);
    return static_cast<ssize_t>(size);
}

// The message's bytes, then its size and which question it answers (ipp_reply.cpp).
void write_reply(const std::string& name, const Message& message, int question) {
    std::string wire;
    ippSetState(message.get(), IPP_STATE_IDLE);
    ippWriteIO(&wire, take, 1, nullptr, message.get());
    const auto size = wire.size();
    wire += {static_cast<char>(size & 0xFF), static_cast<char>(size >> 8), static_cast<char>(question)};
    write("ipp_reply", name, wire);
}

Message state_of(ipp_pstate_t state, const char* reason) {
    auto message = reply();
    auto* m = message.get();
    ippAddInteger(m, IPP_TAG_PRINTER, IPP_TAG_ENUM, "printer-state", state);
    ippAddString(m, IPP_TAG_PRINTER, IPP_TAG_KEYWORD, "printer-state-reasons", nullptr, reason);
    ippAddBoolean(m, IPP_TAG_PRINTER, "printer-is-accepting-jobs", 1);
    ippAddInteger(m, IPP_TAG_PRINTER, IPP_TAG_INTEGER, "queued-job-count", 1);
    ippAddString(m, IPP_TAG_PRINTER, IPP_TAG_MIMETYPE, "document-format-supported", nullptr,
                 "image/pwg-raster");
    ippAddString(m, IPP_TAG_PRINTER, IPP_TAG_TEXT, "printer-make-and-model", nullptr, "Slip 80");
    return message;
}

void printers() {
    write_reply("idle", state_of(IPP_PSTATE_IDLE, "none"), 0);
    write_reply("low", state_of(IPP_PSTATE_IDLE, "media-low-warning"), 0);
    write_reply("empty", state_of(IPP_PSTATE_STOPPED, "media-empty-error"), 0);
    write_reply("cover", state_of(IPP_PSTATE_STOPPED, "cover-open"), 0);
    for (const int state : {IPP_JSTATE_PROCESSING, IPP_JSTATE_COMPLETED, IPP_JSTATE_ABORTED}) {
        const auto job = reply();
        ippAddInteger(job.get(), IPP_TAG_JOB, IPP_TAG_INTEGER, "job-id", 7);
        ippAddInteger(job.get(), IPP_TAG_JOB, IPP_TAG_ENUM, "job-state", state);
        ippAddString(job.get(), IPP_TAG_JOB, IPP_TAG_KEYWORD, "job-state-reasons", nullptr,
                     "job-completed-successfully");
        ippAddInteger(job.get(), IPP_TAG_JOB, IPP_TAG_INTEGER, "job-impressions-completed", 1);
        for (const int question : {1, 2, 3})
            write_reply("job-" + std::to_string(state) + "-" + std::to_string(question), job, question);
    }
}

}  // namespace

void write(const std::string& target, const std::string& name, std::string_view bytes) {
    std::filesystem::create_directories(folder / target);
    std::ofstream{folder / target / ("seed-" + name), std::ios::binary} << bytes;
}

}  // namespace kiosk::fuzz

int main(int count, char** words) {
    if (count != 2) return 2;
    kiosk::fuzz::folder = words[1];
    kiosk::fuzz::cards();
    kiosk::fuzz::shown_codes();
    kiosk::fuzz::codings();
    kiosk::fuzz::printers();
    kiosk::fuzz::write_esc_pos();
    kiosk::fuzz::makers();
    kiosk::fuzz::staff_cards();
    return 0;
}
