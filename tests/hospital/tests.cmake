find_package(CURL REQUIRED)
kiosk_test(test_hospital unit hospital kiosk_hospital CURL::libcurl)
target_compile_definitions(test_hospital PRIVATE HOSPITAL_PROGRAM="$<TARGET_FILE:hospital>")
add_dependencies(test_hospital hospital)
