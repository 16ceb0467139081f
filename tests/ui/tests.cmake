kiosk_test(test_ui ui ui kiosk_ui PkgConfig::SDL2 PkgConfig::PNG)
target_compile_definitions(test_ui PRIVATE GOLDENS_FOLDER="${CMAKE_CURRENT_LIST_DIR}/goldens")
add_test(NAME words.faulty_catalogues_are_refused
  COMMAND ${KIOSK_PYTHON} ${CMAKE_CURRENT_LIST_DIR}/catalogue_test.py ${PROJECT_SOURCE_DIR}/ui/text/catalogue.py
  ${PROJECT_SOURCE_DIR}/ui/text/zh_CN.po ${PROJECT_SOURCE_DIR}/ui/text/en.po)
set_tests_properties(words.faulty_catalogues_are_refused PROPERTIES LABELS unit TIMEOUT 60)
