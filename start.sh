#!/bin/sh
# Linux and macOS: finds a Python, the rest is scripts/start.py.
cd "$(dirname "$0")" || exit 1
for candidate in python3 python3.14 python3.13 python3.12 python3.11 python; do
  if "$candidate" -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1; then
    exec "$candidate" scripts/start.py "$@"
  fi
done
echo "ยังไม่มี Python 3.11 ขึ้นไปในเครื่องนี้ ติดตั้งจาก https://www.python.org/downloads/ แล้วสั่งอีกครั้ง" >&2
echo "Python 3.11 or newer was not found." >&2
exit 1
