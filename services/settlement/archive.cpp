// libzip on memory. What the centre sends is opened with a limit: a small ZIP may claim any size.
#include "services/settlement/archive.h"

#include <zip.h>

#include <memory>

namespace kiosk::services::settlement {
namespace {

using Source = std::unique_ptr<zip_source_t, decltype(&zip_source_free)>;
using Archive = std::unique_ptr<zip_t, decltype(&zip_discard)>;
using File = std::unique_ptr<zip_file_t, decltype(&zip_fclose)>;

// All that was written into a source that was kept.
Result<std::string> content_of(zip_source_t* source) {
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

}  // namespace

Result<std::string> zip_of(const std::string& entry_name, const std::string& text) {
    const Source target{zip_source_buffer_create(nullptr, 0, 0, nullptr), zip_source_free};
    if (!target) return fail(ErrorKind::bug, "no memory for a ZIP");
    zip_source_keep(target.get());  // the archive takes one count, we keep ours to read the result
    Archive archive{zip_open_from_source(target.get(), ZIP_TRUNCATE, nullptr), zip_discard};
    if (!archive) {
        zip_source_free(target.get());
        return fail(ErrorKind::bug, "a ZIP cannot be begun");
    }
    zip_source_t* entry = zip_source_buffer(archive.get(), text.data(), text.size(), 0);
    if (entry == nullptr || zip_file_add(archive.get(), entry_name.c_str(), entry, ZIP_FL_ENC_UTF_8) < 0) {
        zip_source_free(entry);
        return fail(ErrorKind::bug, "a ZIP takes no entry");
    }
    if (zip_close(archive.get()) != 0) return fail(ErrorKind::bug, "a ZIP cannot be finished");
    (void)archive.release();  // closed
    return content_of(target.get());
}

Result<std::string> unzipped(std::string_view archive_bytes, std::size_t bytes_max) {
    zip_source_t* source = zip_source_buffer_create(archive_bytes.data(), archive_bytes.size(), 0, nullptr);
    if (source == nullptr) return fail(ErrorKind::bug, "no memory for a ZIP");
    const Archive archive{zip_open_from_source(source, ZIP_RDONLY | ZIP_CHECKCONS, nullptr), zip_discard};
    if (!archive) {
        zip_source_free(source);
        return fail(ErrorKind::malformed, "not a ZIP");
    }
    if (zip_get_num_entries(archive.get(), 0) != 1)
        return fail(ErrorKind::malformed, "a ZIP with other than one file");
    zip_stat_t facts;
    if (zip_stat_index(archive.get(), 0, 0, &facts) != 0 || (facts.valid & ZIP_STAT_SIZE) == 0)
        return fail(ErrorKind::malformed, "a ZIP whose file has no length");
    if (facts.size > bytes_max) return fail(ErrorKind::malformed, "a ZIP whose file is too long");
    const File file{zip_fopen_index(archive.get(), 0, 0), zip_fclose};
    std::string text(facts.size, '\0');
    if (!file || zip_fread(file.get(), text.data(), text.size()) != static_cast<zip_int64_t>(text.size()))
        return fail(ErrorKind::malformed, "a ZIP whose file cannot be read");
    return text;
}

}  // namespace kiosk::services::settlement
