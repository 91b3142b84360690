"""What a result is and whether it is right: levels, rollup, trend, and the audit's findings."""
