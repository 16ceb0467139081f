// libzip on memory. How small a text becomes is only known when it is packed, so cutting goes on until it
// fits.
#include "services/support/pack.h"

#include <zip.h>

#include <algorithm>
#include <memory>

#include <fmt/format.h>

namespace kiosk::services::support {
namespace {

using Target = std::unique_ptr<zip_source_t, decltype(&zip_source_free)>;
using Archive = std::unique_ptr<zip_t, decltype(&zip_discard)>;

Result<std::string> read_back(zip_source_t* source) {
    zip_stat_t facts;
    if (zip_source_stat(source, &facts) != 0 || zip_source_open(source) != 0)
        return fail(ErrorKind::bug, "the finished ZIP cannot be read back");
    std::string content(facts.size, '\0');
    const auto got = zip_source_read(source, content.data(), content.size());
    zip_source_close(source);
    if (got != static_cast<zip_int64_t>(content.size()))
        return fail(ErrorKind::bug, "the finished ZIP cannot be read back");
    return content;
}

Result<void> add_file(zip_t* archive, const SupportFile& file) {
    auto* entry = zip_source_buffer(archive, file.bytes.data(), file.bytes.size(), 0);
    if (entry != nullptr && zip_file_add(archive, file.name.c_str(), entry, ZIP_FL_ENC_UTF_8) >= 0) return {};
    zip_source_free(entry);
    return fail(ErrorKind::bug, fmt::format("a ZIP does not take the file '{}'", file.name));
}

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
    const Target target{zip_source_buffer_create(nullptr, 0, 0, nullptr), zip_source_free};
    if (!target) return fail(ErrorKind::bug, "no memory for a ZIP");
    zip_source_keep(target.get());  // the archive takes one count, we keep ours to read the result
    Archive archive{zip_open_from_source(target.get(), ZIP_TRUNCATE, nullptr), zip_discard};
    if (!archive) {
        zip_source_free(target.get());
        return fail(ErrorKind::bug, "a ZIP cannot be begun");
    }
    for (const auto& file : files) TRY_VOID(add_file(archive.get(), file));
    if (zip_close(archive.get()) != 0) return fail(ErrorKind::bug, "a ZIP cannot be finished");
    (void)archive.release();  // closed
    return read_back(target.get());
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
    auto archive = TRY(zip_of(files));
    while (archive.size() > bytes_most && share > 0.0) {
        const double room = static_cast<double>(bytes_most) / static_cast<double>(archive.size());
        share *= std::min(least_cut, room);
        if (share < 1e-6) share = 0.0;
        archive = TRY(zip_of(cut_to(files, share)));
    }
    if (archive.size() <= bytes_most) return archive;
    return fail(ErrorKind::refused, fmt::format("the bundle has {} bytes without its logs, {} are allowed",
                                                archive.size(), bytes_most));
}

}  // namespace kiosk::services::support
