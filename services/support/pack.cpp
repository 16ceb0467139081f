// How small a text becomes is only known when it is packed, so cutting goes on until it fits.
#include "services/support/pack.h"

#include <algorithm>

#include <fmt/format.h>

#include "services/archive/zip.h"

namespace kiosk::services::support {
namespace {

// What stays of each file when `share` of the text of those that may be cut stays.
std::vector<SupportFile> cut_to(const std::vector<SupportFile>& files, double share) {
    auto cut = files;
    for (auto& file : cut)
        if (file.may_be_cut)
            file.bytes = newest_lines(
                file.bytes, static_cast<std::size_t>(static_cast<double>(file.bytes.size()) * share));
    return cut;
}

}  // namespace

Result<std::string> zip_of(const std::vector<SupportFile>& files) {
    std::vector<archive::ZipEntry> entries;
    for (const auto& file : files) entries.push_back({file.name, file.bytes});
    return archive::zip_of(entries);
}

std::string newest_lines(const std::string& text, std::size_t bytes_kept) {
    if (text.size() <= bytes_kept) return text;
    // Whole lines: from the first that begins inside what may stay.
    const auto before = text.find('\n', text.size() - bytes_kept - 1);
    const auto begin = before == std::string::npos ? text.size() : before + 1;
    const auto end_of_gone = text.begin() + static_cast<std::ptrdiff_t>(begin);
    auto gone = std::count(text.begin(), end_of_gone, '\n');
    if (begin == text.size() && !text.ends_with('\n')) ++gone;
    return fmt::format("[{} older lines were left out]\n{}", gone, text.substr(begin));
}

Result<std::string> packed(const std::vector<SupportFile>& files, std::size_t bytes_most) {
    constexpr double least_cut = 0.95;
    double share = 1.0;
    auto bundle = TRY(zip_of(files));
    while (bundle.size() > bytes_most && share > 0.0) {
        const double room = static_cast<double>(bytes_most) / static_cast<double>(bundle.size());
        share *= std::min(least_cut, room);
        if (share < 1e-6) share = 0.0;
        bundle = TRY(zip_of(cut_to(files, share)));
    }
    if (bundle.size() <= bytes_most) return bundle;
    return fail(ErrorKind::refused, fmt::format("the bundle has {} bytes without its logs, {} are allowed",
                                                bundle.size(), bytes_most));
}

}  // namespace kiosk::services::support
