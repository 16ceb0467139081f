// Our words of every enumeration that crosses the wire: what a mapping's code tables translate into and from.
#pragma once

#include <array>
#include <optional>
#include <string_view>

#include "kiosk/domain/his_calls.h"
#include "services/reconcile.h"

namespace kiosk::services::mapped {

template <class Enum>
struct Word {
    std::string_view name;
    Enum value;
};

inline constexpr std::array department_groups{Word{"internal_medicine", DepartmentGroup::internal_medicine},
                                              Word{"surgery", DepartmentGroup::surgery},
                                              Word{"women_and_children", DepartmentGroup::women_and_children},
                                              Word{"senses", DepartmentGroup::senses},
                                              Word{"chinese_medicine", DepartmentGroup::chinese_medicine},
                                              Word{"other", DepartmentGroup::other}};
inline constexpr std::array session_states{Word{"open", SessionState::open}, Word{"full", SessionState::full},
                                           Word{"stopped", SessionState::stopped},
                                           Word{"closed", SessionState::closed}};
inline constexpr std::array day_parts{Word{"morning", DayPart::morning},
                                      Word{"afternoon", DayPart::afternoon},
                                      Word{"evening", DayPart::evening}};
inline constexpr std::array bill_kinds{Word{"visit", BillKind::visit},
                                       Word{"examination", BillKind::examination},
                                       Word{"laboratory", BillKind::laboratory},
                                       Word{"drugs", BillKind::drugs},
                                       Word{"treatment", BillKind::treatment},
                                       Word{"deposit", BillKind::deposit},
                                       Word{"other", BillKind::other}};
inline constexpr std::array hold_states{Word{"held", his::RegistrationState::held},
                                        Word{"booked", his::RegistrationState::booked},
                                        Word{"cancelled", his::RegistrationState::cancelled}};
inline constexpr std::array money_states{Word{"none", his::HoldMoney::none},
                                         Word{"settling", his::HoldMoney::settling},
                                         Word{"settled", his::HoldMoney::settled},
                                         Word{"unknown", his::HoldMoney::unknown},
                                         Word{"collecting", his::HoldMoney::collecting},
                                         Word{"paid", his::HoldMoney::paid},
                                         Word{"undoing", his::HoldMoney::undoing},
                                         Word{"returned", his::HoldMoney::returned}};
inline constexpr std::array due_states{
    Word{"to_collect", AppointmentState::to_collect}, Word{"to_check_in", AppointmentState::to_check_in},
    Word{"checked_in", AppointmentState::checked_in}, Word{"too_early", AppointmentState::too_early},
    Word{"too_late", AppointmentState::too_late},     Word{"stopped", AppointmentState::stopped}};
inline constexpr std::array catalogue_classes{Word{"a", CatalogueClass::a}, Word{"b", CatalogueClass::b},
                                              Word{"c", CatalogueClass::c}};
inline constexpr std::array report_kinds{Word{"laboratory", ReportKind::laboratory},
                                         Word{"imaging", ReportKind::imaging},
                                         Word{"other", ReportKind::other}};
inline constexpr std::array prescription_states{
    Word{"unpaid", PrescriptionState::unpaid}, Word{"paid", PrescriptionState::paid},
    Word{"waiting", PrescriptionState::waiting}, Word{"ready", PrescriptionState::ready},
    Word{"collected", PrescriptionState::collected}};
// A gender as the platform writes it (gend: specification 2.2).
inline constexpr std::array genders{Word{"male", '1'}, Word{"female", '2'}, Word{"unknown", '0'}};
// What kind of number a person is known by.
enum class NumberKind { id_number, passport, visit_card, booking_code };
inline constexpr std::array number_kinds{
    Word{"id_number", NumberKind::id_number}, Word{"passport", NumberKind::passport},
    Word{"visit_card", NumberKind::visit_card}, Word{"booking_code", NumberKind::booking_code}};
inline constexpr std::array channels{
    Word{"none", reconcile::Channel::none}, Word{"wallet", reconcile::Channel::wallet},
    Word{"card", reconcile::Channel::card}, Word{"cash", reconcile::Channel::cash}};
inline constexpr std::array cancellings{
    Word{"never", Cancelling::never}, Word{"possible", Cancelling::possible},
    Word{"too_late", Cancelling::too_late}, Word{"seen", Cancelling::seen},
    Word{"at_window", Cancelling::at_window}};
inline constexpr std::array till_kinds{Word{"kiosk", reconcile::TillKind::kiosk},
                                       Word{"window", reconcile::TillKind::window}};
inline constexpr std::array flags{Word{"yes", true}, Word{"no", false}};

template <class Words, class Enum>
[[nodiscard]] constexpr std::string_view name_in(const Words& words, Enum value) {
    for (const auto& word : words)
        if (word.value == value) return word.name;
    return "";
}
template <class Words>
[[nodiscard]] constexpr auto value_in(const Words& words, std::string_view name)
    -> std::optional<decltype(words.front().value)> {
    for (const auto& word : words)
        if (word.name == name) return word.value;
    return {};
}

}  // namespace kiosk::services::mapped
