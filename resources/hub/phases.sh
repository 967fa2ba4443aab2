#!/bin/bash
# SPDX-FileCopyrightText: 2026 the Hubwright authors
# SPDX-License-Identifier: BSD-3-Clause
# Sourced by scripts that go through phases and say so on the console, where Hubwright reads it. They set ROLE, LOG,
# TITLES (one a phase) and functions phase_1, phase_2 …, and end with: run_phases "$@"

say() {
  echo "HUBWRIGHT-$ROLE $*"
  { echo "HUBWRIGHT-$ROLE $*" > /dev/console; } 2> /dev/null || true
}

# What a phase prints goes to the log, and the command that failed to a file beside it. It is a process of its own
# because bash ignores errexit in a function whose result is looked at.
run_phase() {
  local attempt
  for attempt in 1 2 3; do
    rm -f "$LOG.failed"
    "$0" --phase "$1" >> "$LOG" 2>&1 && return
    [ "$attempt" = 3 ] && break
    say "again, after: $(failed_command "$1")"
    sleep "${HUBWRIGHT_PAUSE:-15}"
  done
  tail -n 5 "$LOG" | while read -r line; do say "log: $line"; done
  say "ERROR in: $(failed_command "$1")"
  exit 1
}

failed_command() {
  { head -n 1 "$LOG.failed" 2> /dev/null || echo "phase $1"; } | cut -c -120
}

# All phases; or, called by run_phase, one.
run_phases() {
  if [ "${1:-}" = --phase ]; then
    set -eE
    trap 'echo "$BASH_COMMAND" > "$LOG.failed"' ERR
    "phase_$2"
    exit 0
  fi
  local phase
  for phase in $(seq "${#TITLES[@]}"); do
    say "phase $phase/${#TITLES[@]} ${TITLES[phase - 1]}"
    run_phase "$phase"
  done
  say DONE
}

# For everything that downloads: apt, pip and npm read the environment or this file.
use_proxy() {
  [ -n "${PROXY:-}" ] || return 0
  export http_proxy="$PROXY" https_proxy="$PROXY" HTTP_PROXY="$PROXY" HTTPS_PROXY="$PROXY"
  export no_proxy=127.0.0.1,localhost,169.254.169.254
  printf 'Acquire::%s::Proxy "%s";\n' http "$PROXY" https "$PROXY" > /etc/apt/apt.conf.d/95hubwright
}

# New servers like to update themselves, so apt waits for its locks.
apt() {
  DEBIAN_FRONTEND=noninteractive NEEDRESTART_MODE=a \
    apt-get -q -o DPkg::Lock::Timeout=600 -o Acquire::Retries=3 "$@"
}

apt_install() {
  apt install -y --no-install-recommends "$@"
}
