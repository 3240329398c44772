"""Functions on strings and offsets that know nothing of news."""
