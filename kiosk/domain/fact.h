// One line of the money journal: what was about to be done, or what became of it. Facts are about legs of a
// case and are never a replay of `step`, so newer software reads older journals.
#pragma once

#include <string>

#include "kiosk/base/fen.h"
#include "kiosk/base/ids.h"

namespace kiosk {

// One movement at one counterparty.
enum class Leg {
    hold,       // HIS: number held (HoldSlot … ReleaseHold)
    visit,      // 2201 … 2202
    fees,       // 2204 … 2205
    insurance,  // 2207 … 2208 or 2601
    own,        // Pay … Reverse or Refund
    booking,    // HIS: confirmed
};

enum class FactKind {
    case_opened,  // payload: who and what (encrypted under the case's key)
    sent,         // written before bytes leave: leg, key, amount, body hash
    done,         // payload: what the counterparty gave (setl_id, transaction number …)
    refused,
    unknown,
    undo_sent,  // the undo's own key, and the key of what it undoes
    undo_done,
    undo_refused,
    undo_unknown,
    commit,        // from here on forward
    abort,         // from here on back (also AbortAfterCommit)
    slip_printed,  // the one original
    case_closed,
};

struct Fact {
    CaseId case_id;
    FactKind kind = FactKind::case_opened;
    Leg leg = Leg::hold;    // meaningful for sent … undo_unknown
    std::string key;        // msgid, order number, refund number, appointment id: the counterparty's handle
    std::string undoes;     // undo_*: key of the original
    Fen amount;             // what moves, or 0
    std::string body_hash;  // SM3 of the bytes, filled in by the driver for sent and undo_sent
    std::string detail;     // JSON object without personal data: codes, reasons, setl_id, clr_optins …
    std::string personal;   // JSON object with personal data: the journal encrypts it under the case's key
    friend bool operator==(const Fact&, const Fact&) = default;
};

}  // namespace kiosk
