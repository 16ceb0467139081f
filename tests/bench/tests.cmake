# The patient's screen against its limits. With a browser beside it: screen_bench.py --help.
add_test(NAME bench.screen
  COMMAND ${CMAKE_CURRENT_SOURCE_DIR}/bench/screen_bench.py --ours-only --repetitions 2 --presses 12
    --idle-seconds 8 --kiosk $<TARGET_FILE:kiosk> --hospital $<TARGET_FILE:hospital>
    --cities ${PROJECT_SOURCE_DIR}/services/settlement/cities)
set_tests_properties(bench.screen PROPERTIES LABELS bench TIMEOUT 300 RUN_SERIAL ON)
