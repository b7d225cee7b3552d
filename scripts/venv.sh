#!/usr/bin/env bash
# venv.sh PYTHON DIRECTORY: makes a virtual environment, with Python 3.11 or later.
set -eu
python=$1
directory=$2
. "$(dirname "$0")/apt.sh"

if ! "$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
    echo "$python is not Python 3.11 or later: install it, or name one with  make PYTHON=/path/to/python3.11" >&2
    exit 1
fi
"$python" -m venv --clear "$directory" >/dev/null 2>&1 && exit 0
# Debian keeps a part of venv in a package of its own.
apt_install python3-venv && "$python" -m venv --clear "$directory" && exit 0
rm -rf "$directory"
echo "$python cannot make a virtual environment: on Debian or Ubuntu, install python3-venv" >&2
exit 1
