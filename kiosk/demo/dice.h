// Dice of the monkey. Each act has its own, made from the seed and the act's number, so that a screen that
// came a moment later in another run changes what is met then and nothing after it.
#pragma once

#include <cstddef>
#include <initializer_list>
#include <iterator>
#include <random>

namespace kiosk::demo {

class Dice {
public:
    explicit Dice(std::initializer_list<unsigned> of) {
        std::seed_seq seeds(of);
        engine_.seed(seeds);
    }
    [[nodiscard]] std::size_t below(std::size_t count) { return engine_() % count; }
    [[nodiscard]] bool chance(unsigned percent) { return below(100) < percent; }
    template <class Container>
    [[nodiscard]] const auto& one_of(const Container& container) {
        return container[below(std::size(container))];
    }

private:
    std::mt19937 engine_;
};

}  // namespace kiosk::demo
