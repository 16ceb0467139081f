// Every hand counts as an event of its slot, as insertions and removals do in the real service.
#include "hal/card/virtual_slots.h"

#include <utility>

namespace kiosk::hal {

void VirtualSlots::changed_now() {
    ++changes;
    changed.notify_all();
}

// What lay there is taken out first.
void VirtualSlots::put(Chip& slot, std::shared_ptr<VirtualChip> chip) {
    slot.event_count += slot.chip != nullptr ? 2 : 1;
    slot.chip = std::move(chip);
    slot.held = false;
    changed_now();
}

void VirtualSlots::insert(VirtualCard card) { insert_chip(std::make_shared<VirtualCard>(std::move(card))); }

void VirtualSlots::insert_chip(std::shared_ptr<VirtualChip> chip) {
    const std::lock_guard lock{mutex};
    put(card_chip_, std::move(chip));
}

void VirtualSlots::remove() {
    const std::lock_guard lock{mutex};
    pull(virtual_reader_name);
}

void VirtualSlots::insert_security_module(VirtualSecurityModule module) {
    const std::lock_guard lock{mutex};
    put(module_chip_, std::make_shared<VirtualSecurityModule>(std::move(module)));
}

void VirtualSlots::remove_security_module() {
    const std::lock_guard lock{mutex};
    pull(virtual_module_reader_name);
}

void VirtualSlots::pull(const std::string& reader) {
    auto& slot = chip_in(reader);
    if (slot.chip == nullptr) return;
    ++slot.event_count;
    slot.chip = nullptr;
    slot.held = false;
    changed_now();
}

void VirtualSlots::daemon_dead(bool now_dead) {
    const std::lock_guard lock{mutex};
    if (now_dead && !dead) ++deaths;
    dead = now_dead;
    card_chip_.held = module_chip_.held = false;
    changed_now();
}

void VirtualSlots::unplugged(bool gone) {
    const std::lock_guard lock{mutex};
    if (gone && card_chip_.chip != nullptr) ++card_chip_.event_count;
    unplugged_ = gone;
    card_chip_.held = false;
    changed_now();
}

void VirtualSlots::has_pad(bool pad_there) {
    const std::lock_guard lock{mutex};
    pad.there = pad_there;
}

void VirtualSlots::press(char key) {
    const std::lock_guard lock{mutex};
    pad.press(key);
    changed_now();
}

bool VirtualSlots::pad_asks() const {
    const std::lock_guard lock{mutex};
    return pad.asks();
}

bool VirtualSlots::has_reader(const std::string& name) const {
    if (unplugged_) return false;
    if (name == virtual_module_reader_name) return module_chip_.chip != nullptr;
    return name == virtual_reader_name;
}

VirtualSlots::Chip& VirtualSlots::chip_in(const std::string& reader) {
    return reader == virtual_module_reader_name ? module_chip_ : card_chip_;
}

}  // namespace kiosk::hal
