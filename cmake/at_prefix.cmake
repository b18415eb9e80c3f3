# SPDX-License-Identifier: Apache-2.0
# Run while installing: units, crontabs and their guide name the program and scripts under /usr/local; where the prefix is another one they
# are made to name that. Under /usr zsh of Debian looks for completions in vendor-completions.
set(root "$ENV{DESTDIR}${CMAKE_INSTALL_PREFIX}")
file(GLOB_RECURSE files "${root}/share/zb/schedule/*" "${root}/share/zb/timers/*")
foreach(file ${files})
  file(READ "${file}" text)
  string(REPLACE "/usr/local/" "${CMAKE_INSTALL_PREFIX}/" here "${text}")
  string(REPLACE "PATH=/usr/bin:/usr/bin:/bin" "PATH=/usr/bin:/bin" here "${here}")
  if(NOT here STREQUAL text)
    file(WRITE "${file}" "${here}")
  endif()
endforeach()
if(CMAKE_INSTALL_PREFIX STREQUAL "/usr" AND EXISTS "${root}/share/zsh/site-functions/_zb")
  file(MAKE_DIRECTORY "${root}/share/zsh/vendor-completions")
  file(RENAME "${root}/share/zsh/site-functions/_zb" "${root}/share/zsh/vendor-completions/_zb")
  file(REMOVE_RECURSE "${root}/share/zsh/site-functions")
endif()
