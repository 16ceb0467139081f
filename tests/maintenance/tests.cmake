# Maintenance mode over real services and twins; certificates are made by the hands of staff's tests.
pkg_check_modules(SQLITE REQUIRED IMPORTED_TARGET sqlite3)
find_package(OpenSSL REQUIRED)
pkg_check_modules(ZIP REQUIRED IMPORTED_TARGET libzip)
kiosk_test(test_maintenance unit maintenance kiosk_demo kiosk_app PkgConfig::SQLITE OpenSSL::Crypto PkgConfig::ZIP)
target_sources(test_maintenance PRIVATE ${CMAKE_CURRENT_SOURCE_DIR}/staff/cards.cpp)
