kiosk_test(test_journey unit journey kiosk_journey)
target_compile_definitions(test_journey PRIVATE
  JOURNEY_TRANSITIONS_FILE="${CMAKE_CURRENT_LIST_DIR}/transitions.txt")
