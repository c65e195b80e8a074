# Debian packages, sourced by packaging/run and tests/run. One list per purpose.
build_packages=(
  g++ cmake ninja-build ccache pkg-config
  qt6-base-dev qt6-svg-dev qt6-tools-dev qt6-tools-dev-tools qt6-l10n-tools libqscintilla2-qt6-dev
  libarchive-dev libssl-dev libcurl4-openssl-dev libisal-dev libzstd-dev libxxhash-dev
  libsqlite3-dev nlohmann-json3-dev libexpected-dev
)
run_packages=(
  crun uidmap busybox-static tcc musl-dev python3-minimal
  libqt6svg6 qt6-qpa-plugins fonts-dejavu-core
)
test_packages=(
  xvfb xdotool openbox imagemagick docker-registry skopeo umoci buildah
  clang-format-19 desktop-file-utils appstream lintian golang-github-docker-docker-dev
)
