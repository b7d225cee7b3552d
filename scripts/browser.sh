#!/usr/bin/env bash
# Prints the path of a Chromium for the browser tests; on Debian, as root, installs one if there is none.
set -eu
. "$(dirname "$0")/apt.sh"

find_browser() {
    local name
    for name in "${CHROMIUM:-}" chromium chromium-browser google-chrome google-chrome-stable \
        "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome" \
        "/Applications/Chromium.app/Contents/MacOS/Chromium"; do
        [ -n "$name" ] && command -v "$name" && return 0
    done
    return 1
}

find_browser && exit 0
# The fonts cover the signs that charts use.
apt_install chromium fonts-dejavu-core fonts-liberation && find_browser && exit 0
echo "No Chromium found: install chromium or Google Chrome, or put the path of one into the variable CHROMIUM." >&2
exit 1
