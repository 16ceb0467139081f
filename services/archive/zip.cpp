// libzip writes into a source that is kept, and read back when the archive is finished.
#include "services/archive/zip.h"

#include <zip.h>

#include <memory>

#include <fmt/format.h>

namespace kiosk::services::archive {
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

Result<void> add_entry(zip_t* archive, const ZipEntry& entry) {
    auto* source = zip_source_buffer(archive, entry.bytes.data(), entry.bytes.size(), 0);
    if (source != nullptr && zip_file_add(archive, entry.name.c_str(), source, ZIP_FL_ENC_UTF_8) >= 0)
        return {};
    zip_source_free(source);
    return fail(ErrorKind::bug, fmt::format("a ZIP does not take the file '{}'", entry.name));
}

}  // namespace

Result<std::string> zip_of(std::span<const ZipEntry> entries) {
    const Target target{zip_source_buffer_create(nullptr, 0, 0, nullptr), zip_source_free};
    if (!target) return fail(ErrorKind::bug, "no memory for a ZIP");
    zip_source_keep(target.get());  // the archive takes one count, we keep ours to read the result
    Archive archive{zip_open_from_source(target.get(), ZIP_TRUNCATE, nullptr), zip_discard};
    if (!archive) {
        zip_source_free(target.get());
        return fail(ErrorKind::bug, "a ZIP cannot be begun");
    }
    for (const auto& entry : entries) TRY_VOID(add_entry(archive.get(), entry));
    if (zip_close(archive.get()) != 0) return fail(ErrorKind::bug, "a ZIP cannot be finished");
    (void)archive.release();  // closed
    return read_back(target.get());
}

}  // namespace kiosk::services::archive
