"""A row of the outbox as something that can be sent: an e-mail, or a post for a webhook."""

from email.message import EmailMessage

from alerts.message import compose
from alerts.transports import Transport
from alerts.view import view
from alerts.webhook import Post, is_webhook
from alerts.webhook import send as post
from storage import letters
from storage.database import Database


def write(database: Database, outbox_id: int, *, mail_from: str, base_url: str) -> EmailMessage | Post | None:
    """The message of that row as it is known now; None when nothing is left to tell."""
    with database.reading() as session:
        letter = letters.letter(session, outbox_id)
        if not letter.entries and not letter.notices:
            return None
        if not is_webhook(letter.address):
            return compose(letter, mail_from=mail_from, base_url=base_url)
        changes = letters.change_forms(session, outbox_id)
    shown = view(letter, base_url)
    return Post(
        letter.address,
        letter.message_id.strip("<>"),
        {
            "id": letter.message_id.strip("<>"),
            "purpose": letter.purpose,
            "text": shown.subject,
            "changes": changes,
            "notices": list(letter.notices),
            "unsubscribe": shown.stop_url or None,
        },
    )


def hand_over(message: EmailMessage | Post, mail: Transport) -> str:
    """Sends it its own way and returns the answer; errors as in `Transport.send`."""
    return post(message) if isinstance(message, Post) else mail.send(message)
