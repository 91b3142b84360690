"""``python -m itadash``."""

import sys

from itadash.cli import main

if __name__ == "__main__":
    sys.exit(main())
