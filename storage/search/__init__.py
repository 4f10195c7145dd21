"""Full-text search without a database: words of a text, the language of queries, rank and snippets. All pure."""
