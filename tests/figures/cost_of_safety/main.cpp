// bench_cost_of_safety: one settled registration by the product's own money path against the floor that only
// sends the same messages and makes the same commits, one after the other in one run. Exit 1 where the median
// of the ratios is above the limit.
#include <algorithm>
#include <filesystem>
#include <fstream>

#include <fmt/format.h>
#include <sys/vfs.h>
#include <CLI/CLI.hpp>

#include "kiosk/base/log.h"
#include "kiosk/demo/hospital_process.h"
#include "tests/figures/cost_of_safety/floor.h"
#include "tests/figures/kiosk_config.h"

namespace kiosk::cost {
namespace {

namespace fs = std::filesystem;

struct Options {
    std::string hospital;
    std::string cities;
    std::string folder = "cost_of_safety";
    int pairs = 100;
    double limit = 1.3;
    bool json = false;
};

struct Pair {
    Time product{0};
    Time floor{0};
    std::size_t messages = 0;
    std::size_t commits = 0;
};

Result<Json> patient_with_card(const Options& options) {
    const auto patients = TRY(demo::list_patients(options.hospital));
    for (const auto& patient : patients)
        if (patient.value("id", "") == "P20") return patient;
    return fail(ErrorKind::not_found, "no patient P20");
}

Result<std::unique_ptr<demo::HospitalProcess>> hospital_of(const Options& options, const char* name) {
    auto hospital =
        TRY(demo::HospitalProcess::start({options.hospital, options.folder + "/" + name, "", 0, 0}));
    TRY_VOID(hospital->post("/control/set", R"({"terminal_ms":1})"));
    return hospital;
}

Result<std::vector<Pair>> measure(const Options& options) {
    const auto first = TRY(hospital_of(options, "product"));
    const auto second = TRY(hospital_of(options, "floor"));
    const auto config = TRY(figures::make_config(options.folder, options.cities, "product", first->url()));
    const auto patient = TRY(patient_with_card(options));
    const auto product = TRY(Product::start(config, patient));
    auto tls = config.tls;
    for (auto* file : {&tls.ca, &tls.certificate, &tls.key})
        *file = options.folder + "/floor/tls/" + fs::path{*file}.filename().string();
    const auto floor = TRY(Floor::start(options.folder, tls, first->url(), second->url()));
    std::vector<Pair> pairs;
    constexpr int warm_up = 3;
    for (int n = 0; n < warm_up + options.pairs; ++n) {
        const auto registration = TRY(product->register_patient());
        const auto repeated = TRY(floor->repeat(registration.steps));
        Pair pair{registration.time, repeated, 0, 0};
        for (const auto& step : registration.steps) ++(step.commit_bytes > 0 ? pair.commits : pair.messages);
        if (n >= warm_up) pairs.push_back(pair);
    }
    return pairs;
}

double median(std::vector<double> values) {
    std::sort(values.begin(), values.end());
    return values[values.size() / 2];
}

std::string file_system(const std::string& folder) {
    struct statfs found {};
    if (statfs(folder.c_str(), &found) != 0) return "?";
    constexpr long tmpfs = 0x01021994, ext4 = 0xEF53, overlay = 0x794c7630, btrfs = 0x9123683E,
                   xfs = 0x58465342;
    const auto type = static_cast<long>(found.f_type);
    return type == tmpfs     ? "tmpfs"
           : type == ext4    ? "ext4"
           : type == overlay ? "overlay"
           : type == btrfs   ? "btrfs"
           : type == xfs     ? "xfs"
                             : fmt::format("type {:#x}", type);
}

int report(const Options& options, const std::vector<Pair>& pairs) {
    std::vector<double> ratios, product, floor;
    for (const auto& pair : pairs) {
        ratios.push_back(pair.product / pair.floor);
        product.push_back(pair.product.count());
        floor.push_back(pair.floor.count());
    }
    const auto ratio = median(ratios);
    const auto& one = pairs.back();
    if (options.json)
        fmt::print("{}\n", Json{{"ratio", ratio},
                                {"limit", options.limit},
                                {"product_ms", median(product)},
                                {"floor_ms", median(floor)},
                                {"pairs", pairs.size()},
                                {"messages", one.messages},
                                {"commits", one.commits},
                                {"file_system", file_system(options.folder)}}
                               .dump());
    else
        fmt::print(
            "one settled registration, median of {} pairs: product {:.1f} ms, floor {:.1f} ms ({} messages, "
            "{} "
            "commits, {}); ratio {:.3f}, limit {}\n",
            pairs.size(), median(product), median(floor), one.messages, one.commits,
            file_system(options.folder), ratio, options.limit);
    return ratio <= options.limit ? 0 : 1;
}

}  // namespace

int run(const Options& options) {
    log::set_level(std::string_view{"error"});
    std::error_code ignored;
    fs::remove_all(options.folder, ignored);
    fs::create_directories(options.folder);
    const auto pairs = measure(options);
    if (pairs) return report(options, *pairs);
    fmt::print(stderr, "bench_cost_of_safety: {}\n", pairs.error().text);
    return 1;
}

}  // namespace kiosk::cost

int main(int count, char** words) {
    kiosk::cost::Options options;
    CLI::App app{"One settled registration by the product against the bare messages and commits"};
    app.add_option("--hospital", options.hospital, "the simulated hospital's program")->required();
    app.add_option("--cities", options.cities, "folder of the cities' files")->required();
    app.add_option("--folder", options.folder, "journal and floor lie here, on one file system");
    app.add_option("--pairs", options.pairs, "registrations of each side")->check(CLI::Range(1, 10'000));
    app.add_option("--limit", options.limit, "exit 1 above this ratio");
    app.add_flag("--json", options.json, "the figures as JSON");
    CLI11_PARSE(app, count, words);
    return kiosk::cost::run(options);
}
