kiosk_test(test_ui ui ui kiosk_ui PkgConfig::SDL2)
