// What was charged, on paper that counts: the electronic invoice (医疗收费电子票据) of each payment, and the
// charges one by one.
#pragma once

#include <string>
#include <vector>

#include "kiosk/domain/bill.h"

namespace kiosk {

struct EInvoice {
    std::string code;        // 票据代码
    std::string number;      // 票据号码
    std::string check_code;  // 校验码
    std::string url;         // of the issuer's page: what the QR code says
    LocalizedText kind;      // "门诊收费票据"
    CivilTime issued_at;
    Fen total;
    Fen fund;     // 医保统筹支付
    Fen account;  // 个人账户支付
    Fen own;      // 个人现金支付
    // 其他支付: whatever else makes the total (family aid, the hospital's part).
    [[nodiscard]] Fen other() const { return total - fund - account - own; }
    friend bool operator==(const EInvoice&, const EInvoice&) = default;
};

struct Charge {
    CivilTime at;
    BillKind kind = BillKind::other;
    FeeLine line;
    bool paid = true;
    friend bool operator==(const Charge&, const Charge&) = default;
};

}  // namespace kiosk
