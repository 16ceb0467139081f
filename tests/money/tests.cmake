kiosk_test(test_money unit money kiosk_money kiosk_app)
target_compile_definitions(test_money PRIVATE MONEY_TRANSITIONS_FILE="${CMAKE_CURRENT_LIST_DIR}/transitions.txt")
