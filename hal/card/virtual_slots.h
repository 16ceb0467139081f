// What lies in the virtual reader: the hands put it there, the contexts of virtual_pcsc.cpp find it.
#pragma once

#include <condition_variable>
#include <memory>
#include <mutex>

#include "hal/card/pcsc.h"
#include "hal/card/virtual_pad.h"
#include "hal/card_reader.h"

namespace kiosk::hal {

class VirtualSlots final : public VirtualCardSlot {
public:
    void insert(VirtualCard card) override;
    void insert_chip(std::shared_ptr<VirtualChip> chip) override;
    void remove() override;
    void daemon_dead(bool dead) override;
    void unplugged(bool gone) override;
    void insert_security_module(VirtualSecurityModule module) override;
    void remove_security_module() override;
    void has_pad(bool pad) override;
    void press(char key) override;
    [[nodiscard]] bool pad_asks() const override;

    // The rest is for the contexts, which hold `mutex` while they look.
    struct Chip {
        std::shared_ptr<VirtualChip> chip;  // none: the slot is empty
        int event_count = 0;                // insertions and removals
        bool held = false;                  // somebody holds it alone
    };
    // The module's slot is listed while something lies in it.
    [[nodiscard]] bool has_reader(const std::string& name) const;
    [[nodiscard]] Chip& chip_in(const std::string& reader);
    void pull(const std::string& reader);
    void changed_now();

    mutable std::mutex mutex;
    std::condition_variable changed;
    std::uint64_t changes = 0;
    bool dead = false;
    int deaths = 0;  // a context of before a death stays dead
    VirtualPad pad;

private:
    void put(Chip& slot, std::shared_ptr<VirtualChip> chip);

    bool unplugged_ = false;
    Chip card_chip_;
    Chip module_chip_;
};

}  // namespace kiosk::hal
