// Chips made of data: a social-security card that answers APDUs as a chip does, with the file structure of
// LD/T 32, and fails in the ways cards fail; and the security module that knows its issuer's keys. The twin
// of the card reader and the vpcd cards of the tests are built on them.
#pragma once

#include <deque>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "kiosk/base/clock.h"
#include "kiosk/domain/device.h"

namespace kiosk::hal {

// What answers in a slot. One thread at a time.
class VirtualChip {
public:
    virtual ~VirtualChip() = default;
    [[nodiscard]] virtual std::string atr() const = 0;  // bytes
    virtual void reset() = 0;                           // powered on
    // Nothing: the chip was pulled at this command.
    virtual std::optional<std::string> answer(std::string_view command) = 0;
    [[nodiscard]] virtual Millis slow() const { return Millis{0}; }  // for each command
};

// An issuer's master keys, of 16 bytes each. The default ones are for training and belong to nobody.
struct MasterKeys {
    std::string internal{"KIOSK TRAINING I"};  // for internal authentication
    std::string external{"KIOSK TRAINING E"};  // RKSSSE, for external authentication
};

struct VirtualCardTraits {
    enum class Records { by_number, by_tag, by_short_id };
    Records records = Records::by_number;
    bool chains_answers = true;  // T=0: 61xx and 6Cxx
    // the issuer's proofs; a card whose version begins with 3 shows its holder only after the issuer's token
    MasterKeys keys;
    int algorithm = 3;         // 1 = SSF33, 3 = SM4; the twin's arithmetic is the same
    std::string pin;           // empty: the card has none
    int pin_tries = 3;         // left
    bool hides_tries = false;  // does not say how many tries are left
    // faults
    bool mute = false;                               // upside down: no answer to reset
    int bounces = 0;                                 // contacts: so many resets fail first
    bool foreign = false;                            // without a social-security environment
    device::CardKind kind = device::CardKind::bank;  // of a foreign card
    bool locked = false;                             // 6283
    bool holder_locked = false;                      // 6982 on EF06 whatever was proved
    bool counterfeit = false;                        // holds another key than its issuer's
    bool malformed = false;                          // id number with a wrong check digit
    int pulled_at_apdu = 0;                          // gone at the n-th command, 0 = never
    Millis slow{0};                                  // for each command
};

class VirtualCard final : public VirtualChip {
public:
    explicit VirtualCard(device::CardData data, VirtualCardTraits traits = {});

    [[nodiscard]] std::string atr() const override;
    void reset() override;
    std::optional<std::string> answer(std::string_view command) override;
    [[nodiscard]] Millis slow() const override { return traits_.slow; }
    [[nodiscard]] const VirtualCardTraits& traits() const { return traits_; }
    [[nodiscard]] int commands() const { return commands_; }  // seen so far
    bool bounce();                                            // true: this reset fails

private:
    std::string answer_select(std::string_view command);
    std::string answer_foreign_select(std::string_view name) const;
    std::string answer_record(std::string_view command);
    std::string answer_challenge();
    std::string answer_internal(std::string_view command);
    std::string answer_external(std::string_view command);
    std::string answer_verify(std::string_view command);
    std::optional<std::string> record_value(int file, int number, bool by_tag, int& tag) const;
    std::string with_data(std::string data, int expected);
    std::string with_response(std::string data);  // case 4: T=0 gives it by GET RESPONSE
    [[nodiscard]] std::string identification() const;

    device::CardData data_;
    VirtualCardTraits traits_;
    bool in_environment_ = false;
    bool issuer_proved_ = false;
    int file_ = 0;
    int commands_ = 0;
    std::deque<std::string> drawn_;  // factors not yet used, forgotten at any other command
    std::string waiting_;            // for GET RESPONSE
};

struct VirtualSecurityModuleTraits {
    MasterKeys keys;
    std::vector<int> algorithms{3};
    bool has_external_key = true;  // RKSSSE
    int pulled_at_apdu = 0;        // stops answering at the n-th command, 0 = never
    Millis slow{0};
};

// A PSAM: the chip for the second slot; its commands are in hal/card/security_module.h.
class VirtualSecurityModule final : public VirtualChip {
public:
    explicit VirtualSecurityModule(VirtualSecurityModuleTraits traits = {}) : traits_{std::move(traits)} {}

    [[nodiscard]] std::string atr() const override;
    void reset() override;
    std::optional<std::string> answer(std::string_view command) override;
    [[nodiscard]] Millis slow() const override { return traits_.slow; }

private:
    std::string load_key(std::string_view command);
    std::string compute(std::string_view command);

    VirtualSecurityModuleTraits traits_;
    int commands_ = 0;
    int key_ = 0;  // loaded: 1 internal, 2 RKSSSE
    std::string identification_;
    std::string waiting_;
};

// What the issuer answers to a challenge of CardChallenged: "internal result|external token" in upper-case
// hex; nothing when the challenge has another form.
[[nodiscard]] std::optional<std::string> issuer_answer(std::string_view challenge,
                                                       const MasterKeys& keys = {});

}  // namespace kiosk::hal
