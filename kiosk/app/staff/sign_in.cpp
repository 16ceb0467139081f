// Signing in: a staff card and its PIN, or staff number, one-time code and PIN. Each try is counted before
// anything is checked; what is refused is said in words that tell a stranger nothing.
#include <fmt/format.h>

#include "kiosk/app/staff/pages.h"

namespace kiosk::app::staff {
namespace {

using services::Knock;
using services::StaffRefusal;

constexpr Millis card_patience{20'000};
constexpr int number_digits_most = 12;  // as [[staff.member]] and `kiosk staff enroll` allow
constexpr int code_digits = 6;
constexpr int pin_digits_most = 12;
constexpr int card_pin_digits_most = 8;  // of a PIV card

const words::Phrase& words_of(StaffRefusal refusal) {
    switch (refusal) {
        case StaffRefusal::wrong:
            return words::sign_in_wrong;
        case StaffRefusal::code_used:
            return words::sign_in_code_used;
        case StaffRefusal::expired:
            return words::sign_in_expired;
        case StaffRefusal::unknown_issuer:
            return words::sign_in_unknown;
        case StaffRefusal::revoked:
            return words::sign_in_revoked;
        case StaffRefusal::no_role:
            return words::sign_in_no_role;
        case StaffRefusal::bad_signature:
        case StaffRefusal::stale_challenge:
            return words::sign_in_not_genuine;
    }
    return words::sign_in_not_genuine;
}

enum class Asking { who, number, code, pin, card_pin, reading, checking };
bool asks_nothing(Asking asking) { return asking == Asking::reading || asking == Asking::checking; }

class SignIn final : public Page {
public:
    explicit SignIn(Office& office) : office_{office} {}
    void begun() override {
        if (office_.station->card_inside(DeviceKind::card_reader)) read_card();
    }

    screen::Staff draw() override;
    void touched(const std::string& name, const std::string& text) override;
    [[nodiscard]] std::optional<Millis> refresh() const override {
        // A wait counts down on the screen.
        return held_back_ ? std::optional{Millis{1'000}} : std::nullopt;
    }
    void card_inserted() override {
        if (!asks_nothing(asking_)) read_card();
    }
    void card_removed() override {
        if (asking_ == Asking::card_pin) begin_again(words::sign_in_pulled.text());
    }

private:
    [[nodiscard]] LocalizedText question() const;
    void begin_again(LocalizedText why) {
        asking_ = Asking::who;
        held_back_ = false;
        lead_ = std::move(why);
        number_.clear();
        code_ = {};
        office_.redraw();
    }
    void read_card();
    void on_card(const device::Completion& read);
    void prove_card(const Secret& pin);
    void on_signed(const std::string& challenge, const device::Completion& signed_by);
    void check_number(const Secret& pin);
    // Counts a try; false: the page says why there may be none.
    bool knock(const std::string& subject);
    void admitted(const std::expected<services::StaffIdentity, StaffRefusal>& result);
    void hold_back(const Knock& knock);
    [[nodiscard]] static LocalizedText wait_words(const Knock& knock);

    Office& office_;
    Asking asking_ = Asking::who;
    LocalizedText lead_;
    bool held_back_ = false;  // the lead counts the seconds of whoever tried last
    std::string number_;
    Secret code_;
    std::string certificate_;
    std::string subject_;  // who tried last
};

LocalizedText SignIn::question() const {
    switch (asking_) {
        case Asking::who:
            break;
        case Asking::number:
            return words::sign_in_number.text();
        case Asking::code:
            return words::sign_in_code.text();
        case Asking::pin:
            return words::sign_in_pin.text();
        case Asking::card_pin:
            return words::sign_in_card_pin.text();
        case Asking::reading:
            return words::sign_in_reading.text();
        case Asking::checking:
            return words::sign_in_checking.text();
    }
    const bool by_card = !office_.config->staff.authority.empty();
    return (by_card ? words::sign_in_lead : words::sign_in_number_only).text();
}

screen::Staff SignIn::draw() {
    screen::Staff shown;
    shown.page = "sign_in";
    shown.title = words::sign_in_title.text();
    shown.lead = question();
    if (asking_ == Asking::who && held_back_) {
        const auto held = office_.door->look(subject_);
        held_back_ = held.answer == Knock::Answer::wait;
        lead_ = held_back_ ? wait_words(held) : LocalizedText{};
    }
    if (asking_ == Asking::who && !lead_.zh.empty()) {
        shown.lead = lead_;
        shown.warns = true;
    }
    switch (asking_) {
        case Asking::who:
            shown.actions.push_back(main_action("number", words::sign_in_by_number));
            break;
        case Asking::number:
            shown.widget = screen::StaffDigits{number_digits_most, false};
            break;
        case Asking::code:
            shown.widget = screen::StaffDigits{code_digits, false};
            break;
        case Asking::pin:
            shown.widget = screen::StaffDigits{pin_digits_most, true};
            break;
        case Asking::card_pin:
            shown.widget = screen::StaffDigits{card_pin_digits_most, true};
            break;
        case Asking::reading:
        case Asking::checking:
            break;
    }
    if (asking_ != Asking::who) shown.back = "staff/back";
    return shown;
}

void SignIn::touched(const std::string& name, const std::string& text) {
    if (name == "back") return begin_again({});
    if (name == "number") {
        asking_ = Asking::number;
    } else if (name == "digits" && asking_ == Asking::number) {
        number_ = text;
        asking_ = Asking::code;
    } else if (name == "digits" && asking_ == Asking::code) {
        code_ = Secret{text};
        asking_ = Asking::pin;
    } else if (name == "digits" && asking_ == Asking::pin) {
        return check_number(Secret{text});
    } else if (name == "digits" && asking_ == Asking::card_pin) {
        return prove_card(Secret{text});
    }
    office_.redraw();
}

void SignIn::hold_back(const Knock& knock) {
    if (knock.answer == Knock::Answer::dead) return begin_again(words::sign_in_dead.text());
    begin_again(wait_words(knock));
    held_back_ = true;
    office_.redraw();
}

LocalizedText SignIn::wait_words(const Knock& knock) {
    constexpr Millis almost_a_second{999};
    return words::sign_in_wait.with((knock.wait + almost_a_second).count() / 1000);
}

bool SignIn::knock(const std::string& subject) {
    subject_ = subject;
    const auto answer = office_.door->knock(subject);
    if (!answer) {
        begin_again(words::sign_in_broken.text());
        return false;
    }
    if (answer->answer == Knock::Answer::try_now) return true;
    hold_back(*answer);
    return false;
}

void SignIn::admitted(const std::expected<services::StaffIdentity, StaffRefusal>& result) {
    if (result) return office_.signed_in(*result);
    if (result.error() != StaffRefusal::wrong) return begin_again(words_of(result.error()).text());
    const auto left = office_.door->look(subject_);
    if (left.answer != Knock::Answer::try_now) return hold_back(left);
    begin_again(words::sign_in_wrong.with(left.tries_left));
}

void SignIn::check_number(const Secret& pin) {
    if (!knock(office_.door->subject_of_number(number_))) return;
    asking_ = Asking::checking;
    office_.redraw();
    // A PIN is made slow to check on purpose.
    auto result = std::make_shared<std::expected<services::StaffIdentity, StaffRefusal>>(
        std::unexpected{StaffRefusal::wrong});
    office_.run([door = office_.door, result, pin, number = number_,
                 code = code_] { *result = door->admit_code(number, code, pin); },
                [this, result] { admitted(*result); });
}

void SignIn::read_card() {
    asking_ = Asking::reading;
    lead_ = {};
    office_.redraw();
    auto read = std::make_shared<device::Completion>();
    office_.run(
        [station = office_.station, read] {
            *read = station->perform(DeviceKind::card_reader, device::ReadStaffCard{}, card_patience);
        },
        [this, read] { on_card(*read); });
}

void SignIn::on_card(const device::Completion& read) {
    if (const auto* failed = std::get_if<device::CardFailed>(&read)) {
        const bool pulled = failed->trouble == device::CardTrouble::pulled;
        return begin_again((pulled ? words::sign_in_pulled : words::sign_in_not_staff).text());
    }
    const auto* card = std::get_if<device::StaffCardRead>(&read);
    if (card == nullptr) return begin_again(words::sign_in_reader_down.text());
    const auto known = office_.door->examine(card->certificate);
    if (!known) return begin_again(words_of(known.error()).text());
    certificate_ = card->certificate;
    const auto subject = office_.door->subject_of_card(certificate_);
    const auto held = office_.door->look(subject);
    if (held.answer != Knock::Answer::try_now) {
        subject_ = subject;
        return hold_back(held);
    }
    asking_ = Asking::card_pin;
    office_.redraw();
}

void SignIn::prove_card(const Secret& pin) {
    if (!knock(office_.door->subject_of_card(certificate_))) return;
    asking_ = Asking::checking;
    office_.redraw();
    const auto challenge = office_.door->draw_challenge();
    auto answer = std::make_shared<device::Completion>();
    office_.run(
        [station = office_.station, answer, challenge, pin] {
            *answer = station->perform(DeviceKind::card_reader, device::SignChallenge{challenge, pin},
                                       card_patience);
        },
        [this, answer, challenge] { on_signed(challenge, *answer); });
}

void SignIn::on_signed(const std::string& challenge, const device::Completion& signed_by) {
    if (const auto* ready = std::get_if<device::ChallengeSigned>(&signed_by))
        return admitted(office_.door->admit_card(certificate_, challenge, ready->signature));
    if (const auto* wrong = std::get_if<device::PinWrong>(&signed_by)) {
        office_.door->card_said_wrong_pin(certificate_, wrong->tries_left);
        const bool blocked = wrong->not_asked || wrong->tries_left == 0;
        return begin_again(blocked ? words::sign_in_pin_blocked.text()
                                   : words::sign_in_pin_left.with(wrong->tries_left));
    }
    // Nothing was proved: an empty signature goes into the audit log as what it is.
    static_cast<void>(office_.door->admit_card(certificate_, challenge, ""));
    if (std::holds_alternative<device::CardFailed>(signed_by))
        return begin_again(words::sign_in_pulled.text());
    begin_again(words::sign_in_reader_down.text());
}

}  // namespace

NextPage sign_in_page(Office& office) { return std::make_unique<SignIn>(office); }

}  // namespace kiosk::app::staff
