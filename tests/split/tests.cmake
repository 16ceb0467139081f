# Splits of the simulated platform, computed a second time by a script that shares nothing but the tables.
add_executable(split_cases ${CMAKE_CURRENT_LIST_DIR}/cases.cpp)
target_link_libraries(split_cases PRIVATE kiosk_hospital)
add_dependencies(unit_and_journeys split_cases)
add_dependencies(threads_and_journeys split_cases)
set(split ${CMAKE_CURRENT_LIST_DIR}/split.py $<TARGET_FILE:split_cases> ${PROJECT_SOURCE_DIR}/services/hospital/data)
add_test(NAME split.two_hundred_cases_computed_twice COMMAND python3 ${split})
add_test(NAME split.a_fen_too_many_is_found COMMAND python3 ${split} --planted)
set_tests_properties(split.two_hundred_cases_computed_twice split.a_fen_too_many_is_found PROPERTIES LABELS unit)
