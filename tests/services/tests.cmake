# The faulty TLS server of the transport tests needs OpenSSL; nothing else here does.
pkg_check_modules(TEST_TLS REQUIRED IMPORTED_TARGET openssl)
kiosk_test(test_services unit services kiosk_services PkgConfig::TEST_TLS Threads::Threads)
target_compile_definitions(test_services PRIVATE CITIES_FOLDER="${PROJECT_SOURCE_DIR}/services/settlement/cities")
