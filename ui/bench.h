// The bench: a second window in which a person plays patient, keeper and bad luck. It shows what lies on the
// bench and says what the hands did; the demo (kiosk/demo/bench.h) does it to the twins. Nothing of it is on
// the appliance. All calls from the display's thread.
#pragma once

#include <array>
#include <memory>
#include <string>
#include <vector>

#include "kiosk/base/clock.h"
#include "kiosk/base/result.h"
#include "kiosk/base/text.h"
#include "kiosk/domain/device.h"
#include "ui/display.h"

namespace kiosk::ui {

struct BenchThing {  // something that lies there, or a device behind its plug
    std::string id;  // "P01", "social", "card_reader"
    LocalizedText name;
    LocalizedText note;  // what is special about it, or its state
    bool well = true;    // a device: usable
    bool plugged = true;
    friend bool operator==(const BenchThing&, const BenchThing&) = default;
};

// What the scanner's camera sees, 8 bits a pixel.
struct BenchFrame {
    int width = 0;
    int height = 0;
    std::vector<std::uint8_t> grey;
    friend bool operator==(const BenchFrame&, const BenchFrame&) = default;
};

enum class BenchDial { distance, tilt, blur, glare };  // each 0 to 1
inline constexpr std::size_t bench_dials = 4;

struct BenchView {
    std::vector<BenchThing> patients;
    std::string patient;  // the one whose hands these are
    std::vector<BenchThing> cards;
    std::string in_slot;  // id of a card; empty: none
    std::vector<BenchThing> codes;
    std::string on_phone;  // id of a code; empty: the phone is in the pocket
    std::array<float, bench_dials> dials{};
    BenchFrame camera;
    int paper_left_mm = 0;
    int paper_roll_mm = 80'000;
    bool cover_open = false;
    bool jammed = false;
    LocalizedText printer_state;
    device::Bitmap slip;  // the newest; empty: none yet
    int slips = 0;
    std::vector<BenchThing> devices;
    int pin_digits = 0;
    LocalizedText said;  // one line: what just happened
    friend bool operator==(const BenchView&, const BenchView&) = default;
};

// "patient/P01", "insert/social", "pull", "phone/e_code", "phone/away", "dial/distance" (value 0 to 1),
// "printer/cover", "printer/roll", "printer/short" (a roll that ends soon), "printer/jam", "printer/tear",
// "plug/card_reader", "key/5", "key/enter", "key/cancel".
struct BenchAct {
    std::string what;
    float value = 0;
    friend bool operator==(const BenchAct&, const BenchAct&) = default;
};

class Bench {
public:
    virtual ~Bench() = default;
    // Of the options language, headless and animations count; the bench has a size of its own.
    static Result<std::unique_ptr<Bench>> create(const DisplayOptions& options, const Clock& clock);

    virtual void show(const BenchView& view) = 0;
    virtual std::vector<BenchAct> run_once(Millis wait) = 0;
    [[nodiscard]] virtual bool closed() const = 0;

    // --- for tests and pictures ---
    [[nodiscard]] virtual const std::vector<Item>& items() const = 0;
    virtual bool tap(const std::string& id) = 0;
    // Picks the first up, carries it to the second and lets go.
    virtual bool drag(const std::string& id, const std::string& onto) = 0;
    virtual Result<void> save_png(const std::string& path) = 0;
};

}  // namespace kiosk::ui
