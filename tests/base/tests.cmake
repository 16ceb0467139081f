kiosk_test(test_base unit base kiosk_domain)
