"""The readers that ship: one format a file."""
