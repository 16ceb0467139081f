// ZBar's reading of a picture. Apart from decode.cpp because the two libraries' headers exclude one another.
#pragma once

#include <string>
#include <vector>

#include <opencv2/core.hpp>

namespace kiosk::hal {

[[nodiscard]] std::vector<std::string> second_opinion(const cv::Mat& grey);

}  // namespace kiosk::hal
