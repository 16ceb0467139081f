// What a notice shows beside its words: the hand's next move where there is one, else a sign of where to go.
#pragma once

#include "ui/kit/kit.h"

namespace kiosk::ui {

void draw_notice_picture(Kit& kit, const Rect& room, NoticeId id);

}  // namespace kiosk::ui
