"""Train the English pipeline that ships: pinned corpora in, `src/dateline/language/en` out."""
