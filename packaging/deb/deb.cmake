# The Debian package: cpack -G DEB --config build/release/CPackConfig.cmake
install(FILES deb/copyright DESTINATION ${docs})
install(FILES deb/lintian-overrides DESTINATION ${CMAKE_INSTALL_DATADIR}/lintian/overrides
        RENAME stagewright)
install(FILES apparmor/stagewright DESTINATION /etc/apparmor.d)

set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_NAME stagewright)
set(CPACK_PACKAGE_VENDOR "The Stagewright developers")
set(CPACK_PACKAGE_CONTACT "The Stagewright developers <stagewright@users.noreply.github.com>")
set(CPACK_PACKAGE_HOMEPAGE_URL https://github.com/stagewright/stagewright)
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "editor and builder for multi-stage Dockerfiles")
set(CPACK_PACKAGE_DESCRIPTION
"Stagewright shows the stages of a Dockerfile as nodes, the files that pass
between them as edges, and the text beside them; each can be edited, and one
undo history covers both.

Its own builder makes the image without a daemon and without root rights. Then
every stage shows what its layers weigh: what ships and what stays behind. The
command 'stagewright' does the same in scripts and in CI. Images are OCI
layouts that skopeo, umoci, buildah and podman read.")
set(CPACK_PACKAGE_VERSION ${PROJECT_VERSION})
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_PRE_BUILD_SCRIPTS ${CMAKE_CURRENT_SOURCE_DIR}/deb/strip.cmake)
set(CPACK_VERBATIM_VARIABLES TRUE)
set(CPACK_INSTALL_DEFAULT_DIRECTORY_PERMISSIONS
    OWNER_READ OWNER_WRITE OWNER_EXECUTE GROUP_READ GROUP_EXECUTE WORLD_READ WORLD_EXECUTE)

set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_RELEASE 1)
set(CPACK_DEBIAN_PACKAGE_SECTION devel)
set(CPACK_DEBIAN_PACKAGE_PRIORITY optional)
set(CPACK_DEBIAN_COMPRESSION_TYPE xz)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_PACKAGE_DEPENDS "crun | runc, uidmap")
string(CONCAT CPACK_DEBIAN_PACKAGE_RECOMMENDS
  "slirp4netns | passt, qt6-qpa-plugins, qt6-translations-l10n, libqscintilla2-qt6-l10n, "
  "fonts-inter, fonts-jetbrains-mono")
set(CPACK_DEBIAN_PACKAGE_SUGGESTS "busybox-static, tcc, musl-dev, skopeo")
set(control ${CMAKE_CURRENT_SOURCE_DIR}/deb)
set(CPACK_DEBIAN_PACKAGE_CONTROL_EXTRA
    ${control}/conffiles ${control}/postinst ${control}/postrm ${control}/triggers)
set(CPACK_DEBIAN_PACKAGE_CONTROL_STRICT_PERMISSION TRUE)
include(CPack)
