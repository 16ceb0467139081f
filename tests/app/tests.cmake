kiosk_test(test_app unit app kiosk_app kiosk_hospital)
