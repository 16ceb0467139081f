# The tests look into the tables behind the door's back, make certificates of every kind, and cut the power.
pkg_check_modules(SQLITE REQUIRED IMPORTED_TARGET sqlite3)
find_package(OpenSSL REQUIRED)
pkg_check_modules(ZIP REQUIRED IMPORTED_TARGET libzip)
kiosk_test(test_staff unit staff kiosk_staff kiosk_services kiosk_hospital cut_disk PkgConfig::SQLITE OpenSSL::Crypto PkgConfig::ZIP)
# The program as the hospital's IT calls it.
kiosk_test(test_staff_cli unit staff/cli kiosk_staff kiosk_base)
target_compile_definitions(test_staff_cli PRIVATE KIOSK_PROGRAM="$<TARGET_FILE:kiosk>")
add_dependencies(test_staff_cli kiosk)
