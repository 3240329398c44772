"""A reader of attributions that learned from reports people marked, beside the rules."""
