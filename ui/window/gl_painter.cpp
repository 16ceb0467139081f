// ImGui's GL back end draws the list; the letterbox is made by giving it a display that is larger than the
// picture.
#include "ui/window/gl_painter.h"

#include <SDL_opengl.h>
#include <backends/imgui_impl_opengl3.h>
#include <imgui.h>

#include <bit>
#include <string_view>

#include "kiosk/base/log.h"

namespace kiosk::ui {

// The few calls of OpenGL 1.1 that are ours; looked up, so that the kiosk starts on machines without libGL.
struct GlPainter::Calls {
    decltype(&glGenTextures) gen_textures = nullptr;
    decltype(&glBindTexture) bind_texture = nullptr;
    decltype(&glTexParameteri) parameter = nullptr;
    decltype(&glTexImage2D) image = nullptr;
    decltype(&glTexSubImage2D) sub_image = nullptr;
    decltype(&glClearColor) clear_color = nullptr;
    decltype(&glClear) clear = nullptr;
    decltype(&glGetString) get_string = nullptr;
    decltype(&glDeleteTextures) delete_textures = nullptr;
    decltype(&glPixelStorei) pixel_store = nullptr;

    bool load() {
        const auto find = [](auto& call, const char* name) {
            call = std::bit_cast<std::decay_t<decltype(call)>>(SDL_GL_GetProcAddress(name));
            return call != nullptr;
        };
        return find(gen_textures, "glGenTextures") && find(bind_texture, "glBindTexture") &&
               find(parameter, "glTexParameteri") && find(image, "glTexImage2D") &&
               find(sub_image, "glTexSubImage2D") && find(clear_color, "glClearColor") &&
               find(clear, "glClear") && find(get_string, "glGetString") &&
               find(delete_textures, "glDeleteTextures") && find(pixel_store, "glPixelStorei");
    }
};

std::unique_ptr<GlPainter> GlPainter::create(SDL_Window* window, bool accept_slow) {
    SDL_GL_SetAttribute(SDL_GL_CONTEXT_PROFILE_MASK, SDL_GL_CONTEXT_PROFILE_CORE);
    SDL_GL_SetAttribute(SDL_GL_CONTEXT_MAJOR_VERSION, 3);
    SDL_GL_SetAttribute(SDL_GL_CONTEXT_MINOR_VERSION, 3);  // swizzled textures
    auto* context = SDL_GL_CreateContext(window);
    if (context == nullptr) return nullptr;
    auto calls = std::make_unique<Calls>();
    bool usable = calls->load();
    if (usable) {
        const auto* bytes = calls->get_string(GL_RENDERER);
        const std::string_view name = bytes == nullptr ? "" : std::bit_cast<const char*>(bytes);
        const bool slow = name.find("llvmpipe") != name.npos || name.find("softpipe") != name.npos ||
                          name.find("SwiftShader") != name.npos;
        usable = accept_slow || !slow;
    }
    if (!usable) {
        SDL_GL_DeleteContext(context);
        return nullptr;
    }
    return std::unique_ptr<GlPainter>{new GlPainter{window, context, std::move(calls)}};
}

GlPainter::GlPainter(SDL_Window* window, SDL_GLContext context, std::unique_ptr<Calls> calls)
    : window_{window}, context_{context}, calls_{std::move(calls)} {
    SDL_GL_SetSwapInterval(1);
    ImGui::CreateContext();
    ImGui::GetIO().IniFilename = nullptr;
    ImGui_ImplOpenGL3_Init(nullptr);
    calls_->pixel_store(GL_UNPACK_ALIGNMENT, 1);
    texture_ = new_texture();
    // The sheet holds coverage alone: read as white of that coverage it takes a quarter of the memory.
    for (const auto white : {GL_TEXTURE_SWIZZLE_R, GL_TEXTURE_SWIZZLE_G, GL_TEXTURE_SWIZZLE_B})
        calls_->parameter(GL_TEXTURE_2D, static_cast<GLenum>(white), GL_ONE);
    calls_->parameter(GL_TEXTURE_2D, GL_TEXTURE_SWIZZLE_A, GL_RED);
    calls_->image(GL_TEXTURE_2D, 0, GL_R8, Atlas::side, Atlas::side, 0, GL_RED, GL_UNSIGNED_BYTE, nullptr);
}

GlPainter::~GlPainter() {
    for (const auto& shown : shown_) calls_->delete_textures(1, &shown.texture);
    calls_->delete_textures(1, &texture_);
    ImGui_ImplOpenGL3_Shutdown();
    ImGui::DestroyContext();
    SDL_GL_DeleteContext(context_);
}

// Bound.
unsigned GlPainter::new_texture() const {
    unsigned texture = 0;
    calls_->gen_textures(1, &texture);
    calls_->bind_texture(GL_TEXTURE_2D, texture);
    calls_->parameter(GL_TEXTURE_2D, GL_TEXTURE_MIN_FILTER, GL_LINEAR);
    calls_->parameter(GL_TEXTURE_2D, GL_TEXTURE_MAG_FILTER, GL_LINEAR);
    calls_->parameter(GL_TEXTURE_2D, GL_TEXTURE_WRAP_S, GL_CLAMP_TO_EDGE);
    calls_->parameter(GL_TEXTURE_2D, GL_TEXTURE_WRAP_T, GL_CLAMP_TO_EDGE);
    return texture;
}

// Nothing of a camera's picture stays behind when it is not shown any more.
void GlPainter::upload_pixels(const Canvas& canvas) {
    const auto& placed = canvas.placed();
    for (; shown_.size() > placed.size(); shown_.pop_back())
        calls_->delete_textures(1, &shown_.back().texture);
    shown_.resize(placed.size());
    for (std::size_t i = 0; i < placed.size(); ++i) {
        const auto& [pixels, serial] = placed[i];
        auto& shown = shown_[i];
        if (shown.serial == serial) continue;
        shown.serial = serial;
        const bool grey = pixels.channels == 1;
        const GLenum format = grey ? GL_RED : GL_BGR;
        // The next frame of a camera fits the storage of the last: given anew each time, drivers let it pile
        // up.
        if (shown.width != pixels.width || shown.height != pixels.height ||
            shown.channels != pixels.channels) {
            if (shown.texture != 0) calls_->delete_textures(1, &shown.texture);
            shown = {new_texture(), serial, pixels.width, pixels.height, pixels.channels};
            calls_->parameter(GL_TEXTURE_2D, GL_TEXTURE_SWIZZLE_G, grey ? GL_RED : GL_GREEN);
            calls_->parameter(GL_TEXTURE_2D, GL_TEXTURE_SWIZZLE_B, grey ? GL_RED : GL_BLUE);
            calls_->image(GL_TEXTURE_2D, 0, grey ? GL_R8 : GL_RGB8, pixels.width, pixels.height, 0, format,
                          GL_UNSIGNED_BYTE, pixels.data);
            continue;
        }
        calls_->bind_texture(GL_TEXTURE_2D, shown.texture);
        calls_->sub_image(GL_TEXTURE_2D, 0, 0, 0, pixels.width, pixels.height, format, GL_UNSIGNED_BYTE,
                          pixels.data);
    }
}

void GlPainter::upload(const Atlas& atlas) {
    if (version_ == atlas.version()) return;
    version_ = atlas.version();
    calls_->bind_texture(GL_TEXTURE_2D, texture_);
    calls_->sub_image(GL_TEXTURE_2D, 0, 0, 0, Atlas::side, atlas.used_rows(), GL_RED, GL_UNSIGNED_BYTE,
                      atlas.pixels());
}

void GlPainter::show(Painter& painter, const Letterbox& box) {
    SDL_GL_MakeCurrent(window_, context_);
    upload(painter.atlas());
    auto& list = painter.canvas().list();
    upload_pixels(painter.canvas());
    std::vector<void*> numbers;  // as the canvas gave them, for whoever paints this picture once more
    for (auto& command : list.CmdBuffer) {
        numbers.push_back(command.TextureId);
        const auto number = std::bit_cast<std::uintptr_t>(command.TextureId);
        const std::uintptr_t texture = number == 0 ? texture_ : shown_[number - 1].texture;
        command.TextureId = std::bit_cast<void*>(texture);
    }
    ImDrawList* lists[] = {&list};
    ImDrawData data;
    data.Valid = true;
    data.CmdLists = lists;
    data.CmdListsCount = 1;
    data.TotalIdxCount = list.IdxBuffer.Size;
    data.TotalVtxCount = list.VtxBuffer.Size;
    data.DisplayPos = {-box.place.x / box.scale, -box.place.y / box.scale};
    data.DisplaySize = {static_cast<float>(box.window_width) / box.scale,
                        static_cast<float>(box.window_height) / box.scale};
    data.FramebufferScale = {box.scale, box.scale};
    ImGui_ImplOpenGL3_NewFrame();
    calls_->clear_color(0, 0, 0, 1);
    calls_->clear(GL_COLOR_BUFFER_BIT);
    ImGui_ImplOpenGL3_RenderDrawData(&data);
    SDL_GL_SwapWindow(window_);
    for (std::size_t i = 0; i < numbers.size(); ++i)
        list.CmdBuffer[static_cast<int>(i)].TextureId = numbers[i];
}

}  // namespace kiosk::ui
