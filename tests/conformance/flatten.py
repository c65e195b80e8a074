#!/usr/bin/env python3
"""Facts of one image in an OCI layout, as JSON: its config and history without times and
digests, and its flattened file tree with a digest per file.
usage: flatten.py LAYOUT REF-NAME"""
import gzip
import hashlib
import io
import json
import os
import sys
import tarfile

WHITEOUT = ".wh."
OPAQUE = ".wh..wh..opq"


def blob(layout, digest):
    algorithm, value = digest.split(":")
    with open(os.path.join(layout, "blobs", algorithm, value), "rb") as file:
        return file.read()


def find_manifest(layout, name):
    with open(os.path.join(layout, "index.json"), encoding="utf-8") as file:
        index = json.load(file)
    for descriptor in index["manifests"]:
        if descriptor.get("annotations", {}).get("org.opencontainers.image.ref.name") == name:
            return json.loads(blob(layout, descriptor["digest"]))
    sys.exit(f"{name}: not in {layout}/index.json")


def remove_tree(tree, path):
    for known in [p for p in tree if p == path or p.startswith(path + "/")]:
        del tree[known]


def entry_facts(member, archive):
    kind = {tarfile.REGTYPE: "file", tarfile.DIRTYPE: "dir", tarfile.SYMTYPE: "link",
            tarfile.LNKTYPE: "hardlink", tarfile.FIFOTYPE: "fifo"}.get(member.type, "device")
    facts = {"type": kind, "mode": oct(member.mode & 0o7777), "owner": f"{member.uid}:{member.gid}"}
    if member.isfile():
        facts["content"] = hashlib.sha256(archive.extractfile(member).read()).hexdigest()
        facts["size"] = member.size
    if member.issym():
        facts["target"] = member.linkname
        facts.pop("mode")
    return facts


def apply_layer(tree, data):
    if data[:2] == b"\x1f\x8b":
        data = gzip.decompress(data)
    added = {}
    with tarfile.open(fileobj=io.BytesIO(data)) as archive:
        for member in archive:
            path = os.path.normpath("/" + member.name)
            folder, base = os.path.split(path)
            if base == OPAQUE:
                for known in [p for p in tree if p.startswith(folder.rstrip("/") + "/")]:
                    del tree[known]
            elif base.startswith(WHITEOUT):
                remove_tree(tree, os.path.join(folder, base[len(WHITEOUT):]))
            elif member.islnk():
                source = os.path.normpath("/" + member.linkname)
                added[path] = dict(added.get(source) or tree[source])
            elif path != "/":
                added[path] = entry_facts(member, archive)
    for path, facts in added.items():
        if path in tree and not (facts["type"] == "dir" and tree[path]["type"] == "dir"):
            remove_tree(tree, path)
        tree[path] = facts


def main():
    layout, name = sys.argv[1:3]
    manifest = find_manifest(layout, name)
    config = json.loads(blob(layout, manifest["config"]["digest"]))
    tree = {}
    for layer in manifest["layers"]:
        apply_layer(tree, blob(layout, layer["digest"]))
    history = [{k: h[k] for k in ("created_by", "comment", "empty_layer") if k in h}
               for h in config.get("history", [])]
    json.dump({"config": config.get("config", {}), "architecture": config.get("architecture"),
               "os": config.get("os"), "history": history, "layers": len(manifest["layers"]),
               "files": tree}, sys.stdout, indent=1, sort_keys=True)


if __name__ == "__main__":
    main()
