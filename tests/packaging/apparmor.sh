#!/bin/bash
# The AppArmor profile: read by parsers since 4.0, turned off for older ones by the package's
# scripts, which leave the administrator's own links alone.
. "$(dirname "$0")/common.sh"
need apparmor_parser apparmor

export DPKG_ROOT=$scratch
rules=$scratch/etc/apparmor.d
profile=$rules/stagewright
off=$rules/disable/stagewright
mkdir -p "$rules/abi"
cp "$packaging/apparmor/stagewright" "$profile"
cp -r /etc/apparmor.d/tunables "$rules/"
parse() { apparmor_parser --skip-kernel-load --skip-cache --base "$rules" "$@"; }
install_package() { "$packaging/deb/postinst" configure; }

install_package
[ "$(readlink "$off")" = ../stagewright ] || complain "an old AppArmor gets no link in disable/"
parse "$profile" || complain "the old parser still reads the profile"

touch "$rules/abi/4.0"
"$packaging/deb/postinst" triggered /etc/apparmor.d/abi/4.0
[ ! -L "$off" ] || complain "the profile stays off after AppArmor's upgrade"

ln -s /etc/apparmor.d/stagewright "$off"
install_package
[ -L "$off" ] || complain "the administrator's link in disable/ is gone"

rm "$profile"
"$packaging/deb/postrm" purge
[ ! -L "$off" ] || complain "purging leaves a link in disable/"
[ -d "$rules/disable" ] || complain "purging removes a folder of AppArmor's own"

# The grammar itself needs a parser that knows it.
cp "$packaging/apparmor/stagewright" "$profile"
if [ -e /etc/apparmor.d/abi/4.0 ]; then
    cp /etc/apparmor.d/abi/4.0 "$rules/abi/4.0"
    parse "$profile" || complain "AppArmor 4 does not accept the profile"
else
    # What an older parser knows of it: everything but the two new words.
    sed -i -e '/^abi /d' -e '/userns,/d' "$profile"
    parse "$profile" || complain "the profile is wrong beside abi 4.0 and userns"
    echo "NOT CHECKED: 'abi <abi/4.0>' and 'userns,' (this AppArmor is older than 4.0)" >&2
fi
finish
