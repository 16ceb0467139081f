# SIGKILL at random moments on the real programs. By hand, for longer: tests/kill/kill_test.py KIOSK HOSPITAL --kills 1000
add_test(NAME kill.random_moments COMMAND ${CMAKE_CURRENT_SOURCE_DIR}/kill/kill_test.py $<TARGET_FILE:kiosk>
  $<TARGET_FILE:hospital> --kills 100)
set_tests_properties(kill.random_moments PROPERTIES LABELS simulation TIMEOUT 600 ENVIRONMENT PYTHONDONTWRITEBYTECODE=1)
