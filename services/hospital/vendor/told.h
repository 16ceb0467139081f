// What the FHIR side answers, told in the vendor's words: `data` of the envelope. Null: nothing of that kind
// is there.
#pragma once

#include "services/hospital/wire.h"

namespace kiosk::hospital::vendor {

using Tell = Json (*)(const Json& answer);

Json tell_departments(const Json& bundle);
Json tell_sessions(const Json& bundle);
Json tell_patient(const Json& bundle);
Json tell_orders(const Json& bundle);
Json tell_held(const Json& resource);
Json tell_found(const Json& bundle);  // what is held under one case
Json tell_marked(const Json& resource);
Json tell_released(const Json& resource);
Json tell_confirmed(const Json& resource);
Json tell_records(const Json& bundle);
Json tell_payments(const Json& bundle);
Json tell_copy(const Json& resource);
Json tell_bills(const Json& bundle);

}  // namespace kiosk::hospital::vendor
