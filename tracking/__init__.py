"""Pure decisions: which metric a figure belongs to, and what has changed between what was known and what is found."""
