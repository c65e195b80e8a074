# Compiler settings, dependencies and the functions that declare a room or a test.
set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_POSITION_INDEPENDENT_CODE ON)
set(CMAKE_RUNTIME_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR}/bin)
set(CMAKE_ARCHIVE_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR}/lib)
if(NOT CMAKE_BUILD_TYPE)
  set(CMAKE_BUILD_TYPE Release)
endif()

find_program(CCACHE_PROGRAM ccache)
if(CCACHE_PROGRAM)
  set(CMAKE_CXX_COMPILER_LAUNCHER ${CCACHE_PROGRAM})
endif()

find_package(tl-expected REQUIRED)
find_package(nlohmann_json 3.11 REQUIRED)
find_package(Threads REQUIRED)
find_package(PkgConfig REQUIRED)
find_package(LibArchive REQUIRED)
find_package(OpenSSL 3 REQUIRED COMPONENTS Crypto)
find_package(CURL REQUIRED)
find_package(SQLite3 REQUIRED)
pkg_check_modules(ZSTD REQUIRED IMPORTED_TARGET libzstd)
pkg_check_modules(ISAL REQUIRED IMPORTED_TARGET libisal)
pkg_check_modules(YAML REQUIRED IMPORTED_TARGET yaml-0.1)

if(STAGEWRIGHT_GUI)
  find_package(Qt6 6.4 REQUIRED COMPONENTS Widgets Concurrent DBus Svg PrintSupport LinguistTools)
  find_package(QScintilla REQUIRED)
endif()
if(STAGEWRIGHT_TESTS)
  find_package(Qt6 6.4 REQUIRED COMPONENTS Test)
endif()

# Carries the warnings, sanitizers and the include root that every target of ours has.
add_library(stagewright_common INTERFACE)
target_include_directories(stagewright_common INTERFACE ${CMAKE_SOURCE_DIR})
target_compile_options(stagewright_common INTERFACE
  -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wsign-conversion -Wnon-virtual-dtor
  -Woverloaded-virtual -Wimplicit-fallthrough -Wswitch-enum
  # clang 19 reports libstdc++ 12's own use of get_temporary_buffer in our instantiations.
  $<$<CXX_COMPILER_ID:Clang>:-Wno-deprecated-declarations>
  $<$<BOOL:${STAGEWRIGHT_WERROR}>:-Werror>)
if(STAGEWRIGHT_SANITIZE)
  add_compile_options(-fsanitize=${STAGEWRIGHT_SANITIZE} -fno-sanitize-recover=all
                      -fno-omit-frame-pointer)
  string(REPLACE "fuzzer-no-link," "" _link_sanitizers ${STAGEWRIGHT_SANITIZE})
  add_link_options(-fsanitize=${_link_sanitizers})
endif()
# What is shipped is hardened as Debian hardens its packages.
if(NOT STAGEWRIGHT_SANITIZE AND NOT CMAKE_BUILD_TYPE STREQUAL Debug)
  add_compile_options(-fstack-protector-strong -fstack-clash-protection
                      -U_FORTIFY_SOURCE -D_FORTIFY_SOURCE=2)
  add_link_options(-Wl,-z,relro,-z,now)
endif()
target_compile_definitions(stagewright_common INTERFACE
  STAGEWRIGHT_VERSION="${PROJECT_VERSION}"
  QT_NO_CAST_FROM_ASCII QT_NO_CAST_TO_ASCII QT_NO_URL_CAST_FROM_STRING
  QT_DISABLE_DEPRECATED_BEFORE=0x060400)

function(_stagewright_library target)
  cmake_parse_arguments(ARG "" "" "SOURCES;LINKS;PRIVATE" ${ARGN})
  add_library(${target} STATIC ${ARG_SOURCES})
  target_link_libraries(${target} PUBLIC stagewright_common ${ARG_LINKS} PRIVATE ${ARG_PRIVATE})
endfunction()

# core_room(NAME SOURCES … LINKS rooms that the headers need … PRIVATE rooms and libraries of the .cpp files …)
function(core_room name)
  _stagewright_library(core_${name} ${ARGN})
  add_library(core::${name} ALIAS core_${name})
endfunction()

# app_room(NAME …): like core_room, with moc.
function(app_room name)
  _stagewright_library(app_${name} ${ARGN})
  set_target_properties(app_${name} PROPERTIES AUTOMOC ON)
  add_library(app::${name} ALIAS app_${name})
endfunction()

# add_qtest(tst_x [GUI] [LABELS …] LINKS …): one Qt Test program made of tst_x.cpp.
# GUI tests run on the offscreen platform.
function(add_qtest name)
  cmake_parse_arguments(ARG "GUI" "" "SOURCES;LINKS;LABELS" ${ARGN})
  add_executable(${name} ${name}.cpp ${ARG_SOURCES})
  set_target_properties(${name} PROPERTIES AUTOMOC ON
    RUNTIME_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR}/tests)
  target_link_libraries(${name} PRIVATE stagewright_common tests_support Qt6::Test ${ARG_LINKS})
  add_test(NAME ${name} COMMAND ${name})
  set_tests_properties(${name} PROPERTIES LABELS "unit;${ARG_LABELS}" TIMEOUT 300
    SKIP_REGULAR_EXPRESSION "^SKIP_WHOLE_TEST")
  if(ARG_GUI)
    set_tests_properties(${name} PROPERTIES ENVIRONMENT "QT_QPA_PLATFORM=offscreen")
  endif()
endfunction()
