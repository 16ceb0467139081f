// What an issuer's security module and a chip compute, for twins alone: the chip (VirtualCard), the module in
// the reader (VirtualSecurityModule) and the issuer behind the network (issuer_answer, and the simulated
// hospital, which repeats these lines because it may not include this room). Local: the real algorithms are
// SSF33, which is not public, and SM4 with details that are not.
//
// E(k, b) is SM4 (GB/T 32907-2016) of one block of 16 bytes b under the key k of 16 bytes, without padding.
// "~" inverts every bit, "|" joins. With a master key M, the card's identification C (16 bytes, the value of
// EF05 record 1), a process factor P and a source factor S (8 bytes each, as the card drew them):
//   card key     K = E(M, C)
//   session key  Q = E(K, P | ~P)
//   proof        B = E(Q, S | ~S)                                    16 bytes
//   internal result = B[0..8) xor B[8..16), with the master key for internal authentication     8 bytes
//   external token  = B, with the master key RKSSSE                                            16 bytes
// The algorithm's number is no part of it.
// Example: both master keys 000102..0F, C = 330300D15600000599110145FFFFFFFF, P = 0102030405060708,
// S = 1112131415161718 give the token E5724C902AA806B3A2760B723D49A578 and the result 470447E217E1A3CB.
#pragma once

#include <string>
#include <string_view>

namespace kiosk::hal::card {

// One SM4 block; both of 16 bytes, else empty.
[[nodiscard]] std::string sm4_block(std::string_view key, std::string_view block);

[[nodiscard]] std::string internal_result_of(std::string_view master_key, std::string_view identification,
                                             std::string_view process, std::string_view source);
[[nodiscard]] std::string external_token_of(std::string_view master_key, std::string_view identification,
                                            std::string_view process, std::string_view source);

}  // namespace kiosk::hal::card
