// libzip on memory. What the centre sends is opened with a limit: a small ZIP may claim any size.
#include "services/settlement/archive.h"

#include <zip.h>

#include <memory>

#include "services/archive/zip.h"

namespace kiosk::services::settlement {
namespace {

using Archive = std::unique_ptr<zip_t, decltype(&zip_discard)>;
using File = std::unique_ptr<zip_file_t, decltype(&zip_fclose)>;

}  // namespace

Result<std::string> zip_of(const std::string& entry_name, const std::string& text) {
    const services::archive::ZipEntry entry{entry_name, text};
    return services::archive::zip_of({&entry, 1});
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
