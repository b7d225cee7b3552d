#!/usr/bin/env bash
# node.sh PYTHON: makes sure that the Node.js inside the packages playwright and pyright starts.
set -eu
. "$(dirname "$0")/apt.sh"

starts() { "$1" -m playwright --version && "$1" -m pyright --version; } >/dev/null 2>&1

starts "$1" && exit 0
# A bare Debian lacks the one library that Node.js needs.
apt_install libatomic1 && starts "$1" && exit 0
"$1" -m playwright --version >/dev/null || true
echo "The Node.js of the test tools does not start: on Debian or Ubuntu, install libatomic1." >&2
exit 1
