// FreeType maps the font files and reads only the pages it touches, so two 20 MB collections cost a few
// megabytes.
#include "ui/gfx/fonts.h"

#include <ft2build.h>
#include FT_FREETYPE_H

#include <cmath>
#include <filesystem>

#include "kiosk/base/log.h"

namespace kiosk::ui {
namespace {

constexpr std::size_t no_face = static_cast<std::size_t>(-1);
constexpr int simplified_chinese = 2;  // index of SC inside the collection

constexpr const char* noto_regular = "/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc";
constexpr const char* noto_bold = "/usr/share/fonts/opentype/noto/NotoSansCJK-Bold.ttc";
// Not needed to run; each adds characters of rare names or foreign scripts where it is installed.
constexpr const char* fallback_files[] = {
    "/usr/share/fonts/truetype/babelstone/BabelStoneHan.ttf",
    "/usr/share/fonts/truetype/hanazono/HanaMinA.ttf",
    "/usr/share/fonts/truetype/hanazono/HanaMinB.ttf",
    "/usr/share/fonts/opentype/noto/NotoSerifCJK-Regular.ttc",
    "/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf",
};

}  // namespace

Result<std::unique_ptr<Fonts>> Fonts::load() {
    std::unique_ptr<Fonts> fonts{new Fonts};
    if (FT_Init_FreeType(&fonts->library_) != 0)
        return fail(ErrorKind::unavailable, "FreeType does not start");
    for (const auto* path : {noto_regular, noto_bold})
        if (!fonts->open(path, simplified_chinese))
            return fail(ErrorKind::not_found, std::string{"cannot read font "} + path);
    return fonts;
}

Fonts::~Fonts() {
    for (auto* face : faces_) FT_Done_Face(face);
    if (library_ != nullptr) FT_Done_FreeType(library_);
}

bool Fonts::open(const char* path, int index) {
    FT_Face face = nullptr;
    if (FT_New_Face(library_, path, index, &face) != 0) return false;
    faces_.push_back(face);
    return true;
}

void Fonts::open_fallbacks() {
    fallbacks_opened_ = true;
    for (const auto* path : fallback_files)
        if (std::filesystem::exists(path)) open(path, 0);
}

Fonts::Found Fonts::look_up(Weight weight, char32_t point) {
    const auto try_face = [&](std::size_t at, Found& out) {
        const unsigned glyph = FT_Get_Char_Index(faces_[at], point);
        if (glyph == 0 || FT_Load_Glyph(faces_[at], glyph, FT_LOAD_NO_SCALE) != 0) return false;
        out = {at, glyph,
               static_cast<float>(faces_[at]->glyph->metrics.horiAdvance) /
                   static_cast<float>(std::max<int>(1, faces_[at]->units_per_EM))};
        return true;
    };
    Found out;
    const std::size_t own = weight == Weight::bold ? 1 : 0;
    if (try_face(own, out) || try_face(1 - own, out)) return out;
    if (!fallbacks_opened_) open_fallbacks();
    for (std::size_t at = 2; at < faces_.size(); ++at)
        if (try_face(at, out)) return out;
    // The character alone, never the text it stands in: that may be a name.
    if (told_missing_.insert(point).second)
        log::warning("ui", "no installed font has U+{:04X}; shown as a box", static_cast<unsigned>(point));
    out.face = no_face;
    return out;
}

const Fonts::Found& Fonts::find(Weight weight, char32_t point) {
    const auto key = (static_cast<std::uint64_t>(weight) << 32) | point;
    auto at = found_.find(key);
    if (at == found_.end()) at = found_.emplace(key, look_up(weight, point)).first;
    return at->second;
}

float Fonts::advance(Weight weight, char32_t point) { return find(weight, point).advance; }
bool Fonts::has(Weight weight, char32_t point) { return find(weight, point).face != no_face; }

GlyphBitmap Fonts::missing_box(int px) {
    GlyphBitmap box;
    box.width = px * 8 / 10;
    box.height = px * 8 / 10;
    box.left = px / 10;
    box.top = px * 7 / 10;
    const int edge = std::max(2, px / 16);
    box.coverage.assign(static_cast<std::size_t>(box.width) * static_cast<std::size_t>(box.height), 0);
    for (int y = 0; y < box.height; ++y)
        for (int x = 0; x < box.width; ++x)
            if (x < edge || y < edge || x >= box.width - edge || y >= box.height - edge)
                box.coverage[static_cast<std::size_t>(y * box.width + x)] = 255;
    return box;
}

GlyphBitmap Fonts::render(Weight weight, char32_t point, int px) {
    const Found found = find(weight, point);
    if (found.face == no_face) return missing_box(px);
    auto* face = faces_[found.face];
    GlyphBitmap out;
    if (FT_Set_Pixel_Sizes(face, 0, static_cast<FT_UInt>(px)) != 0 ||
        FT_Load_Glyph(face, found.glyph, FT_LOAD_RENDER | FT_LOAD_NO_HINTING) != 0)
        return missing_box(px);
    const auto& bitmap = face->glyph->bitmap;
    out.width = static_cast<int>(bitmap.width);
    out.height = static_cast<int>(bitmap.rows);
    out.left = face->glyph->bitmap_left;
    out.top = face->glyph->bitmap_top;
    out.coverage.reserve(static_cast<std::size_t>(out.width) * static_cast<std::size_t>(out.height));
    for (int y = 0; y < out.height; ++y) {
        const auto* row = bitmap.buffer + static_cast<std::ptrdiff_t>(y) * bitmap.pitch;
        out.coverage.insert(out.coverage.end(), row, row + out.width);
    }
    return out;
}

}  // namespace kiosk::ui
