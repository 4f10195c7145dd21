"""A row of the outbox as something that can be sent: an e-mail, a post for a webhook, a note for Apprise."""

from email.message import EmailMessage

from alerts import brief, services
from alerts.message import compose
from alerts.services import Note
from alerts.transports import Transport
from alerts.view import view
from alerts.webhook import Post
from alerts.webhook import send as post
from storage import letters
from storage.addresses import is_hook, is_mailbox
from storage.database import Database

Written = EmailMessage | Post | Note


def write(database: Database, outbox_id: int, *, mail_from: str, base_url: str) -> Written | None:
    """The message of that row as it is known now; None when nothing is left to tell."""
    with database.reading() as session:
        letter = letters.letter(session, outbox_id)
        if not letter.entries and not letter.notices:
            return None
        if is_mailbox(letter.address):
            return compose(letter, mail_from=mail_from, base_url=base_url)
        changes = letters.change_forms(session, outbox_id) if is_hook(letter.address) else []
    shown = view(letter, base_url)
    if not is_hook(letter.address):
        return brief.note(shown)
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


def hand_over(message: Written, mail: Transport) -> str:
    """Sends it its own way and returns the answer; errors as in `Transport.send`."""
    if isinstance(message, Note):
        return services.send(message)
    return post(message) if isinstance(message, Post) else mail.send(message)
