// What the pure machines ask of the world. An effect is answered by exactly one of Answer, DeadlinePassed, or
// the owner's own Cancel; whatever comes after that is a LateAnswer. Ids are unique within their owner.
#pragma once

#include <optional>
#include <variant>

#include "kiosk/base/clock.h"
#include "kiosk/base/ids.h"
#include "kiosk/base/outcome.h"
#include "kiosk/domain/acquirer_calls.h"
#include "kiosk/domain/device.h"
#include "kiosk/domain/his_calls.h"
#include "kiosk/domain/insurance_calls.h"
#include "kiosk/domain/slip.h"

namespace kiosk {

// A message id from the kiosk's persistent counter: drawn before anything is journalled or sent.
struct AllotMsgid {
    friend bool operator==(const AllotMsgid&, const AllotMsgid&) = default;
};
// Answered with WaitOver after this long, and a random part of `spread` more: a thousand kiosks whose network
// comes back in the same second must not all ask in the same second.
struct Wait {
    Millis time{0};
    Millis spread{0};
    friend bool operator==(const Wait&, const Wait&) = default;
};
struct PrintSlip {
    SlipContent content;
    friend bool operator==(const PrintSlip&, const PrintSlip&) = default;
};
// A report's own PDF, as the hospital made it: onto the document printer, or scaled onto slip paper.
struct PrintReport {
    std::string pdf;
    bool on_slip_paper = false;
    friend bool operator==(const PrintReport&, const PrintReport&) = default;
};
// Closes another effect of the same owner; has no answer of its own.
struct Cancel {
    EffectId effect;
    friend bool operator==(const Cancel&, const Cancel&) = default;
};

using Action = std::variant<AllotMsgid, Wait, Cancel, insurance::Call, his::Call, acquirer::Call,
                            device::ReadCard, device::AnswerChallenge, device::EjectCard, device::ArmScanner,
                            device::DisarmScanner, device::EnterPin, PrintSlip, PrintReport>;

struct Effect {
    EffectId id;
    Millis deadline{0};  // from now; 0 = none (Wait, Cancel)
    Action action;
    friend bool operator==(const Effect&, const Effect&) = default;
};

// --- answers
// ---------------------------------------------------------------------------------------------------
struct MsgidAllotted {
    Msgid msgid;
    friend bool operator==(const MsgidAllotted&, const MsgidAllotted&) = default;
};
struct WaitOver {
    friend bool operator==(const WaitOver&, const WaitOver&) = default;
};

using AnswerBody = std::variant<MsgidAllotted, WaitOver, Outcome<insurance::Reply>, Outcome<his::Reply>,
                                Outcome<acquirer::Reply>, device::Completion>;
struct Answer {
    EffectId effect;
    AnswerBody body;
    friend bool operator==(const Answer&, const Answer&) = default;
};
struct DeadlinePassed {
    EffectId effect;
    friend bool operator==(const DeadlinePassed&, const DeadlinePassed&) = default;
};
struct LateAnswer {
    EffectId effect;
    AnswerBody body;
    friend bool operator==(const LateAnswer&, const LateAnswer&) = default;
};

// The typed outcome inside an answer. No answer (the deadline passed) and an answer of the wrong type are
// both Unknown.
using Heard = std::optional<AnswerBody>;
template <class T, class Reply>
Outcome<T> outcome_of(const Heard& heard) {
    if (!heard) return Unknown{"no answer before the deadline"};
    const auto* outcome = std::get_if<Outcome<Reply>>(&*heard);
    if (outcome == nullptr) return Unknown{"an answer of another kind"};
    return outcome->match(
        [](const Reply& reply) -> Outcome<T> {
            if (const auto* value = std::get_if<T>(&reply)) return Done<T>{*value};
            return Unknown{"a reply of another transaction"};
        },
        [](const Refused& refused) -> Outcome<T> { return refused; },
        [](const Unknown& unknown) -> Outcome<T> { return unknown; });
}
template <class T>
Outcome<T> insurance_outcome(const Heard& heard) {
    return outcome_of<T, insurance::Reply>(heard);
}
template <class T>
Outcome<T> his_outcome(const Heard& heard) {
    return outcome_of<T, his::Reply>(heard);
}
template <class T>
Outcome<T> acquirer_outcome(const Heard& heard) {
    return outcome_of<T, acquirer::Reply>(heard);
}

// The moment at which an event is handled; the only time a machine ever sees.
struct Now {
    CivilTime civil;
    Millis monotonic{0};
};

}  // namespace kiosk
