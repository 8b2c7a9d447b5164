"""What a desk stands: kills, failing disks, power cuts, backups under a writer, merges undone.

`python -m tests.faults` (also `make crashes`) prints the counts with their seeds; the
tests here run few of each.
"""
