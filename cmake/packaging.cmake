# SPDX-License-Identifier: Apache-2.0
# `cpack` in the build folder makes zb_VERSION-1_amd64.deb, the same bytes from the same sources (tests/campaigns/package.sh).
set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_NAME zb)
set(CPACK_PACKAGE_VERSION ${PROJECT_VERSION})
set(CPACK_PACKAGE_CONTACT "zb maintainers <zhuanban@example.gov.cn>")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "service ledger of a major-project task force")
set(CPACK_DEBIAN_PACKAGE_DESCRIPTION
    "An append-only ledger of the approvals of major projects: clocks by the law and\n\
the State Council's calendar, plans made backward from their ends, daily\n\
submissions, weekly circulars and appraisals that come out byte for byte again.\n\
The interface is in Chinese.")
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_RELEASE 1)
set(CPACK_DEBIAN_PACKAGE_SECTION misc)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_PACKAGE_RECOMMENDS "less, sudo")
set(CPACK_DEBIAN_PACKAGE_SUGGESTS "bsd-mailx")
set(CPACK_STRIP_FILES ON)
set(CPACK_DEBIAN_PACKAGE_CONTROL_STRICT_PERMISSION ON)
set(debian ${CMAKE_CURRENT_SOURCE_DIR}/cmake/debian)
set(CPACK_DEBIAN_PACKAGE_CONTROL_EXTRA ${debian}/postinst ${debian}/postrm ${debian}/conffiles)
set(CPACK_PRE_BUILD_SCRIPTS ${CMAKE_CURRENT_SOURCE_DIR}/cmake/debian_files.cmake)
include(CPack)
