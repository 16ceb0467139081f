// Their persons are none of the invented patients; amounts vary with the seed and keep the identity of
// the books.
#include "services/hospital/tills.h"

#include <random>

#include <fmt/format.h>

namespace kiosk::hospital {
namespace {

constexpr int settlements_of_others = 12;

void settle_at(World& world, int number, std::mt19937_64& random) {
    const bool window = number % 3 != 0;
    const auto opter =
        window ? fmt::format("CK{:02}", number % 4 + 1) : fmt::format("ZZJ{:02}", 90 + number % 4);
    const CivilTime at = world.now() + Millis{-60'000 * (number + 3)};
    const auto psn_no = fmt::format("99000000000000000090{:06}", number);
    const auto setl_id = fmt::format("99000002{:08}", world.books.next("setl_id"));
    const auto mdtrt_id = fmt::format("99000001{:08}", world.books.next("mdtrt_id"));
    const Fen total{2000 + static_cast<std::int64_t>(random() % 20'000)};
    const Fen fund{total.fen() * 6 / 10};
    const Fen account{(total - fund).fen() / 2};
    const auto msgid = fmt::format("H99010100001{}{:04}", at.compact(), 9000 + number);
    const auto visit = fmt::format("MZ{}{:06}", at.compact().substr(0, 8), 900'000 + number);
    world.books.run("INSERT OR IGNORE INTO msgids VALUES(?,'2207',?)", msgid, at.date_time());
    world.books.run("INSERT OR IGNORE INTO visits VALUES(?,?,'other',?,'310','11','open',?,'0201',?)",
                    mdtrt_id, psn_no, visit, opter, at.date_time());
    world.books.run(
        "INSERT INTO settlements VALUES(?,?,?,'other','B0001',?,'settle','valid','','310','11',?,?,?,?,0,?,0,"
        "0,?,'',?,'{}','990100')",
        setl_id, mdtrt_id, psn_no, msgid, opter, total, fund, account, total - fund - account, fund,
        at.date_time());
    world.books.run("INSERT INTO bills VALUES(?,?,?,?,?,?,'310','11','990100',?,?,?,?,'cash','','',?,?,0)",
                    visit, at.date(), setl_id, mdtrt_id, msgid, psn_no, total, fund, account,
                    total - fund - account, window ? "window" : "kiosk", opter);
    world.books.run("INSERT INTO fee_lines VALUES(?,'B0001','1','001102000010000-990100001',?,0,0,0,?,?)",
                    mdtrt_id, total, total, setl_id);
}

std::string open_at_window(World& world, const Person& person, const InsuredAs& insured, CivilTime at) {
    const auto mdtrt_id = fmt::format("99000001{:08}", world.books.next("mdtrt_id"));
    const auto visit =
        fmt::format("MZ{}{:06}", at.compact().substr(0, 8), 950'000 + world.books.next("window"));
    world.books.run("INSERT INTO visits VALUES(?,?,?,?,?,'12','open','CK01','0201',?)", mdtrt_id,
                    person.psn_no, person.id, visit, insured.insutype, at.date_time());
    return mdtrt_id;
}

}  // namespace

void be_at_window(World& world, const Person& person) {
    const auto* insured = person.active();
    if (insured == nullptr) return;
    constexpr Fen total{4'000};
    const CivilTime at = world.now() + Millis{-3'600'000};
    const auto settled = open_at_window(world, person, *insured, at);
    const auto open = open_at_window(world, person, *insured, at + Millis{60'000});
    const auto setl_id = fmt::format("99000002{:08}", world.books.next("setl_id"));
    const auto msgid = fmt::format("H99010100001{}9999", at.compact());
    world.books.run("INSERT INTO msgids VALUES(?,'2207',?)", msgid, at.date_time());
    world.books.run(
        "INSERT INTO settlements "
        "VALUES(?,?,?,?,'W0001',?,'settle','valid','',?,'11','CK01',?,?,0,0,?,0,0,0,'',?,"
        "'{}','990100')",
        setl_id, settled, person.psn_no, person.id, msgid, insured->insutype, total, Fen{3'000}, Fen{1'000},
        at.date_time());
    for (const auto& [mdtrt_id, paid] : {std::pair{settled, setl_id}, std::pair{open, std::string{}}})
        world.books.run("INSERT INTO fee_lines VALUES(?,'W0001','1','001102000010000-990100001',?,0,0,0,?,?)",
                        mdtrt_id, total, total, paid);
}

void fill_other_tills(World& world) {
    if (world.books.number("SELECT COUNT(*) FROM settlements") > 0) return;
    std::mt19937_64 random{world.seed};
    Books::Writing writing{world.books};
    for (int number = 0; number < settlements_of_others; ++number) settle_at(world, number, random);
    writing.keep();
}

}  // namespace kiosk::hospital
