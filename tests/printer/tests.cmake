pkg_check_modules(ZXING REQUIRED IMPORTED_TARGET zxing)
kiosk_test(test_printer slip printer kiosk_printer PkgConfig::ZXING)
pkg_check_modules(PANGOCAIRO REQUIRED IMPORTED_TARGET pangocairo)
target_link_libraries(test_printer PRIVATE PkgConfig::PANGOCAIRO)
