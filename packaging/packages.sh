# Debian packages by purpose, and how to install what is missing. Sourced by packaging/run and tests/run.
build_packages=(
  g++ cmake ninja-build ccache pkg-config
  qt6-base-dev qt6-svg-dev qt6-tools-dev qt6-tools-dev-tools qt6-l10n-tools libqscintilla2-qt6-dev
  libarchive-dev libssl-dev libcurl4-openssl-dev libisal-dev libzstd-dev libxxhash-dev
  libsqlite3-dev libyaml-dev nlohmann-json3-dev libexpected-dev
)
run_packages=(
  crun uidmap busybox-static tcc musl-dev
  libqt6svg6 qt6-qpa-plugins qt6-translations-l10n fonts-dejavu-core fonts-inter fonts-jetbrains-mono
)
test_packages=(
  git xvfb xdotool openbox imagemagick graphviz at-spi2-core dbus-daemon python3-gi gir1.2-atspi-2.0
  docker.io docker-registry skopeo umoci buildah runc
  clang-format-19 desktop-file-utils appstream lintian man-db apparmor fish zsh
  golang-github-docker-docker-dev python3 shellcheck
)

fuzz_packages=(clang-19 libclang-rt-19-dev)

missing_packages() {
  local name
  for name in "$@"; do
    [ "$(dpkg-query -W -f '${db:Status-Status}' "$name" 2>/dev/null)" = installed ] || printf '%s\n' "$name"
  done
}

# Installs those of the named packages that are missing; sudo serves apt alone.
need_packages() {
  local missing sudo=
  mapfile -t missing < <(missing_packages "$@")
  [ ${#missing[@]} -gt 0 ] || return 0
  if [ "$(id -u)" != 0 ]; then
    command -v sudo >/dev/null || {
      echo "Missing packages, and neither root nor sudo: ${missing[*]}" >&2
      return 1
    }
    sudo=sudo
  fi
  echo "Installing ${#missing[@]} Debian packages: ${missing[*]}" >&2
  $sudo apt-get update -qq
  $sudo env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends \
    "${missing[@]}" >/dev/null
}

# Configures once and builds a preset; says nothing where nothing is to do.
build_preset() {
  local preset=$1 log
  shift
  export CCACHE_BASEDIR=$PWD CCACHE_NOHASHDIR=1 # every clone shares the compiler's cache
  [ -f "build/$preset/build.ninja" ] || cmake --preset "$preset" "$@" >/dev/null
  log=$(mktemp)
  if ! cmake --build "build/$preset" >"$log" 2>&1; then
    grep -E 'error|FAILED|CMake Error' -A8 "$log" | head -100 >&2
    rm -f "$log"
    return 1
  fi
  rm -f "$log"
}
