#!/usr/bin/env bash
# One leaver, a joiner who moves, lost events, a bad sync, a list released in part; or one of them: demo.sh [--story N]. Exits with 0 only if every expectation came true.
set -euo pipefail
exec "$(dirname "${BASH_SOURCE[0]}")/run-local.sh" dev.rollcall.local.demo.Demo "$@"
