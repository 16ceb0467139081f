# Both use one build folder, with a compiler of its own; so one after the other.
add_test(NAME fuzz.planted_bugs_are_found COMMAND ${CMAKE_CURRENT_LIST_DIR}/run.sh --self-test)
add_test(NAME fuzz.nothing_is_found_in_ten_seconds COMMAND ${CMAKE_CURRENT_LIST_DIR}/run.sh 10)
set_tests_properties(fuzz.planted_bugs_are_found fuzz.nothing_is_found_in_ten_seconds
  PROPERTIES LABELS fuzz TIMEOUT 600 PROCESSORS 2 RESOURCE_LOCK fuzz_build)
