find_package(Python3 REQUIRED COMPONENTS Interpreter)
add_test(NAME tidy.include_law COMMAND ${Python3_EXECUTABLE} ${CMAKE_CURRENT_LIST_DIR}/include_law.py ${PROJECT_SOURCE_DIR})
add_test(NAME tidy.the_law_finds_what_it_forbids
  COMMAND ${Python3_EXECUTABLE} ${CMAKE_CURRENT_LIST_DIR}/include_law_test.py ${PROJECT_SOURCE_DIR})
set_tests_properties(tidy.include_law tidy.the_law_finds_what_it_forbids PROPERTIES LABELS tidy TIMEOUT 120)
