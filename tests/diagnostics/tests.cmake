# Tests of the tests of the machine: every cause out of a real twin. Certificates are made by the hands of staff's tests.
find_package(OpenSSL REQUIRED)
kiosk_test(test_diagnostics unit diagnostics kiosk_demo kiosk_app OpenSSL::Crypto)
target_sources(test_diagnostics PRIVATE ${CMAKE_CURRENT_SOURCE_DIR}/staff/cards.cpp)
# `kiosk diag` as a technician calls it: without a fault, and with every one that can be planted.
add_test(NAME diagnostics.faults COMMAND ${CMAKE_CURRENT_LIST_DIR}/faults.py $<TARGET_FILE:kiosk>)
set_tests_properties(diagnostics.faults PROPERTIES LABELS diagnostics TIMEOUT 300)
