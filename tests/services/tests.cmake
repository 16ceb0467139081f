# The faulty TLS server of the transport tests needs OpenSSL; nothing else here does.
pkg_check_modules(TEST_TLS REQUIRED IMPORTED_TARGET openssl)
kiosk_test(test_services unit services kiosk_services PkgConfig::TEST_TLS Threads::Threads)
target_compile_definitions(test_services PRIVATE CITIES_FOLDER="${PROJECT_SOURCE_DIR}/services/settlement/cities")
# Each of these two families speaks its own counterparty's words unqualified: compiled apart.
foreach(family his settlement)
  file(GLOB family_tests ${CMAKE_CURRENT_LIST_DIR}/${family}_*.cpp)
  set_source_files_properties(${family_tests} PROPERTIES UNITY_GROUP ${family}_tests)
endforeach()
