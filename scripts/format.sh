#!/usr/bin/env bash
# Formats every Java source as the build demands it.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
exec mvn -q -B test -Dtest=FormatTest -Dformat=apply
