// The only file that knows winscard. pcsc-lite says "valid" about a context whose daemon is dead, and
// "connected" about a card that is gone; so the codes are folded here and the truth is asked for elsewhere.
#include "hal/card/pcsc.h"

#include <winscard.h>

#include <array>

#include <fmt/format.h>

#include "hal/card/apdu.h"

namespace kiosk::hal::pcsc {
namespace {

constexpr const char* hot_plug = "\\\\?PnP?\\Notification";

Failure failure(LONG code) {
    const auto number = static_cast<std::uint32_t>(code);
    const auto made = [&](Problem problem) { return Failure{problem, fmt::format("{:08X}", number)}; };
    switch (number) {
        case static_cast<std::uint32_t>(SCARD_F_COMM_ERROR):
        case static_cast<std::uint32_t>(SCARD_E_NO_SERVICE):
        case static_cast<std::uint32_t>(SCARD_E_SERVICE_STOPPED):
        case static_cast<std::uint32_t>(SCARD_E_INVALID_HANDLE):
            return made(Problem::daemon_dead);
        case static_cast<std::uint32_t>(SCARD_E_UNKNOWN_READER):
        case static_cast<std::uint32_t>(SCARD_E_READER_UNAVAILABLE):
        case static_cast<std::uint32_t>(SCARD_E_NO_READERS_AVAILABLE):
            return made(Problem::no_reader);
        case static_cast<std::uint32_t>(SCARD_E_NO_SMARTCARD):
            return made(Problem::no_card);
        case static_cast<std::uint32_t>(SCARD_W_REMOVED_CARD):
        case static_cast<std::uint32_t>(SCARD_E_NOT_TRANSACTED):
            return made(Problem::card_gone);
        case static_cast<std::uint32_t>(SCARD_W_UNRESPONSIVE_CARD):
        case static_cast<std::uint32_t>(SCARD_W_UNPOWERED_CARD):
        case static_cast<std::uint32_t>(SCARD_W_UNSUPPORTED_CARD):
        case static_cast<std::uint32_t>(SCARD_E_PROTO_MISMATCH):
            return made(Problem::mute);
        case static_cast<std::uint32_t>(SCARD_E_SHARING_VIOLATION):
            return made(Problem::shared);
        case static_cast<std::uint32_t>(SCARD_W_RESET_CARD):
            return made(Problem::was_reset);
        case static_cast<std::uint32_t>(SCARD_E_TIMEOUT):
            return made(Problem::timed_out);
        case static_cast<std::uint32_t>(SCARD_E_CANCELLED):
            return made(Problem::cancelled);
        default:
            return made(Problem::other);
    }
}

class OpenCard final : public Card {
public:
    OpenCard(SCARDHANDLE handle, DWORD protocol) : handle_{handle}, protocol_{protocol} {}
    OpenCard(const OpenCard&) = delete;
    OpenCard& operator=(const OpenCard&) = delete;
    // Unpower and not reset: no state and no key stays in the chip.
    ~OpenCard() override { SCardDisconnect(handle_, SCARD_UNPOWER_CARD); }

    std::string atr() const override {
        std::array<BYTE, MAX_ATR_SIZE> bytes{};
        DWORD length = bytes.size();
        DWORD state = 0;
        DWORD protocol = 0;
        DWORD name_length = 0;
        if (SCardStatus(handle_, nullptr, &name_length, &state, &protocol, bytes.data(), &length) !=
            SCARD_S_SUCCESS)
            return "";
        return {reinterpret_cast<const char*>(bytes.data()), length};
    }

    Answer<std::string> transmit(std::string_view command) override {
        const bool t1 = protocol_ == SCARD_PROTOCOL_T1;
        const auto* header = t1 ? SCARD_PCI_T1 : SCARD_PCI_T0;
        if (!t1) command = card::as_t0_takes_it(command);
        std::string answer(MAX_BUFFER_SIZE, '\0');
        DWORD length = answer.size();
        const LONG code =
            SCardTransmit(handle_, header, reinterpret_cast<const BYTE*>(command.data()), command.size(),
                          nullptr, reinterpret_cast<BYTE*>(answer.data()), &length);
        if (code != SCARD_S_SUCCESS) return std::unexpected{failure(code)};
        answer.resize(length);
        return answer;
    }

