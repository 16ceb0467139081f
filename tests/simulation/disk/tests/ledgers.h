// What is put on the cut disk: the product's journal, and plain SQLite in settings that are said to be safe
// or unsafe. Each takes numbered appends of two facts and can be asked afterwards which of them it holds.
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <string>

#include "tests/simulation/disk/cut_disk.h"

namespace kiosk::simulation {

struct Findings {
    bool corrupt = false;
    std::string problem;
    std::map<int, int> facts_of_append;
};

class Ledger {
public:
    virtual ~Ledger() = default;
    // True: acknowledged.
    virtual bool append(int number) = 0;
    virtual Findings read() = 0;
};

// Null where it does not open; `problem` says why.
using OpenLedger = std::function<std::unique_ptr<Ledger>(CutDisk& disk, std::string& problem)>;

[[nodiscard]] OpenLedger product_journal();
[[nodiscard]] OpenLedger plain_sqlite(const std::string& journal_mode, const std::string& synchronous);

// Always the same numbers for the same seed. How much luck the disk has is drawn from the seed as well: with
// an even chance for every write, a commit of a dozen writes would never be found whole without its fsync.
class SeededChooser {
public:
    explicit SeededChooser(std::uint64_t seed) : state_{seed} {
        constexpr unsigned shares[] = {33, 60, 90, 100};
        luck_percent_ = shares[next() % 4];
    }
    unsigned operator()(unsigned choices, const char*) {
        if (next() % 100 < luck_percent_) return 0;
        return static_cast<unsigned>(next() % choices);
    }

private:
    std::uint64_t next() {
        auto z = (state_ += 0x9E3779B97F4A7C15U);
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9U;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EBU;
        return z ^ (z >> 31);
    }
    std::uint64_t state_;
    unsigned luck_percent_ = 0;
};

}  // namespace kiosk::simulation
