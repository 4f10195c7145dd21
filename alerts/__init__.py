"""From the outbox to the reader: writing messages and handing them to a transport."""
