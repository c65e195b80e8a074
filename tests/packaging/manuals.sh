#!/bin/bash
# The manual pages format without a warning.
. "$(dirname "$0")/common.sh"
need man man-db

for page in "$packaging"/man/*.1; do
    warnings=$(MANROFFSEQ='' MANWIDTH=80 LC_ALL=C.UTF-8 \
        man --warnings -E UTF-8 -l -Tutf8 -Z "$page" 2>&1 >/dev/null) || true
    [ -z "$warnings" ] || complain "$warnings"
done
finish
