"""The only SQL of the house: models, writing, reading (questions by name), migrations."""
