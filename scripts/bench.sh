#!/usr/bin/env bash
# Measures what we are judged by: bench.sh NAME [ARG ...]; prints a table and writes target/bench/NAME.json
set -euo pipefail
case "${1:-}" in
  rate) main=RateBench ;;
  # Measured against DuckDB, which nothing else needs.
  flatten) main=FlattenBench; export ROLLCALL_MAVEN_OPTIONS=-Pbench ;;
  diff) main=DiffBench; export ROLLCALL_MAVEN_OPTIONS=-Pbench ;;
  # 100 000 people, both sides of them and the table, are in one process.
  calls) main=CallsBench; export ROLLCALL_HEAP=4g ;;
  scale) main=ScaleBench; export ROLLCALL_HEAP=4g ;;
  # Under AWS's runtime interface client, which nothing else needs.
  hooks) main=HooksBench; export ROLLCALL_MAVEN_OPTIONS=-Pbench ;;
  *)
    echo "usage: bench.sh NAME, where NAME is: hooks [SECONDS], rate, flatten, diff [large], calls [PEOPLE ...], scale [PEOPLE ...]" >&2
    exit 2
    ;;
esac
shift
exec "$(dirname "${BASH_SOURCE[0]}")/run-local.sh" "dev.rollcall.bench.$main" "$@"
