#!/bin/bash
# The AppStream metainfo is valid, and agrees with the project about its version.
. "$(dirname "$0")/common.sh"
need appstreamcli appstream
version=$1

file=$packaging/$id.metainfo.xml
# appstreamcli 0.16 (Debian 12) does not know <developer> yet; every other remark counts.
report=$(appstreamcli validate --no-net --pedantic --no-color "$file") || complain "$report"
remarks=$(grep -E '^[EWIP]: ' <<<"$report" | grep -v 'unknown-tag developer$' || true)
[ -z "$remarks" ] || complain "$remarks"
grep -q "<release version=\"$version\"" "$file" || complain "no <release> for version $version"
finish
