# SPDX-License-Identifier: Apache-2.0
# Run by cpack behind the installation: what only a Debian package has. Units lie where systemd looks for them and stay off until somebody
# enables them; the rule lets the group zb-staff run zb as the account zb, and nothing else.
set(root "${CPACK_TEMPORARY_INSTALL_DIRECTORY}")
set(doc "${root}/usr/share/doc/zb")
file(GLOB units "${root}/usr/share/zb/schedule/systemd/*" "${root}/usr/share/zb/timers/systemd/*")
file(MAKE_DIRECTORY "${root}/usr/lib/systemd/system" "${root}/etc/zb" "${root}/etc/sudoers.d")
file(COPY ${units} DESTINATION "${root}/usr/lib/systemd/system")
file(COPY "${root}/usr/share/zb/timers/timers.conf" DESTINATION "${root}/etc/zb")
file(WRITE "${root}/etc/sudoers.d/zb" "# /etc/sudoers.d/zb: a department's people run zb as its account (zb-sharing(7)).\n\
Defaults!/usr/bin/zb env_reset, !setenv\n%zb-staff ALL=(zb) NOPASSWD: /usr/bin/zb\n")
file(CHMOD "${root}/etc/sudoers.d/zb" PERMISSIONS OWNER_READ GROUP_READ)
file(REMOVE "${doc}/LICENSE")
file(MAKE_DIRECTORY "${root}/usr/share/lintian/overrides")
file(COPY_FILE "${CMAKE_CURRENT_LIST_DIR}/debian/lintian-overrides" "${root}/usr/share/lintian/overrides/zb")
file(WRITE "${doc}/copyright" "Format: https://www.debian.org/doc/packaging-manuals/copyright-format/1.0/\nUpstream-Name: zb\n\n\
Files: *\nCopyright: 2026 the authors of zb\nLicense: Apache-2.0\n On Debian systems, the full text of the Apache License version 2.0\n\
 can be found in /usr/share/common-licenses/Apache-2.0.\n")
file(RENAME "${doc}/CHANGELOG.md" "${doc}/changelog")
set(when "$ENV{SOURCE_DATE_EPOCH}")
if(NOT when)
  string(TIMESTAMP when "%s" UTC)
endif()
execute_process(COMMAND date --utc --rfc-email --date=@${when} OUTPUT_VARIABLE day OUTPUT_STRIP_TRAILING_WHITESPACE
                COMMAND_ERROR_IS_FATAL ANY)
file(WRITE "${doc}/changelog.Debian" "zb (${CPACK_PACKAGE_VERSION}-${CPACK_DEBIAN_PACKAGE_RELEASE}) stable; urgency=medium\n\n\
  * What changed stands in changelog.gz.\n\n -- ${CPACK_PACKAGE_CONTACT}  ${day}\n")
execute_process(COMMAND gzip -9n "${doc}/changelog" "${doc}/changelog.Debian" COMMAND_ERROR_IS_FATAL ANY)
file(GLOB pages "${root}/usr/share/man/man*/*")
if(pages)
  execute_process(COMMAND gzip -9n ${pages} COMMAND_ERROR_IS_FATAL ANY)
endif()
# The same bytes from the same sources: every file is as old as the commit.
execute_process(COMMAND find "${root}" -exec touch --no-dereference --date=@${when} {} + COMMAND_ERROR_IS_FATAL ANY)
