// A device on the bench with the hands that a test needs around it. The same tests run on twins (twins.cpp)
// and on real drivers (real/benches.cpp); each program links one of the two.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "hal/card_reader.h"
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
    virtual void insert(VirtualCard card) = 0;
    virtual void remove() = 0;
    virtual void daemon_dead(bool dead) = 0;
};

class PrinterBench : public Bench {
public:
    virtual void fault(PrinterFault fault) = 0;
    virtual int printed() = 0;
};

template <class Kind>
struct BenchMaker {
    std::string name;
    std::function<std::unique_ptr<Kind>()> make;
    friend void PrintTo(const BenchMaker& maker, std::ostream* out) { *out << maker.name; }
};
std::vector<BenchMaker<Bench>> all_benches();
std::vector<BenchMaker<CardBench>> card_benches();
std::vector<BenchMaker<PrinterBench>> printer_benches();

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
device::PrintDocument sample_document();

}  // namespace kiosk::hal
