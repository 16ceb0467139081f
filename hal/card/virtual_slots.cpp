// Every hand counts as an event of its slot, as insertions and removals do in the real service.
#include "hal/card/virtual_slots.h"

namespace kiosk::hal {

void VirtualSlots::changed_now() {
    ++changes;
    changed.notify_all();
}

void VirtualSlots::insert(VirtualCard inserted) {
    const std::lock_guard lock{mutex};
    card_chip_.event_count += card ? 2 : 1;
    card = std::move(inserted);
    card_chip_.chip = &*card;
    card_chip_.held = false;
    changed_now();
}

void VirtualSlots::remove() {
    const std::lock_guard lock{mutex};
    pull(virtual_reader_name);
}

void VirtualSlots::insert_security_module(VirtualSecurityModule module) {
    const std::lock_guard lock{mutex};
    ++module_chip_.event_count;
    module_ = std::move(module);
    module_chip_.chip = &*module_;
    module_chip_.held = false;
    changed_now();
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
    if (&slot == &card_chip_)
        card.reset();
    else
        module_.reset();
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
    if (gone && card) ++card_chip_.event_count;
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
    if (name == virtual_module_reader_name) return module_.has_value();
    return name == virtual_reader_name;
}

VirtualSlots::Chip& VirtualSlots::chip_in(const std::string& reader) {
    return reader == virtual_module_reader_name ? module_chip_ : card_chip_;
}

}  // namespace kiosk::hal
