kiosk_test(test_base unit base kiosk_domain)
add_dependencies(core_tests test_base)
