// The worked trace of services/journal_format.md is what the code computes: whoever writes a reader from that
// page gets the same chain.
#include <fstream>
#include <sstream>

#include <gtest/gtest.h>

#include "kiosk/base/text.h"
#include "services/journal/chain.h"

namespace kiosk::services::journal {
namespace {

std::string bytes_to(int end) {
    std::string bytes;
    for (int i = 0; i < end; ++i) bytes += static_cast<char>(i);
    return bytes;
}

std::vector<std::string> cells_of(const std::string& line) {
    std::vector<std::string> cells;
    std::stringstream in{line.substr(1)};
    for (std::string cell; std::getline(in, cell, '|');) {
        const auto first = cell.find_first_not_of(' ');
        cells.push_back(
            first == std::string::npos ? "" : cell.substr(first, cell.find_last_not_of(' ') - first + 1));
    }
    return cells;
}

TEST(WorkedTrace, OfTheFormatPageIsWhatTheCodeComputes) {
    std::ifstream page{FORMAT_PAGE};
    ASSERT_TRUE(page);
    auto hash = *genesis_hash(bytes_to(16));
    int records = 0;
    bool genesis = false;
    bool sealed = false;
    for (std::string line; std::getline(page, line);) {
        if (line.starts_with("    hash(0) = ") && !line.ends_with(")")) {
            EXPECT_EQ(line.substr(14), to_hex(hash));
            genesis = true;
        }
        if (line.starts_with("    seal(7) = ")) {
            EXPECT_EQ(line.substr(14), to_hex(*head_seal(Secret{bytes_to(32)}, records, hash)));
            sealed = true;
        }
        if (!line.starts_with("| " + std::to_string(records + 1) + " | 179")) continue;
        const auto c = cells_of(line);
        ASSERT_EQ(c.size(), 11U) << line;
        const Row row{std::stoll(c[0]),
                      std::stoll(c[1]),
                      c[2],
                      c[3],
                      c[4],
                      c[5],
                      c[6],
                      std::stoll(c[7]),
                      c[8],
                      c[9],
                      "",
                      ""};
        hash = *link_hash(hash, row);
        ++records;
        EXPECT_EQ(to_hex(hash), c[10]) << "record " << records;
    }
    EXPECT_EQ(records, 7);
    EXPECT_TRUE(genesis && sealed);
}

}  // namespace
}  // namespace kiosk::services::journal
