#!/bin/sh
# A double-click in the Finder of macOS.
exec "$(dirname "$0")/start.sh" "$@"
