#!/bin/bash
# deb.sh BUILD: the Debian package made of a finished build holds what it should, and lintian has
# nothing to say about it.
. "$(dirname "$0")/common.sh"
need dpkg-shlibdeps dpkg-dev
need lintian lintian
build=$1

# At another place than the build's own, so that two runs do not meet.
if ! cpack -G DEB --config "$build/CPackConfig.cmake" -B "$scratch" >"$scratch/log" 2>&1; then
    cat "$scratch/log" >&2
    exit 1
fi
deb=$(echo "$scratch"/stagewright_*.deb)

# lintian refuses nothing as root, but says that it should not be run so.
lintian --fail-on error,warning --display-info "$deb" 2>"$scratch/lintian.err" ||
    complain "lintian: see above"

dpkg-deb --fsys-tarfile "$deb" | tar -t >"$scratch/contents"
holds() { grep -qx "\./$1" "$scratch/contents" || complain "the package lacks /$1"; }
for path in usr/bin/stagewright usr/bin/stagewright-gui etc/apparmor.d/stagewright \
    usr/share/man/man1/stagewright.1.gz usr/share/man/man1/stagewright-gui.1.gz \
    "usr/share/applications/$id.desktop" "usr/share/metainfo/$id.metainfo.xml" \
    "usr/share/mime/packages/$id.xml" "usr/share/icons/hicolor/scalable/apps/$id.svg" \
    "usr/share/icons/hicolor/symbolic/apps/$id-symbolic.svg" \
    usr/share/bash-completion/completions/stagewright \
    usr/share/zsh/vendor-completions/_stagewright \
    usr/share/fish/vendor_completions.d/stagewright.fish \
    usr/share/stagewright/examples/hello/Dockerfile \
    usr/share/doc/stagewright/copyright usr/share/doc/stagewright/changelog.Debian.gz; do
    holds "$path"
done

depends=$(dpkg-deb --field "$deb" Depends)
for package in 'crun | runc' uidmap libqt6widgets6 libqscintilla2-qt6-15 libarchive13; do
    [[ $depends == *"$package"* ]] || complain "it does not depend on $package: $depends"
done
dpkg-deb --field "$deb" Recommends | grep -q 'slirp4netns | passt' || complain "no network helper"
[ "$(dpkg-deb --info "$deb" conffiles)" = /etc/apparmor.d/stagewright ] ||
    complain "the AppArmor profile is not a conffile"
finish
