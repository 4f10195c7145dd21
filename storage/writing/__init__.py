"""What a crawl found, as rows. Every function works inside the caller's one transaction and commits nothing."""
