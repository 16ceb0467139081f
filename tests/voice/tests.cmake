kiosk_test(test_voice ui voice kiosk_ui PkgConfig::SDL2)
add_dependencies(test_voice kiosk_voice)
target_compile_definitions(test_voice PRIVATE KIOSK_VOICE_FOLDER="${KIOSK_VOICE_FOLDER}")
add_test(NAME voice.table COMMAND ${CMAKE_CURRENT_SOURCE_DIR}/voice/table_test.py
  ${PROJECT_SOURCE_DIR}/ui/voice/make_clips.py ${PROJECT_SOURCE_DIR}/ui/voice/prompts.csv)
set_tests_properties(voice.table PROPERTIES LABELS ui)
