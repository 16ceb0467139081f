// What whoever paid alone, because insurance could not be reached, needs to get that money back: first the
// short way at the hospital's own window, then the papers for a claim by hand.
#include <utility>

#include "printer/slip_writer.h"

namespace kiosk::printer {
namespace {

using namespace line;

class ClaimWriter : private SlipWriter {
public:
    explicit ClaimWriter(const SlipContent& content) : SlipWriter{content} {}

    std::vector<Line> write() {
        rule(3);
        put(Centred{both({"医保未结算，可以补办", "Insurance did not pay: claim it back"}), 30, true});
        space(12);
        put(Paragraph{both({"办理时医保系统连不上，费用由您先付。",
                            "The insurance system could not be reached, so you paid first."}),
                      false});
        space(10);
        at_the_window();
        papers();
        institution();
        return std::move(lines_);
    }

private:
    [[nodiscard]] const ClaimingBack& claim() const { return *content_.claiming_back; }

    void at_the_window() {
        const auto& window = claim().window;
        if (window.zh.empty()) return;
        put(Paragraph{both({"最省事：带本单和医保码或社保卡去补结算：",
                            "Easiest: bring this slip and your e-code or card to:"}),
                      false});
        space(4);
        put(Paragraph{both({window.zh, window.en}), true});
        space(12);
    }

    void papers() {
        put(Paragraph{
            both({"或到参保地医保经办机构手工报销，请带：", "Or claim at your insurance office. Bring:"}),
            true});
        const auto paper = [&](Phrase phrase) {
            space(6);
            put(Paragraph{both({"□ " + phrase.zh, "□ " + phrase.en}), false});
        };
        paper({"医保码、社保卡或身份证", "E-code, social-security card or ID card"});
        paper({"医院收费票据（电子票据）", "Invoice (e-invoice)"});
        paper({"费用清单", "List of charges"});
        if (claim().drugs) paper({"处方", "Prescription"});
        if (!claim().papers_here) return;
        space(8);
        put(Paragraph{both({"票据和清单可在自助机“票据和清单”里打印",
                            "Kiosks print invoice and list: choose Invoices"}),
                      false});
    }

    void institution() {
        if (claim().institution_code.empty()) return;
        space(10);
        put(Pair{label("医院编码", "Hospital code"), {claim().institution_code, ""}, ""});
    }
};

}  // namespace

std::vector<Line> claim_lines_of(const SlipContent& content) { return ClaimWriter{content}.write(); }

}  // namespace kiosk::printer
