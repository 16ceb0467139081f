kiosk_test(test_app unit app kiosk_demo kiosk_app kiosk_hospital)
target_sources(test_app PRIVATE ${CMAKE_CURRENT_SOURCE_DIR}/his/direct_line.cpp)
target_compile_definitions(test_app PRIVATE EXAMPLE_MAPPING="${PROJECT_SOURCE_DIR}/services/his_mapped/example.toml")
