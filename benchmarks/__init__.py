"""Ratios to peers, measured side by side in one run. Start: ``python -m benchmarks``."""
