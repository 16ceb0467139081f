# A third reading of the specification: it judges what the journeys really sent. The order (after every journey.*)
# is all that is asked of ctest: traffic of a journey that failed is judged as well.
find_package(Python3 REQUIRED COMPONENTS Interpreter)
set(validator ${CMAKE_CURRENT_LIST_DIR})
add_test(NAME validator.finds_what_it_should COMMAND ${Python3_EXECUTABLE} ${validator}/validate_test.py)
set_tests_properties(validator.finds_what_it_should PROPERTIES LABELS unit TIMEOUT 60)
get_property(walks DIRECTORY PROPERTY TESTS)
list(FILTER walks INCLUDE REGEX "^journey\\.")
add_test(NAME journey.traffic_is_valid COMMAND ${Python3_EXECUTABLE} ${validator}/validate.py ${CMAKE_BINARY_DIR}/journeys)
set_tests_properties(journey.traffic_is_valid PROPERTIES LABELS journeys TIMEOUT 120 DEPENDS "${walks}")

# What kiosk and HIS said to each other on all journeys, judged by a validator that neither side wrote. It is fetched
# once, by hash; where the package registry cannot be reached these are skipped, not passed.
set(fetched ${CMAKE_BINARY_DIR}/fhir_validator)
add_test(NAME fhir.validator_is_fetched COMMAND ${CMAKE_CURRENT_LIST_DIR}/fhir/fetch.sh ${fetched})
set_tests_properties(fhir.validator_is_fetched PROPERTIES LABELS journeys TIMEOUT 300 SKIP_RETURN_CODE 77)
foreach(check messages_are_r4 mistakes_are_found)
  set(planted)
  if(check STREQUAL mistakes_are_found)
    set(planted --planted)
  endif()
  add_test(NAME fhir.${check} COMMAND ${CMAKE_CURRENT_LIST_DIR}/fhir/check.sh ${fetched} ${CMAKE_BINARY_DIR}/journeys ${planted})
  set_tests_properties(fhir.${check} PROPERTIES LABELS journeys TIMEOUT 300 SKIP_RETURN_CODE 77
    DEPENDS "fhir.validator_is_fetched;${walks}")
endforeach()
