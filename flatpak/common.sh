# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=sh disable=SC2034,SC2154
# What the scripts of this folder share. They set `here`, this folder, before they read it.

project=$(dirname -- "$here")
app_id=io.github.amendsapp.Amends
platform_id=$app_id.Platform
sdk_id=$app_id.Sdk
runtime_branch=trixie
arch=$(uname -m)
cache=${XDG_CACHE_HOME:-$HOME/.cache}/amends

say() { printf 'flatpak: %s\n' "$*" >&2; }
die() { say "$*"; exit 69; }

as_root() {
    if [ "$(id -u)" -eq 0 ]; then
        "$@"
    elif command -v sudo >/dev/null 2>&1; then
        sudo "$@"
    else
        die "'$1' needs root: run this once as root, or install sudo"
    fi
}

packages() { sed -e 's/#.*//' -e '/^[[:space:]]*$/d' "$here/packages/$1.list"; }

# Installs what is missing of the host's own tools.
host_tools() {
    missing=""
    for package in $(packages host); do
        [ "$(dpkg-query -W -f '${db:Status-Status}' "$package" 2>/dev/null)" = installed ] || missing="$missing $package"
    done
    [ -n "$missing" ] || return 0
    say "installing$missing"
    as_root env DEBIAN_FRONTEND=noninteractive apt-get update -qq >&2 ||
        die "the package lists cannot be fetched: check the network and try again"
    # shellcheck disable=SC2086
    as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $missing >&2 ||
        die "packages cannot be installed: see apt's message above and try again"
}
