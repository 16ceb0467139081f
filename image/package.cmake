# The Debian package: the programs, the city dialects, an example of a HIS mapping, the placeholder voice.
include(GNUInstallDirs)
install(TARGETS kiosk kiosk_vendor_host hospital RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR})
install(DIRECTORY services/settlement/cities DESTINATION ${CMAKE_INSTALL_DATADIR}/kiosk)
install(FILES services/his_mapped/example.toml DESTINATION ${CMAKE_INSTALL_DATADIR}/kiosk
  RENAME his_mapping_example.toml)
install(DIRECTORY ${KIOSK_VOICE_FOLDER} DESTINATION ${CMAKE_INSTALL_DATADIR}/kiosk)
install(FILES kiosk/demo/register.journey DESTINATION ${CMAKE_INSTALL_DATADIR}/kiosk)
install(FILES image/systemd/kiosk-reconcile.service image/systemd/kiosk-reconcile.timer DESTINATION lib/systemd/system)
install(FILES image/monitoring/README.md image/monitoring/kiosk.rules.yml image/monitoring/prometheus.yml
  image/monitoring/kiosk-metrics.stunnel.conf image/monitoring/dashboard.json DESTINATION ${CMAKE_INSTALL_DATADIR}/kiosk/monitoring)
install(FILES README.md CHANGELOG.md LICENSE DESTINATION ${CMAKE_INSTALL_DOCDIR})

set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_NAME kiosk)
set(CPACK_PACKAGE_VENDOR "kiosk authors")
set(CPACK_PACKAGE_CONTACT "kiosk authors <kiosk@example.invalid>")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "Self-service hospital kiosk with medical-insurance settlement")
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_PACKAGE_DEPENDS "fonts-noto-cjk, poppler-data")
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_STRIP_FILES ON)
include(CPack)
