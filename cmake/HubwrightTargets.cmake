# SPDX-FileCopyrightText: 2026 the Hubwright authors
# SPDX-License-Identifier: BSD-3-Clause
# The ways to make a target, so that every folder reads as a list of its files and of what it stands on.

set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_CXX_VISIBILITY_PRESET hidden)
set(CMAKE_RUNTIME_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR}/bin)

find_program(CCACHE ccache)
if(CCACHE)
    # The sloppiness lets ccache see through precompiled headers.
    set(CMAKE_CXX_COMPILER_LAUNCHER ${CMAKE_COMMAND} -E env
        CCACHE_SLOPPINESS=pch_defines,time_macros,include_file_mtime,include_file_ctime
        CCACHE_BASEDIR=${CMAKE_SOURCE_DIR} CCACHE_NOHASHDIR=1 ${CCACHE})
endif()

function(_hubwright_compile target)
    target_compile_definitions(${target} PRIVATE
        QT_NO_CAST_FROM_ASCII QT_NO_CAST_TO_ASCII QT_NO_URL_CAST_FROM_STRING QT_NO_KEYWORDS
        QT_DISABLE_DEPRECATED_BEFORE=0x060400 HUBWRIGHT_VERSION="${PROJECT_VERSION}")
    target_compile_options(${target} PRIVATE -Wall -Wextra -Wpedantic -Wshadow -Wnon-virtual-dtor
        -Wno-unknown-pragmas $<$<BOOL:${HUBWRIGHT_WERROR}>:-Werror>)
    if(HUBWRIGHT_SANITIZE)
        # What is undefined ends the program: a line on stderr alone would let the test pass. Clang before 17 cannot
        # check function types in coroutines.
        target_compile_options(${target} PRIVATE
            -fsanitize=address,undefined -fno-sanitize-recover=undefined -fno-omit-frame-pointer
            $<$<CXX_COMPILER_ID:Clang>:-fno-sanitize=function>)
        target_compile_definitions(${target} PRIVATE _GLIBCXX_ASSERTIONS)
        target_link_options(${target} PRIVATE -fsanitize=address,undefined)
    endif()
    if(HUBWRIGHT_FUZZ)
        target_compile_options(${target} PRIVATE -fsanitize=fuzzer-no-link)
    endif()
    set_target_properties(${target} PROPERTIES AUTOMOC ON AUTORCC ON)
endfunction()

# hubwright_library(<name> SOURCES ... LINKS ... [PRIVATE_LINKS ...]): one folder, one static library.
# LINKS are what its headers show; PRIVATE_LINKS stay inside, so that nobody above can use them by accident.
function(hubwright_library name)
    cmake_parse_arguments(ARG "" "" "SOURCES;LINKS;PRIVATE_LINKS" ${ARGN})
    add_library(${name} STATIC ${ARG_SOURCES})
    target_link_libraries(${name} PUBLIC ${ARG_LINKS} PRIVATE ${ARG_PRIVATE_LINKS})
    _hubwright_compile(${name})
    target_precompile_headers(${name} PRIVATE <QtCore/QtCore> <algorithm> <chrono> <memory> <optional> <vector>)
endfunction()

# hubwright_program(<name> SOURCES ... LINKS ...): a program in build/bin.
function(hubwright_program name)
    cmake_parse_arguments(ARG "" "" "SOURCES;LINKS" ${ARGN})
    qt_add_executable(${name} MANUAL_FINALIZATION ${ARG_SOURCES})
    target_link_libraries(${name} PRIVATE ${ARG_LINKS})
    _hubwright_compile(${name})
    qt_finalize_executable(${name})
endfunction()

# hubwright_test(<name> SOURCES ... LINKS ... [LABELS ...]): one Qt Test executable a folder of tests.
function(hubwright_test name)
    cmake_parse_arguments(ARG "" "TIMEOUT" "SOURCES;LINKS;LABELS" ${ARGN})
    hubwright_program(${name} SOURCES ${ARG_SOURCES} LINKS ${ARG_LINKS} Qt6::Test)
    target_compile_definitions(${name} PRIVATE QT_FORCE_ASSERTS
        SOURCE_DIR="${CMAKE_SOURCE_DIR}" BINARY_DIR="${CMAKE_BINARY_DIR}")
    if(NOT ARG_TIMEOUT)
        set(ARG_TIMEOUT 120)
    endif()
    if(HUBWRIGHT_SANITIZE)
        math(EXPR ARG_TIMEOUT "${ARG_TIMEOUT} * 3")
    endif()
    add_test(NAME ${name} COMMAND ${name})
    set_tests_properties(${name} PROPERTIES
        ENVIRONMENT "QT_QPA_PLATFORM=offscreen;QT_LOGGING_RULES=qt.qpa.*=false"
        LABELS "${ARG_LABELS}" TIMEOUT ${ARG_TIMEOUT})
endfunction()