    Answer<std::string> control(std::uint32_t code, std::string_view input) override {
        std::string answer(MAX_BUFFER_SIZE, '\0');
        DWORD length = 0;
        const LONG result =
            SCardControl(handle_, code, input.data(), input.size(), answer.data(), answer.size(), &length);
        if (result != SCARD_S_SUCCESS) return std::unexpected{failure(result)};
        answer.resize(length);
        return answer;
    }

private:
    SCARDHANDLE handle_;
    DWORD protocol_;
};

class RealContext final : public Context {
public:
    explicit RealContext(SCARDCONTEXT context) : context_{context} {}
    RealContext(const RealContext&) = delete;
    RealContext& operator=(const RealContext&) = delete;
    ~RealContext() override { SCardReleaseContext(context_); }

    Answer<std::vector<std::string>> readers() override {
        DWORD length = 0;
        LONG code = SCardListReaders(context_, nullptr, nullptr, &length);
        std::string names(length, '\0');
        if (code == SCARD_S_SUCCESS) code = SCardListReaders(context_, nullptr, names.data(), &length);
        if (static_cast<std::uint32_t>(code) == static_cast<std::uint32_t>(SCARD_E_NO_READERS_AVAILABLE))
            return std::vector<std::string>{};
        if (code != SCARD_S_SUCCESS) return std::unexpected{failure(code)};
        std::vector<std::string> list;
        for (const char* name = names.c_str(); *name != '\0'; name += list.back().size() + 1)
            list.emplace_back(name);
        return list;
    }

    Answer<Slot> wait_for_change(const std::string& reader, std::uint32_t raw_before, Millis time) override {
        std::array<SCARD_READERSTATE, 2> states{};
        states[0].szReader = reader.c_str();
        states[0].dwCurrentState = raw_before;
        states[1].szReader = hot_plug;
        const bool both = !reader.empty();
        auto* first = both ? states.data() : states.data() + 1;
        const LONG code =
            SCardGetStatusChange(context_, static_cast<DWORD>(time.count()), first, both ? 2U : 1U);
        if (code != SCARD_S_SUCCESS) return std::unexpected{failure(code)};
        const auto now = states[0].dwEventState;
        Slot slot;
        slot.gone = (now & (SCARD_STATE_UNKNOWN | SCARD_STATE_UNAVAILABLE | SCARD_STATE_IGNORE)) != 0;
        slot.present = !slot.gone && (now & SCARD_STATE_PRESENT) != 0;
        slot.event_count = static_cast<std::uint32_t>(now >> 16);
        slot.raw = static_cast<std::uint32_t>(now & ~DWORD{SCARD_STATE_CHANGED});
        return slot;
    }

    Answer<std::unique_ptr<Card>> connect(const std::string& reader) override {
        SCARDHANDLE handle = 0;
        DWORD protocol = 0;
        LONG code = SCardConnect(context_, reader.c_str(), SCARD_SHARE_EXCLUSIVE,
                                 SCARD_PROTOCOL_T0 | SCARD_PROTOCOL_T1, &handle, &protocol);
        if (static_cast<std::uint32_t>(code) == static_cast<std::uint32_t>(SCARD_W_RESET_CARD))
            code = SCardReconnect(handle, SCARD_SHARE_EXCLUSIVE, SCARD_PROTOCOL_T0 | SCARD_PROTOCOL_T1,
                                  SCARD_RESET_CARD, &protocol);
        if (code != SCARD_S_SUCCESS) return std::unexpected{failure(code)};
        return std::make_unique<OpenCard>(handle, protocol);
    }

    void cancel() override { SCardCancel(context_); }

private:
    SCARDCONTEXT context_;
};

}  // namespace

Answer<std::unique_ptr<Context>> make_context() {
    SCARDCONTEXT context = 0;
    const LONG code = SCardEstablishContext(SCARD_SCOPE_SYSTEM, nullptr, nullptr, &context);
    if (code != SCARD_S_SUCCESS) return std::unexpected{failure(code)};
    return std::make_unique<RealContext>(context);
}

}  // namespace kiosk::hal::pcsc
