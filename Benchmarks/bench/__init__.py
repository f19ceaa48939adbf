"""Sapa beside the programs that one would use instead of it: seconds, peak memory, instructions. `python -m bench --help`."""
