// What lies in the virtual reader: the hands put it there, the contexts of virtual_pcsc.cpp find it.
#pragma once

#include <condition_variable>
#include <mutex>
#include <optional>

#include "hal/card/pcsc.h"
#include "hal/card/virtual_pad.h"
#include "hal/card_reader.h"

namespace kiosk::hal {

class VirtualSlots final : public VirtualCardSlot {
public:
    void insert(VirtualCard card) override;
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
        VirtualChip* chip = nullptr;  // none: the slot is empty
        int event_count = 0;          // insertions and removals
        bool held = false;            // somebody holds it alone
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
    std::optional<VirtualCard> card;
    VirtualPad pad;

private:
    bool unplugged_ = false;
    std::optional<VirtualSecurityModule> module_;
    Chip card_chip_;
    Chip module_chip_;
};

}  // namespace kiosk::hal
