# Twins in one program; the real drivers in another, which runs in a network of its own with a real card service and a
# real IPP printer. Both run the same conformance suite and the same mishaps (common/).
find_package(nlohmann_json REQUIRED)
pkg_check_modules(QRENCODE REQUIRED IMPORTED_TARGET libqrencode)
set(hal_tests ${CMAKE_CURRENT_LIST_DIR})
file(GLOB common_sources CONFIGURE_DEPENDS ${hal_tests}/common/*.cpp)

find_package(JPEG REQUIRED)
find_package(OpenSSL REQUIRED)
kiosk_test(test_hal conformance hal kiosk_hal PkgConfig::QRENCODE JPEG::JPEG OpenSSL::Crypto)
file(GLOB twin_sources CONFIGURE_DEPENDS ${hal_tests}/twins/*.cpp)
# Things at the other end of a line, on loopback: an ESC/POS printer, a card terminal.
set(line_fixtures ${hal_tests}/fixtures/byte_server.cpp ${hal_tests}/fixtures/esc_pos_engine.cpp
  ${hal_tests}/fixtures/esc_pos_server.cpp ${hal_tests}/fixtures/ecr_server.cpp)
target_sources(test_hal PRIVATE ${common_sources} ${twin_sources} ${line_fixtures})


# libcamera's cameras are replaced in a program of its own; the rest of the library is the true one.
pkg_check_modules(LIBCAMERA REQUIRED IMPORTED_TARGET libcamera)
kiosk_test(test_hal_camera conformance hal/libcamera kiosk_hal PkgConfig::LIBCAMERA)
target_sources(test_hal_camera PRIVATE ${hal_tests}/common/conformance_test.cpp)

# A maker's library as a test wants it, and the process that holds it.
file(GLOB vendor_library_sources CONFIGURE_DEPENDS ${hal_tests}/fixtures/vendor_library*.cpp)
add_library(vendor_library SHARED ${vendor_library_sources})
target_link_libraries(vendor_library PRIVATE kiosk_flags)
target_compile_definitions(test_hal PRIVATE VENDOR_LIBRARY="$<TARGET_FILE:vendor_library>")
add_dependencies(test_hal vendor_library kiosk_vendor_host)

file(GLOB real_sources CONFIGURE_DEPENDS ${hal_tests}/real/*.cpp)
add_executable(test_hal_real ${real_sources} ${common_sources} ${hal_tests}/fixtures/vpcd_card.cpp
  ${hal_tests}/fixtures/process.cpp ${line_fixtures})
kiosk_compile_by_folder(test_hal_real)
target_link_libraries(test_hal_real PRIVATE kiosk_hal GTest::gtest_main OpenSSL::Crypto)
target_compile_definitions(test_hal_real PRIVATE FIXTURES="${hal_tests}/fixtures"
  VIRTUAL_CARD="$<TARGET_FILE:virtual_card>")
add_dependencies(test_hal_real virtual_card)

add_executable(virtual_card ${hal_tests}/fixtures/virtual_card.cpp ${hal_tests}/fixtures/vpcd_card.cpp)
target_link_libraries(virtual_card PRIVATE kiosk_hal nlohmann_json::nlohmann_json)

add_executable(esc_pos_printer ${hal_tests}/fixtures/esc_pos_printer.cpp ${line_fixtures})
target_link_libraries(esc_pos_printer PRIVATE kiosk_hal)

# One entry for each suite: starting the services for each case would take longer than the cases.
foreach(suite Conformance CardRead CardPulledWhileReading CardForeign CardAsksItsIssuer CardSecurityModule CardSwapped
        CardReaderUnplugged CardWithoutPad PcscdDies SlipPrinted PaperOutBeforePrinting PaperOutWhilePrinting PaperJam
        CoverOpen PrinterNeverSays PrinterDies TerminalPaid TerminalAnswerLost TerminalUnplugged TerminalVoided
        IppFormatRefused StaffCardSigns StaffPinWrong StaffCardPulled StaffCardForeign StaffReaderDies
        StaffCardProgram)
  add_test(NAME test_hal_real.${suite}
    COMMAND ${hal_tests}/fixtures/own_network.sh $<TARGET_FILE:test_hal_real> --gtest_filter=*${suite}.*)
  set_tests_properties(test_hal_real.${suite} PROPERTIES LABELS conformance TIMEOUT 300 RESOURCE_LOCK hal_services)
endforeach()
