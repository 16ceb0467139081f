// The whole simulated hospital behind its door: which part a request belongs to, who may ask, what is
// counted, and which mishap befalls it. The server only carries bytes.
#pragma once

#include <condition_variable>
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <string>

#include "services/hospital/acquirer/acquirer.h"
#include "services/hospital/card_issuer.h"
#include "services/hospital/electronic_card.h"
#include "services/hospital/faults.h"
#include "services/hospital/his/his.h"
#include "services/hospital/http.h"
#include "services/hospital/platform/platform.h"
#include "services/hospital/vendor/vendor.h"
#include "services/hospital/world.h"

namespace kiosk::hospital {

struct HospitalSetup {
    std::string data_folder;    // empty: books in memory, nothing written
    std::uint64_t seed = 1;     // 0: replies without quirks
    std::int64_t delay_ms = 0;  // of every exchange with the settlement platform
    BodyKeys keys;
    // Lent, furnished, and put back afterwards by whoever lends them: thousands of hospitals in a row then
    // need not each write their town anew. Null: books of its own in the data folder.
    Books* books = nullptr;
    // How time passes while somebody needs it (a card at a terminal). Null: the thread waits.
    std::function<void(std::int64_t ms)> pass_time;
};

// What the server does with a reply.
enum class Delivery { whole, cut, half, restart };
struct Served {
    Reply reply;
    Delivery delivery = Delivery::whole;
    std::int64_t restart_ms = 0;
};

class Hospital {
public:
    Hospital(HospitalSetup setup, const Clock& clock);
    // Accounts of the people and what other tills have settled, as far as the books do not know them yet.
    static void furnish(Books& books, const Clock& clock, std::uint64_t seed);

    // Blocks for as long as the answer takes; called from many threads.
    Served serve(const Request& request);
    // Ends every waiting.
    void stop();

    void add_fault(FaultRule rule);
    // What /control/books shows.
    [[nodiscard]] Json report();

private:
    enum class Part { platform, his, vendor, acquirer, card_issuer, electronic_cards, phone, control, none };
    static Part part_of(const Request& request);
    std::string name_of(Part part, const Request& request);
    Served serve_party(Part part, const Request& request);
    Reply process(Part part, const Request& request);
    Reply refuse_on_demand(Part part, const Request& request, const FaultRule& rule);
    Served mishap(Part part, const Request& request, const FaultRule& rule);
    Reply control(const Request& request);
    Reply control_faults(const Request& request);
    void pass(std::int64_t ms);  // time, unless the hospital stops

    HospitalSetup setup_;
    std::unique_ptr<Books> own_books_;
    People people_;
    World world_;
    Platform platform_;
    His his_;
    Vendor vendor_;
    Acquirer acquirer_;
    CardIssuer card_issuer_;
    ElectronicCards electronic_cards_;
    Faults faults_;
    std::map<std::string, std::int64_t> counts_;

    std::mutex lock_;  // around the world
    std::condition_variable stopping_;
    bool stopped_ = false;
};

}  // namespace kiosk::hospital
