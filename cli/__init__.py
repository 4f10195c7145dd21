"""The command line. Each command parses its arguments and calls one function; rooms are imported inside commands,
so that `regwatch extract` and `regwatch --help` start without a database or a web server in memory."""
