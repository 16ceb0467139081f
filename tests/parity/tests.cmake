# The simulation's network against real libcurl over TLS: its own sources, a faulty line, the simulated hospital.
kiosk_test(test_parity simulation parity kiosk_services kiosk_hospital PkgConfig::TEST_TLS Threads::Threads)
set(tests ${CMAKE_CURRENT_SOURCE_DIR})
target_sources(test_parity PRIVATE ${tests}/simulation/network.cpp ${tests}/simulation/replies.cpp
  ${tests}/simulation/faults.cpp ${tests}/simulation/chooser.cpp ${tests}/hospital/visit.cpp
  ${tests}/services/tls_server.cpp)
