"""Files → sheets of cells with addresses, safe against damaged and hostile files. Start at :mod:`.cells`."""
