# What the scripts beside this share: a place to work in, and a registry on this machine, filled with
# small images. Sourced, with `shared` set.

skip() { echo "SKIP ${0##*/}: $*"; exit 77; }

# Runs a command as root; as an ordinary user, as the root of a user namespace with the own sub-ids.
as_own_root() {
  if [ "$(id -u)" = 0 ]; then "$@"; else unshare --map-auto --map-root-user "$@"; fi
}

check_programs() {
  local program
  for program in "$@"; do
    command -v "$program" >/dev/null || skip "$program is not installed"
  done
}

[ -d "$shared/examples/seed" ] || skip "no $shared/examples/seed (STAGEWRIGHT_SHARED)"
check_programs docker-registry skopeo umoci python3 busybox gcc
work=/tmp/stagewright-conformance.$$ # buildah takes no capital letters
mkdir "$work"
registry_port=$((20000 + RANDOM % 20000))
registry_url=http://127.0.0.1:$registry_port
export STAGEWRIGHT_STORE=$work/store
export STAGEWRIGHT_REGISTRY_MIRROR=$registry_url,gcr.io=$registry_url

start_registry() {
  as_own_root bash "$shared/images/make-images-small.sh" "$work/images" >"$work/images.log" 2>&1 ||
    { tail "$work/images.log"; exit 1; }
  PEERS=$work bash "$shared/images/start-registry.sh" "$work/images/layout" $registry_port \
    >"$work/registry.log" 2>&1 || { tail "$work/registry.log"; exit 1; }
}

stop_process() { [ -f "$1" ] && kill "$(cat "$1")" 2>/dev/null || true; }

clean_up() {
  stop_process "$work/registry-$registry_port/pid"
  as_own_root rm -rf "$work"
}
