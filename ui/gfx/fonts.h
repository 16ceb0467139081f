// The typefaces: Noto Sans CJK in two weights, and whatever else is installed for characters that it lacks.
// Any code point of Unicode can be asked for; one that no face has gets a visible box, because a person's
// name is at stake.
#pragma once

#include <cstdint>
#include <memory>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "kiosk/base/result.h"

struct FT_LibraryRec_;
struct FT_FaceRec_;

namespace kiosk::ui {

enum class Weight { regular, bold };

struct GlyphBitmap {
    int width = 0, height = 0;
    int left = 0;  // from the pen to the bitmap's left edge
    int top = 0;   // from the baseline up to the bitmap's first row
    std::vector<std::uint8_t> coverage;
};

class Fonts {
public:
    static Result<std::unique_ptr<Fonts>> load();
    ~Fonts();
    Fonts(const Fonts&) = delete;
    Fonts& operator=(const Fonts&) = delete;

    // Advance as a part of the em; the same at every size, so that layout does not depend on rendering.
    [[nodiscard]] float advance(Weight weight, char32_t point);
    // `px` is the em.
    [[nodiscard]] GlyphBitmap render(Weight weight, char32_t point, int px);
    [[nodiscard]] bool has(Weight weight, char32_t point);

private:
    struct Found {
        std::size_t face = 0;  // index into faces_; no_face where nobody has it
        unsigned glyph = 0;
        float advance = 1.0F;
    };
    Fonts() = default;
    const Found& find(Weight weight, char32_t point);
    Found look_up(Weight weight, char32_t point);
    bool open(const char* path, int index);
    void open_fallbacks();
    static GlyphBitmap missing_box(int px);

    FT_LibraryRec_* library_ = nullptr;
    std::vector<FT_FaceRec_*> faces_;  // 0 regular, 1 bold, then the fall-backs
    bool fallbacks_opened_ = false;
    std::unordered_map<std::uint64_t, Found> found_;
    std::unordered_set<char32_t> told_missing_;  // once for both weights
};

}  // namespace kiosk::ui
