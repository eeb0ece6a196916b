#!/usr/bin/env bash
# Starts simulated Slack, Okta and AWS with Rollcall in it, and stays up: local.sh [--people N] [--seed S] [--ports A,B,C,D] [--plan enterprise|business]
set -euo pipefail
exec "$(dirname "${BASH_SOURCE[0]}")/run-local.sh" dev.rollcall.local.runtime.Main "$@"
