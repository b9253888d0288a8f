#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes the manifest for a build where only Debian can be reached: offline-manifest.py SOURCE-DIR MIRROR PLATFORM SDK BRANCH OUT.

The modules, their options and the permissions are those of the manifest for Flathub. What differs is where things come from: the
runtime is the toolchain's, each archive is the one that Debian's source package has, and Amends is a copy of this folder."""

import os
import re
import sys

import yaml

HERE = os.path.dirname(os.path.abspath(__file__))
SHA256 = re.compile(r"[0-9a-f]{64}")


def debian_sources():
    """Module → (path, sha256)."""
    with open(os.path.join(HERE, "debian-sources.list"), encoding="utf-8") as lines:
        rows = [line.split() for line in lines if line.strip() and not line.startswith("#")]
    return {name: (path, digest) for name, path, digest in rows}


def replace_source(module, source, mirror, folder):
    if source["type"] == "dir":
        return {"type": "dir", "path": folder}
    if source["type"] != "archive" or not SHA256.fullmatch(source.get("sha256", "")):
        raise SystemExit(f"{module}: a source is an archive with its sha256, or this folder")
    path, digest = debian_sources()[module]
    return {"type": "archive", "url": f"{mirror}/{path}", "sha256": digest}


def main(folder, mirror, platform, sdk, branch, out):
    with open(os.path.join(HERE, "io.github.amendsapp.Amends.yml"), encoding="utf-8") as text:
        manifest = yaml.safe_load(text)
    manifest.update({"runtime": platform, "sdk": sdk, "runtime-version": branch})
    # Composing the catalogue's page needs a program that this Sdk has under another name; Flathub's own build composes it.
    manifest["appstream-compose"] = False
    # A single file cannot carry a second package of translations.
    manifest["separate-locales"] = False
    for module in manifest["modules"]:
        module["sources"] = [replace_source(module["name"], source, mirror, folder) for source in module["sources"]]
    with open(out, "w", encoding="utf-8") as text:
        yaml.safe_dump(manifest, text, sort_keys=False)


if __name__ == "__main__":
    main(*sys.argv[1:])
