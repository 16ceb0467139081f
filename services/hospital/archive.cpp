// libzip wants files or its own buffers; a temporary file keeps this side simple and unlike the client's.
#include "services/hospital/archive.h"

#include <unistd.h>
#include <zip.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <stdexcept>

namespace kiosk::hospital {
namespace {

constexpr zip_uint64_t text_bytes_max = 256U << 20;

// A name in the temporary folder that is gone with its owner.
struct Scratch {
    std::string path = (std::filesystem::temp_directory_path() / "hospital-zip-XXXXXX").string();
    Scratch() {
        const int file = mkstemp(path.data());
        if (file < 0) throw std::runtime_error("no temporary file");
        close(file);
    }
    ~Scratch() {
        std::error_code ignored;
        std::filesystem::remove(path, ignored);
    }
    Scratch(const Scratch&) = delete;
    Scratch& operator=(const Scratch&) = delete;
};

}  // namespace

std::string make_zip(const std::string& name, const std::string& text) {
    const Scratch scratch;
    int problem = 0;
    zip_t* archive = zip_open(scratch.path.c_str(), ZIP_CREATE | ZIP_TRUNCATE, &problem);
    if (archive == nullptr) throw std::runtime_error("cannot make a ZIP");
    zip_source_t* content = zip_source_buffer(archive, text.data(), text.size(), 0);
    if (zip_file_add(archive, name.c_str(), content, ZIP_FL_ENC_UTF_8) < 0 || zip_close(archive) != 0)
        throw std::runtime_error("cannot write a ZIP");
    std::ifstream file{scratch.path, std::ios::binary};
    return {std::istreambuf_iterator<char>{file}, {}};
}

std::optional<std::string> open_zip(const std::string& bytes) {
    const Scratch scratch;
    std::ofstream{scratch.path, std::ios::binary} << bytes;
    int problem = 0;
    zip_t* archive = zip_open(scratch.path.c_str(), ZIP_RDONLY, &problem);
    if (archive == nullptr) return {};
    std::optional<std::string> text;
    zip_stat_t facts;
    zip_file_t* file = zip_fopen_index(archive, 0, 0);
    if (file != nullptr && zip_stat_index(archive, 0, 0, &facts) == 0 && facts.size <= text_bytes_max) {
        text.emplace(facts.size, '\0');
        if (zip_fread(file, text->data(), text->size()) != static_cast<zip_int64_t>(text->size()))
            text.reset();
    }
    if (file != nullptr) zip_fclose(file);
    zip_discard(archive);
    return text;
}

}  // namespace kiosk::hospital
