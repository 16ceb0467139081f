# `simulate`: the product's own driver, machines, journal and codecs before the simulated hospital, in virtual time.
find_package(CLI11 REQUIRED)
file(GLOB simulate_sources CONFIGURE_DEPENDS ${CMAKE_CURRENT_LIST_DIR}/*.cpp)
# The parts that deliberate bugs are planted in are compiled once more, with them; the linker then needs none of these
# from the product's own libraries, and no other program ever contains a mutant.
file(GLOB mutable_sources CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/kiosk/money/*.cpp
  ${PROJECT_SOURCE_DIR}/kiosk/journey/*.cpp)
foreach(source kiosk/app/driver.cpp kiosk/app/acting.cpp services/journal/counters.cpp services/settlement/replies_money.cpp)
  list(APPEND mutable_sources ${PROJECT_SOURCE_DIR}/${source})
endforeach()
add_executable(simulate ${simulate_sources} ${mutable_sources})
target_compile_definitions(simulate PRIVATE KIOSK_MUTANTS)
target_link_libraries(simulate PRIVATE kiosk_app kiosk_hospital cut_disk CLI11::CLI11)
target_compile_definitions(simulate PRIVATE KIOSK_VERSION="${KIOSK_VERSION}"
  SIMULATE_CITIES="${PROJECT_SOURCE_DIR}/services/settlement/cities"
  MONEY_TRANSITIONS_FILE="${PROJECT_SOURCE_DIR}/tests/money/transitions.txt")
add_test(NAME simulate.single_faults COMMAND simulate --depth 1)
set_tests_properties(simulate.single_faults PROPERTIES LABELS simulation TIMEOUT 600)
# Worlds in which everything that can go wrong does, chosen by a seed.
include(${CMAKE_CURRENT_LIST_DIR}/disk/disk.cmake)
