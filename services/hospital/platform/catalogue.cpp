// The table is data/catalogue.json.
#include "services/hospital/platform/catalogue.h"

#include <algorithm>
#include <vector>

#include "services/hospital/data/tables.h"
#include "services/hospital/wire.h"

namespace kiosk::hospital {
namespace {

const std::vector<CatalogueItem>& catalogue_table() {
    static const auto items = [] {
        std::vector<CatalogueItem> read;
        for (const auto& json : data::read(data::catalogue_json)) {
            CatalogueItem item{text_of(json, "code"),
                               text_of(json, "level"),
                               static_cast<int>(integer_of(json, "first_borne_percent")),
                               {}};
            if (json.contains("ceiling")) item.ceiling = fen_of_text(text_of(json, "ceiling"));
            read.push_back(std::move(item));
        }
        return read;
    }();
    return items;
}

}  // namespace

const CatalogueItem* find_item(std::string_view national_code) {
    const auto& items = catalogue_table();
    const auto found = std::ranges::find(items, national_code, &CatalogueItem::code);
    return found == items.end() ? nullptr : &*found;
}

Bill divide_line(const CatalogueItem& item, Fen total, std::int64_t count_e4) {
    Bill line{.total = total};
    if (item.level == "03") {
        line.outside = total;
        return line;
    }
    if (item.ceiling) {
        const Fen most{(*item.ceiling * count_e4).fen() / 10'000};
        line.over_limit = std::max(Fen{}, total - most);
    }
    line.first_borne = percent_of(total - line.over_limit, item.first_borne_percent);
    line.in_scope = total - line.over_limit - line.first_borne;
    return line;
}

}  // namespace kiosk::hospital
