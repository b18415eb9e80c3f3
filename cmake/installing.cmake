# SPDX-License-Identifier: Apache-2.0
# What `cmake --install` puts where. Manual pages are part of `all`; after a build of the program alone they are left out.
include(GNUInstallDirs)
set(shared ${CMAKE_INSTALL_DATADIR}/zb)

install(TARGETS zb)
if(SCDOC_PROGRAM)
  set(built ${CMAKE_CURRENT_BINARY_DIR}/man)
  install(DIRECTORY ${built}/ DESTINATION ${CMAKE_INSTALL_MANDIR}/man1 FILES_MATCHING PATTERN "*.1")
  install(FILES ${built}/zb-config.5 ${built}/zb-ledger.5 DESTINATION ${CMAKE_INSTALL_MANDIR}/man5 OPTIONAL)
  install(FILES ${built}/zb-sharing.7 ${built}/zb-tutorial.7 ${built}/zb-notice.7 DESTINATION ${CMAKE_INSTALL_MANDIR}/man7 OPTIONAL)
endif()
install(DIRECTORY examples/schedule examples/timers DESTINATION ${shared} PATTERN "*.sh" EXCLUDE)
install(PROGRAMS examples/schedule/weekly_circular.sh DESTINATION ${shared}/schedule)
install(PROGRAMS examples/timers/hourly_backup.sh examples/timers/nightly_verify.sh examples/timers/mail_failure.sh DESTINATION ${shared}/timers)
install(PROGRAMS examples/share_group.sh examples/share_service_account.sh DESTINATION ${shared})
install(DIRECTORY schemas DESTINATION ${shared} FILES_MATCHING PATTERN "*.json" PATTERN "*.sql")
# The lists that the guide imports, and the holidays.
install(FILES data/departments.csv data/staff.csv data/flows.csv data/cn-holidays.csv data/projects_jianghai_gb18030.csv DESTINATION ${shared}/data)
install(FILES README.md README.zh-CN.md CHANGELOG.md LICENSE DESTINATION ${CMAKE_INSTALL_DOCDIR})
install(FILES data/completion/zb.bash DESTINATION ${CMAKE_INSTALL_DATADIR}/bash-completion/completions RENAME zb)
install(FILES data/completion/zb.zsh DESTINATION ${CMAKE_INSTALL_DATADIR}/zsh/site-functions RENAME _zb)
install(FILES data/completion/zb.fish DESTINATION ${CMAKE_INSTALL_DATADIR}/fish/vendor_completions.d)
install(SCRIPT cmake/at_prefix.cmake)
