// The hospital's own system as FHIR R4 (services/his/PROFILE.md): departments, sessions, patients, and the
// life of a held number from hold to booking.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "services/hospital/http.h"
#include "services/hospital/world.h"

namespace kiosk::hospital {

inline constexpr std::int64_t hold_valid_ms_default = 10 * 60'000;

class His {
public:
    explicit His(World& world) : world_{world} {}

    [[nodiscard]] static bool serves(std::string_view path) { return path.starts_with("/fhir/"); }
    // "GET Slot", "POST Appointment", "PUT Appointment booked": for counting and for faults.
    [[nodiscard]] static std::string name_of(const Request& request);
    Reply handle(const Request& request);
    // The next amount that leaves is one fen off.
    void falsify_next() { falsify_ = true; }

private:
    Reply answer(const Request& request);
    void write_down(const Request& request, const Reply& answered);
    Reply departments(const Request& request);
    Reply sessions(const Request& request);
    Reply patient(const Request& request);    // files.cpp
    Reply open_file(const Request& request);  // files.cpp
    Reply holds(const Request& request);
    Reply hold(const Request& request);
    Reply change(const Request& request, const std::string& id);
    Reply renew(const Json& appointment, const Json& body, const Request& request);
    Reply release(const Json& appointment, const Json& body);
    Reply confirm(const Json& appointment, const Json& body);
    Reply hold_again(const Json& appointment);

    // Numbers of holds that ran out go back to their sessions.
    void expire_holds();
    bool take_number(const std::string& slot);
    void give_number_back(const std::string& slot);
    [[nodiscard]] std::int64_t hold_until() const;
    // Whatever is held again after it had been given up.
    bool take(const Json& held);
    void give_back(const Json& held);
    // The Appointment or Task as it is now.
    Json resource(const std::string& id);
    Json appointment_resource(const Json& row);
    struct QueuePlace {
        std::string number;
        std::int64_t ahead = 0;
    };
    QueuePlace place_in_queue(const Json& appointment);

    // orders.cpp: what doctors ordered and nobody has paid, and its payment as a Task
    Reply orders(const Request& request);
    Reply hold_orders(const Request& request);
    [[nodiscard]] static bool is_task(const Json& held) { return !text_of(held, "orders").empty(); }
    [[nodiscard]] static std::string status_of_task(const std::string& status);
    bool take_orders(const Json& held);
    void set_orders(const Json& held, const char* state);
    QueuePlace place_after_paying(const Json& held);
    Json task_resource(const Json& row);
    [[nodiscard]] std::string orders_in_doubt(const std::string& system, const std::string& value,
                                              const Json& wanted);

    // deposits.cpp: stays, and deposits for them as Tasks without orders
    Reply admissions(const Request& request);
    Reply hold_deposit(const Json& body, const std::string& case_id);
    [[nodiscard]] static bool is_deposit(const Json& held) { return !text_of(held, "deposit").empty(); }
    Json deposit_resource(const Json& row);
    [[nodiscard]] Fen deposited(const std::string& stay);
    Json task_of(const Json& row, const Json& inputs, Json extensions);

    // registrations.cpp: what any kiosk may learn of another's
    std::vector<Json> numbers_of_day(const std::string& system, const std::string& value,
                                     const std::string& day);
    std::vector<Json> payments_of_day(const std::string& system, const std::string& value,
                                      const std::string& day);
    Reply count_copy(const Json& appointment, const Json& body);
    [[nodiscard]] static bool is_copy(const Json& body);
    // Trace number of this person's registration for the same department and day whose money is in doubt.
    [[nodiscard]] std::string bill_in_doubt(const std::string& system, const std::string& value,
                                            const Json& slot);
    [[nodiscard]] Json told_to_other_kiosks(const Json& held);
    [[nodiscard]] static Json told_of_session(const Json& slot);

    // booked.cpp: booked ahead, collected and checked in on the day
    Reply booking_days(const Request& request);
    Reply times(const Request& request);
    Reply book(const Request& request, const Json& body);
    Reply due(const Request& request);
    Reply hold_booking(const Request& request, const Json& body);
    Reply arrive(const Json& appointment);
    [[nodiscard]] static bool is_arrival(const Json& body);
    bool take_booking(const std::string& booking);
    void set_booking(const std::string& booking, const char* status);
    void note_collected(const Json& appointment);
    void give_up_booking(const Json& appointment);
    Json booking_resource(const std::string& id);
    Json registered_resource(const Json& row);
    Json of_appointment(const Json& slot, Fen fee);
    [[nodiscard]] std::string recent_departments(const Request& request);

    // cancellations.cpp: a registration that the patient gives up
    [[nodiscard]] static bool is_patients_wish(const Json& body);
    [[nodiscard]] std::string cancelling(const Json& appointment);
    Reply give_up(const Json& appointment, const Json& body);

    // bills.cpp: the merged books
    Reply bills(const Request& request);
    void write_bill(const std::string& appointment);
    void cancel_bill(const std::string& appointment);

    World& world_;
    bool falsify_ = false;
};

}  // namespace kiosk::hospital
