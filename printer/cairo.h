// Cairo's and GObject's things, owned; and what every page of this room is drawn with.
#pragma once

#include <memory>
#include <string>

#include <cairo.h>
#include <glib-object.h>

namespace kiosk::printer {

inline constexpr double points_per_mm = 72.0 / 25.4;
inline constexpr const char* font_family = "Noto Sans CJK SC";

struct ObjectEnds {
    void operator()(void* object) const { g_object_unref(object); }
};
struct SurfaceEnds {
    void operator()(cairo_surface_t* surface) const { cairo_surface_destroy(surface); }
};
struct PenEnds {
    void operator()(cairo_t* pen) const { cairo_destroy(pen); }
};
using Surface = std::unique_ptr<cairo_surface_t, SurfaceEnds>;
using Pen = std::unique_ptr<cairo_t, PenEnds>;

// For cairo_*_create_for_stream: `out` is a std::string.
inline cairo_status_t append(void* out, const unsigned char* data, unsigned int length) {
    static_cast<std::string*>(out)->append(reinterpret_cast<const char*>(data), length);
    return CAIRO_STATUS_SUCCESS;
}

}  // namespace kiosk::printer
