# `simulate`: the product's own driver, machines, journal and codecs before the simulated hospital, in virtual time.
find_package(CLI11 REQUIRED)
file(GLOB simulate_sources CONFIGURE_DEPENDS ${CMAKE_CURRENT_LIST_DIR}/*.cpp)
# The folders that deliberate bugs are planted in are compiled once more, with them; the linker then needs nothing of
# these from the product's own libraries, and no other program ever contains a mutant.
foreach(folder kiosk/money kiosk/journey kiosk/app services/journal services/settlement)
  file(GLOB sources CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/${folder}/*.cpp)
  list(APPEND mutable_sources ${sources})
endforeach()
add_executable(simulate ${simulate_sources} ${mutable_sources})
kiosk_compile_by_folder(simulate)
target_compile_definitions(simulate PRIVATE KIOSK_MUTANTS)
target_link_libraries(simulate PRIVATE kiosk_app kiosk_hospital cut_disk CLI11::CLI11)
target_compile_definitions(simulate PRIVATE KIOSK_VERSION="${KIOSK_VERSION}"
  SIMULATE_CITIES="${PROJECT_SOURCE_DIR}/services/settlement/cities"
  SIMULATE_HIS_MAPPING="${PROJECT_SOURCE_DIR}/services/his_mapped/example.toml"
  MONEY_TRANSITIONS_FILE="${PROJECT_SOURCE_DIR}/tests/money/transitions.txt")

# Every run: every 24th pair of faults, among them all single ones, the same trace for the same seed, all kept plans, and the
# deliberate bugs. All pairs take half an hour on two cores: `tests/run.sh deep`.
set(simulation_here ${CMAKE_CURRENT_LIST_DIR})
function(simulation_test name timeout)
  add_test(NAME simulate.${name} COMMAND ${ARGN})
  set_tests_properties(simulate.${name} PROPERTIES LABELS simulation TIMEOUT ${timeout} PROCESSORS 2)
endfunction()
simulation_test(all_pairs_of_faults 7200 $<TARGET_FILE:simulate> --depth 2)
set_tests_properties(simulate.all_pairs_of_faults PROPERTIES LABELS deep)
simulation_test(every_fault_kind 1200 ${simulation_here}/every_fault_kind.py $<TARGET_FILE:simulate>
  ${PROJECT_SOURCE_DIR}/tests/journeys/regressions)
simulation_test(single_faults_before_a_mapped_his 600 $<TARGET_FILE:simulate> --depth 1 --his mapped)
simulation_test(random_faults 600 $<TARGET_FILE:simulate> --seeds 2000)
simulation_test(same_trace 600 ${simulation_here}/same_trace.sh $<TARGET_FILE:simulate>)
simulation_test(mutants 900 $<TARGET_FILE:simulate> --mutants --depth 1)
# A plan that once broke a rule, or that a person thought of: one file, one test.
file(GLOB regressions CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/tests/journeys/regressions/*.journey)
foreach(regression ${regressions})
  get_filename_component(name ${regression} NAME_WE)
  add_test(NAME simulate.regression.${name} COMMAND simulate --replay ${regression})
  set_tests_properties(simulate.regression.${name} PROPERTIES LABELS simulation TIMEOUT 60)
endforeach()
# Worlds in which everything that can go wrong does, chosen by a seed.
include(${CMAKE_CURRENT_LIST_DIR}/disk/disk.cmake)
