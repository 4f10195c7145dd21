"""The values that travel through the house, from a page to a mail. All are frozen; all times are UTC.

One module per stretch of the way, each importing only those before it: `facts`, `readings`, `changes`, `news`.
"""
