"""The scorer of record: names, attributions, classes and speakers of ``dateline annotate`` against the open gold."""
