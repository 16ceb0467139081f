// Staff cards, genuine and not: who issued them, when, for what, and whether the card that lies there holds
// the key. Whatever a stranger's card brings is refused, none of it is believed, and nothing crashes.
#include <random>

#include "services/staff/card.h"
#include "tests/staff/staff_room.h"

namespace kiosk::services::test {
namespace {

class StaffCards : public StaffRoom {
protected:
    void SetUp() override {
        StaffRoom::SetUp();
        authority = make_authority();
        write_file("authority.pem", authority.pem());
        config.authority = file("authority.pem");
        card = make_card(wish(), &authority);
    }
    [[nodiscard]] std::expected<StaffIdentity, StaffRefusal> examine(const CardWish& wished) const {
        return door->examine(make_card(wished, &authority).der());
    }
    // As the screen does it: knock, challenge, signature.
    [[nodiscard]] std::expected<StaffIdentity, StaffRefusal> admit(const Card& who) const {
        EXPECT_TRUE(door->knock(door->subject_of_card(who.der())));
        const auto challenge = door->draw_challenge();
        return door->admit_card(who.der(), challenge, who.sign(challenge));
    }

    Card authority;
    Card card;
};

TEST_F(StaffCards, GenuineCardLetsIn) {
    open();
    const StaffIdentity engineer{"E1007", StaffRole::engineer, true};
    EXPECT_EQ(door->examine(card.der()), engineer);
    EXPECT_EQ(admit(card), engineer);
    auto wished = wish();
    wished.units = {"Ward 3", "attendant"};
    wished.name = "A2001";
    wished.key = KeyKind::rsa2048;
    EXPECT_EQ(admit(make_card(wished, &authority)), (StaffIdentity{"A2001", StaffRole::attendant, true}));
}

TEST_F(StaffCards, ReplayedChallengeIsStale) {
    open();
    const auto challenge = door->draw_challenge();
    EXPECT_EQ(challenge.size(), 32U);
    ASSERT_TRUE(door->admit_card(card.der(), challenge, card.sign(challenge)));
    EXPECT_EQ(door->admit_card(card.der(), challenge, card.sign(challenge)).error(),
              StaffRefusal::stale_challenge);
    // A failure uses it up as well.
    const auto second = door->draw_challenge();
    EXPECT_EQ(door->admit_card(card.der(), second, "no signature").error(), StaffRefusal::bad_signature);
    EXPECT_EQ(door->admit_card(card.der(), second, card.sign(second)).error(), StaffRefusal::stale_challenge);
    EXPECT_EQ(door->admit_card(card.der(), "", card.sign("")).error(), StaffRefusal::stale_challenge);
}

TEST_F(StaffCards, ChallengeIsValidForAMinuteAndUntilTheNext) {
    open();
    auto challenge = door->draw_challenge();
    clock.advance(60s);
    clock.step_civil(-1h);
    EXPECT_TRUE(door->admit_card(card.der(), challenge, card.sign(challenge)));
    challenge = door->draw_challenge();
    clock.advance(60'001ms);
    EXPECT_EQ(door->admit_card(card.der(), challenge, card.sign(challenge)).error(),
              StaffRefusal::stale_challenge);
    challenge = door->draw_challenge();
    EXPECT_NE(door->draw_challenge(), challenge);
    EXPECT_EQ(door->admit_card(card.der(), challenge, card.sign(challenge)).error(),
              StaffRefusal::stale_challenge);
}

TEST_F(StaffCards, OutsideItsDatesIsExpired) {
    open();
    auto wished = wish();
    wished.until = clock.civil() + Millis{-1s};
    EXPECT_EQ(examine(wished).error(), StaffRefusal::expired);
    wished.until = clock.civil() + Millis{10s};
    wished.from = clock.civil() + Millis{5s};
    EXPECT_EQ(examine(wished).error(), StaffRefusal::expired);
    clock.advance(6s);
    EXPECT_TRUE(examine(wished));
    clock.advance(5s);
    EXPECT_EQ(examine(wished).error(), StaffRefusal::expired);
}

TEST_F(StaffCards, ExpiresBetweenExamineAndAdmit) {
    open();
    auto wished = wish();
    wished.until = clock.civil() + Millis{5s};
    const auto brief = make_card(wished, &authority);
    ASSERT_TRUE(door->examine(brief.der()));
    const auto challenge = door->draw_challenge();
    clock.advance(10s);
    EXPECT_EQ(door->admit_card(brief.der(), challenge, brief.sign(challenge)).error(), StaffRefusal::expired);
}

TEST_F(StaffCards, RevokedSerialIsRefused) {
    config.revoked = {"FFFF", "0a1b2c"};
    open();
    EXPECT_EQ(door->examine(card.der()).error(), StaffRefusal::revoked);
    EXPECT_EQ(admit(card).error(), StaffRefusal::revoked);
    auto wished = wish();
    wished.serial = 0x0A1B2D;
    EXPECT_TRUE(examine(wished));
}

TEST_F(StaffCards, OfAnotherAuthorityIsUnknown) {
    open();
    const auto same_name = make_authority();  // same name, another key
    const auto other = make_authority("Others");
    for (const auto* issuer : {&same_name, &other}) {
        const auto stranger = make_card(wish(), issuer);
        EXPECT_EQ(door->examine(stranger.der()).error(), StaffRefusal::unknown_issuer);
        EXPECT_EQ(admit(stranger).error(), StaffRefusal::unknown_issuer);
        auto wished = wish();
        wished.until = clock.civil() + Millis{-1s};  // an expired stranger is a stranger
        EXPECT_EQ(door->examine(make_card(wished, issuer).der()).error(), StaffRefusal::unknown_issuer);
    }
    EXPECT_EQ(door->examine(make_card(wish(), nullptr).der()).error(), StaffRefusal::unknown_issuer);
    // A card that issues cards: it is no authority.
    EXPECT_EQ(door->examine(make_card(wish(), &card).der()).error(), StaffRefusal::unknown_issuer);
}

TEST_F(StaffCards, WeakSignatureOfTheAuthorityIsUnknown) {
    open();
    auto wished = wish();
    wished.digest = "SHA1";
    EXPECT_EQ(examine(wished).error(), StaffRefusal::unknown_issuer);
}

TEST_F(StaffCards, ByAnIntermediateOfTheFile) {
    auto between = wish();
    between.name = "Staff cards, ward";
    between.units = {};
    between.authority = true;
    between.key_usage = "critical,keyCertSign";
    const auto ward = make_card(between, &authority);
    const auto of_ward = make_card(wish(), &ward);
    open();
    EXPECT_EQ(door->examine(of_ward.der()).error(), StaffRefusal::unknown_issuer);
    write_file("authority.pem", ward.pem() + authority.pem());
    open();
    EXPECT_TRUE(door->examine(of_ward.der()));
    EXPECT_TRUE(door->examine(card.der()));
}

TEST_F(StaffCards, NamesNoRoleOfOurs) {
    open();
    auto wished = wish();
    for (const std::vector<std::string>& units :
         {std::vector<std::string>{}, {"Engineer"}, {"engineer "}, {"engineer", "attendant"}}) {
        wished.units = units;
        EXPECT_EQ(examine(wished).error(), StaffRefusal::no_role);
    }
    wished = wish();
    wished.name = "";
    EXPECT_EQ(examine(wished).error(), StaffRefusal::no_role);
    wished = wish();
    wished.key_usage = "critical,keyEncipherment";
    EXPECT_EQ(examine(wished).error(), StaffRefusal::no_role);
    wished.key_usage = "";
    EXPECT_TRUE(examine(wished));
}

TEST_F(StaffCards, SignatureMustBeThisChallengesByThisKey) {
    config.free_tries = 20;
    config.tries_most = 100;
    open();
    const auto thief = make_card(wish(), &authority);  // a genuine card, but another
    auto challenge = door->draw_challenge();
    EXPECT_EQ(door->admit_card(card.der(), challenge, thief.sign(challenge)).error(),
              StaffRefusal::bad_signature);
    challenge = door->draw_challenge();
    EXPECT_EQ(door->admit_card(card.der(), challenge, card.sign(std::string(32, 'x'))).error(),
              StaffRefusal::bad_signature);
    for (const auto kind : {KeyKind::p384, KeyKind::rsa1024}) {  // keys that are not taken
        auto wished = wish();
        wished.key = kind;
        const auto other = make_card(wished, &authority);
        challenge = door->draw_challenge();
        EXPECT_FALSE(door->admit_card(other.der(), challenge, other.sign(challenge)));
    }
    // Every single bit of a good signature counts.
    for (std::size_t at = 0; at < 16; ++at) {
        challenge = door->draw_challenge();
        auto signature = card.sign(challenge);
        signature[at * signature.size() / 16] ^= 1;
        EXPECT_FALSE(door->admit_card(card.der(), challenge, signature)) << at;
    }
}

TEST_F(StaffCards, CardsAreCountedAndNotBraked) {
    open();
    const auto subject = door->subject_of_card(card.der());
    EXPECT_EQ(subject.substr(0, 5), "card ");
    for (int i = 0; i < 5; ++i) {
        ASSERT_EQ(door->knock(subject)->answer, Knock::Answer::try_now);
        door->card_said_wrong_pin(card.der(), 4 - i);
    }
    EXPECT_EQ(door->knock(subject), (Knock{Knock::Answer::wait, 15s, 10}));
    EXPECT_EQ(door->look(door->subject_of_number("1007")).wait, 0s);
    const auto other = make_card(wish(), &authority);
    EXPECT_EQ(door->look(door->subject_of_card(other.der())).wait, 0s);
    clock.advance(15s);
    EXPECT_TRUE(admit(card));
    EXPECT_EQ(door->look(subject), (Knock{Knock::Answer::try_now, 0s, 15}));
    for (int number = 0; number < 5; ++number) EXPECT_FALSE(sign_in(std::to_string(number), "0", "0"));
    EXPECT_EQ(door->look(door->subject_of_number("1007")).wait, 15s);
    EXPECT_TRUE(admit(card));
}

TEST_F(StaffCards, WithoutAnAuthorityNoCardIsAccepted) {
    config.authority.clear();
    open();
    EXPECT_EQ(door->examine(card.der()).error(), StaffRefusal::unknown_issuer);
}

TEST_F(StaffCards, WrongAuthorityFileIsNamed) {
    const auto refused = [&](const std::string& text) {
        write_file("authority.pem", text);
        const auto log = AuditLog::open(path(), clock);
        const auto opened = StaffDoor::open(config, path(), clock, **log);
        return opened ? std::string{} : opened.error().text;
    };
    for (const auto& text :
         {std::string{}, std::string{"no certificate"}, card.pem(),
          authority.pem() + make_authority("Others").pem(), authority.pem().substr(0, 200),
          make_card(wish(), nullptr).pem(),
          authority.pem() + "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n"})
        EXPECT_NE(refused(text).find("staff.card_authority"), std::string::npos) << text;
    EXPECT_EQ(refused(authority.pem()), "");
}

TEST_F(StaffCards, GarbageIsRefused) {
    open();
    const auto judge = staff::Authority::open(config);
    ASSERT_TRUE(judge);
    const auto now = clock.civil();
    const auto whole = card.der();
    std::mt19937 random{7};
    std::vector<std::string> bad{"",          "\x30",          std::string(70'000, '\x30'),
                                 whole + "x", whole.substr(1), std::string("\x30\x84\xff\xff\xff\xff", 6)};
    for (std::size_t length = 0; length < whole.size(); length += 7) bad.push_back(whole.substr(0, length));
    for (const auto& der : bad) {
        EXPECT_EQ(judge->examine(der, now).error(), StaffRefusal::unknown_issuer);
        EXPECT_FALSE(staff::card_subject(der).empty());
        EXPECT_FALSE(staff::signed_by(der, "challenge", "signature"));
    }
    // Every byte changed once, then many at a time: the authority's signature fits none of them.
    for (std::size_t at = 0; at < whole.size() + 2'000; ++at) {
        auto der = whole;
        const auto changes = at < whole.size() ? 1 : 1 + random() % 8;
        for (unsigned i = 0; i < changes; ++i) {
            auto& byte = der[at < whole.size() ? at : random() % der.size()];
            byte = static_cast<char>(byte ^ static_cast<char>(1 + random() % 255));
        }
        if (der == whole) continue;
        EXPECT_FALSE(judge->examine(der, now)) << at;
        EXPECT_FALSE(staff::signed_by(der, "challenge", "signature"));
    }
    EXPECT_TRUE(judge->examine(whole, now));
    EXPECT_EQ(door->examine(bad.back()).error(), StaffRefusal::unknown_issuer);
}

// Who could write the same certificate in other bytes had a fresh count for each.
TEST_F(StaffCards, SecondSignatureOfTheSameContentIsTheSameCard) {
    open();
    X509* copy = X509_dup(card.certificate.get());
    X509_sign(copy, authority.key.get(), EVP_sha256());  // ECDSA is random: other bytes, as good
    const Card again{card.key, {copy, X509_free}};
    ASSERT_NE(again.der(), card.der());
    ASSERT_TRUE(door->examine(again.der()));
    EXPECT_EQ(door->subject_of_card(again.der()), door->subject_of_card(card.der()));
}

}  // namespace
}  // namespace kiosk::services::test
