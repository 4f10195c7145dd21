import re

from alerts.brief import note
from alerts.view import view
from tests.alerts.letters import document, entry, letter, said, series

#: How chat rooms find whom to call: Discord, Slack, Mattermost, Telegram.
CALLS = re.compile(r"(?<!\w)@\w|<[@!#]")


def test_text_of_a_page_calls_nobody_in_a_chat_room() -> None:
    hostile = entry(
        series=series("products @here <!channel> in trials"),
        new=said(460, "@everyone: 460 products <@123> of <@&9> x; write to info@agency.example.", "460"),
        release=document(3, "T", url="https://agency.example/@everyone?a=@here"),
    )
    written = note(view(letter(hostile, notices=("@channel looks odd",)), "https://regwatch.example.org"))
    shown = "\n".join([written.title, *written.paragraphs])
    assert not CALLS.search(shown)
    assert "everyone: 460 products" in shown
    assert "info@agency.example" in shown
    assert "https://agency.example/%40everyone?a=%40here" in shown
