#!/usr/bin/env bash
# Measures what we are judged by: bench.sh NAME; prints a table and writes target/bench/NAME.json
set -euo pipefail
case "${1:-}" in
  rate) main=RateBench ;;
  flatten) main=FlattenBench ;;
  *) echo "usage: bench.sh NAME, where NAME is: rate, flatten" >&2; exit 2 ;;
esac
exec "$(dirname "${BASH_SOURCE[0]}")/run-local.sh" "dev.rollcall.bench.$main"
