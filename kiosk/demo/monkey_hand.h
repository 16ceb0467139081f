// The monkey's hand: does what the dice say, at the screen and with everything a patient can carry, sensible
// or not. Knows no journey; it looks only for what can be touched and for what the screen asks to be shown.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "kiosk/app/appliance.h"
#include "kiosk/demo/dice.h"
#include "kiosk/demo/hospital_process.h"
#include "kiosk/demo/props.h"

namespace kiosk::demo {

class MonkeyHand {
public:
    // `patients`: `hospital patients --json`; `slip_code`: of the last slip printed.
    MonkeyHand(app::Appliance& kiosk, HospitalProcess& hospital, Machine& machine, const Json& patients,
               std::function<std::string()> slip_code);

    // Somebody comes; meanwhile a doctor may have ordered something for them, a report may be ready, a
    // message may get lost today, or the printer have no paper.
    void come(Dice& dice);
    // One thing, at once; what comes of it is for the next turns of the kiosk.
    void act(Dice& dice);
    // Touches whatever ends a visit here, if anything does.
    void go_away();
    // Puts down phone and ID card; now and then the card stays in the slot.
    void let_go(Dice& dice);
    // All as it should be for whoever comes next: no card in the slot, paper in the printer,
    // none lying about.
    void tidy_up();
    [[nodiscard]] int touches() const { return touches_; }

private:
    void touch_something(Dice& dice);
    void touch_a_place(Dice& dice);
    bool tap(const std::string& id);
    bool touch_the_wish();
    void type_something(Dice& dice);
    void enter_pin(Dice& dice);
    void show_payment_code(Dice& dice);
    void present_somebody(Dice& dice);
    void insert_card(Dice& dice);
    void show(const std::string& path);
    void show_code(const std::string& text);
    void change_world(const std::string& change);
    [[nodiscard]] std::string who(const char* key) const;
    // Whose things are at hand: mostly one's own.
    [[nodiscard]] const Json& somebody(Dice& dice) const;

    app::Appliance& kiosk_;
    HospitalProcess& hospital_;
    Machine& machine_;
    Props& props_;
    const Json& patients_;
    std::function<std::string()> slip_code_;
    Json who_;
    std::vector<std::string> wishes_;  // names of choices, the last one a service
    int touches_ = 0;
};

}  // namespace kiosk::demo
