# shellcheck shell=bash disable=SC2034
# For the checks of packaging/: sourced, not run.
set -eu

# need PROGRAM PACKAGE: a check that cannot run says so, loudly, and counts as skipped (77).
need() {
    if ! command -v "$1" >/dev/null; then
        echo "SKIPPED: $1 is not installed (apt install $2)" >&2
        exit 77
    fi
}

failures=0
complain() {
    echo "FAIL: $*" >&2
    failures=$((failures + 1))
}
# The last line of a check.
finish() { exit $((failures > 0)); }

id=io.github.stagewright.stagewright
packaging=$(cd "$(dirname "$0")/../../packaging" && pwd)
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
PATH=$PATH:/usr/sbin:/sbin
