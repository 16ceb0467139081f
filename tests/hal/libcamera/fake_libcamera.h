// A camera in the place of libcamera's own: the same classes and promises (thread, cancelled requests,
// disconnection), without hardware. The program that links it uses it instead of the library's cameras.
#pragma once

#include <cstdint>
#include <vector>

namespace fake_libcamera {

struct Setting {
    bool offers_readable_format = true;
    bool adjusts_size = false;  // to 32 x 24, whatever is asked for
    bool busy = false;          // acquired by another program
    int start_result = 0;
    bool sends_frames = true;
    bool short_frames = false;  // fewer bytes than the size promises
    bool has_exposure = true;
    bool lit = false;  // grey of 110 instead of the frame's number
};
void plug(Setting setting = {});
void unplug();  // at any moment
void change(Setting setting);

struct Counts {
    int starts = 0;
    int stops = 0;
    int acquired = 0;                     // now
    int managers = 0;                     // now
    int queued = 0;                       // now
    std::uint64_t frames = 0;             // the number of the newest is the grey of its pixels, modulo 256
    std::vector<std::int32_t> exposures;  // as they were told, at the start or with a request
};
[[nodiscard]] Counts counts();

}  // namespace fake_libcamera
