// A device on the bench with the hands that a test needs around it. The same tests run on twins (twins/) and
// on real drivers (real/); each program links one of the two folders. A new device adds one file with its
// bench and one `on_the_bench` line in it.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <type_traits>
#include <vector>

#include "hal/card_reader.h"
#include "hal/card_terminal.h"
#include "hal/code_scanner.h"
#include "hal/device.h"
#include "hal/receipt_printer.h"

namespace kiosk::hal {

class Bench {
public:
    virtual ~Bench() = default;
    std::unique_ptr<Device> device;

    virtual device::Command good() = 0;     // a command that the device can do now
    virtual device::Command lasting() = 0;  // one that takes a while; prepares the world for it
    virtual void gone(bool gone) = 0;       // unplugged, or its service dead
};

class CardBench : public Bench {
public:
    virtual void insert_chip(std::shared_ptr<VirtualChip> chip) = 0;
    void insert(VirtualCard card) { insert_chip(std::make_shared<VirtualCard>(std::move(card))); }
    virtual void remove() = 0;
    virtual void daemon_dead(bool dead) = 0;
    virtual void unplugged(bool gone) = 0;  // the reader, while its service runs
    virtual void insert_security_module(VirtualSecurityModule module) = 0;
    virtual void remove_security_module() = 0;
};
// How long a card waits for its issuer on every bench.
inline constexpr Millis bench_hold{2'000};

class PrinterBench : public Bench {
public:
    virtual void fault(PrinterFault fault) = 0;
    virtual int printed() = 0;
};

class TerminalBench : public Bench {
public:
    virtual VirtualCardTerminalHands& hands() = 0;  // unplug by gone()
};

template <class Kind>
struct BenchMaker {
    std::string name;
    std::function<std::unique_ptr<Kind>()> make;
    friend void PrintTo(const BenchMaker& maker, std::ostream* out) { *out << maker.name; }
};

// Every bench of this kind that the program was linked with. The general conformance suite runs over
// benches<Bench>(), which holds those of the special kinds too.
template <class Kind>
std::vector<BenchMaker<Kind>>& benches() {
    static std::vector<BenchMaker<Kind>> all;
    return all;
}
// At namespace scope: const bool registered = on_the_bench<CardBench, CardTwin>("VirtualCardReader");
template <class Kind, class Made>
bool on_the_bench(const char* name) {
    benches<Kind>().push_back({name, [] { return std::make_unique<Made>(); }});
    if constexpr (!std::is_same_v<Kind, Bench>)
        benches<Bench>().push_back({name, [] { return std::make_unique<Made>(); }});
    return true;
}

inline constexpr auto bench_name = [](const auto& info) { return info.param.name; };

inline device::CardData sample_card() {
    return {"330300D15600000599110145FFFFFFFF",
            "2.00",
            "2020-03-01",
            "2030-03-01",
            "A12345678",
            "110101199003070011",
            "张三",
            "1",
            "1990-03-07",
            "3b6d00000031c0690086603100000000ff"};
}
inline device::CardData third_generation_card() {
    auto card = sample_card();
    card.version = "3.00";
    return card;
}
device::PrintDocument sample_document();

}  // namespace kiosk::hal
