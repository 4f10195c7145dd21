"""The index of words that releases are found by."""

from sqlalchemy import BigInteger, ForeignKey, Integer
from sqlalchemy.orm import Mapped, mapped_column

from storage.models.base import Base


class SearchRow(Base):
    """The newest text of a release as streams of tokens; SQLite and PostgreSQL index them each in their way.

    `place` grows with the date of publication, then with the release's number, so that the index itself answers in
    the order of lists. `extra` holds tokens that no text has (source, language, kinds of figures), and word forms.
    """

    __tablename__ = "search_texts"
    place: Mapped[int] = mapped_column(
        BigInteger().with_variant(Integer, "sqlite"), primary_key=True, autoincrement=False
    )
    release_id: Mapped[int] = mapped_column(ForeignKey("releases.id", ondelete="CASCADE"), unique=True)
    title: Mapped[str]
    body: Mapped[str]
    extra: Mapped[str]
