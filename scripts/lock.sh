#!/usr/bin/env bash
# lock.sh PYTHON: resolves both requirement files in a clean environment and writes every version to requirements.lock.
set -eu
cd "$(dirname "$0")/.."
clean=$(mktemp -d)
trap 'rm -rf "$clean"' EXIT
"$1" -m venv "$clean"
"$clean/bin/python" -m pip --disable-pip-version-check -qq install -r requirements.txt -r requirements-dev.txt
{
    echo "# Every version that was tested together, on $("$clean/bin/python" -V); written by  make lock"
    "$clean/bin/python" -m pip --disable-pip-version-check freeze --exclude pip --exclude setuptools
} >requirements.lock.new
if grep -n -E '@|://|^-' requirements.lock.new >&2; then
    rm requirements.lock.new
    echo "A package did not come from the registry: see the lines above." >&2
    exit 1
fi
mv requirements.lock.new requirements.lock
