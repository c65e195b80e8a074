#!/bin/bash
# The desktop entry is valid, German included.
. "$(dirname "$0")/common.sh"
need desktop-file-validate desktop-file-utils

entry=$packaging/$id.desktop
complaints=$(desktop-file-validate "$entry" 2>&1) || true
[ -z "$complaints" ] || complain "$complaints"
for key in GenericName Comment Keywords; do
    grep -q "^$key\[de\]=" "$entry" || complain "no German $key"
done
finish
