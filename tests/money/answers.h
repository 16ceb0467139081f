// The three answers of a counterparty.
#pragma once

#include "kiosk/domain/effect.h"

namespace kiosk::money::test {

template <class T>
AnswerBody refused(RefusalReason reason) {
    return Outcome<T>{Refused{reason, "-1", "no"}};
}
template <class T>
AnswerBody unknown() {
    return Outcome<T>{Unknown{"lost"}};
}
template <class Reply, class Value>
AnswerBody yes(Value value) {
    return Outcome<Reply>{Done<Reply>{Reply{std::move(value)}}};
}

}  // namespace kiosk::money::test
