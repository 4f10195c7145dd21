"""The words that releases, metrics and periods are found by."""

from sqlalchemy import BigInteger, ForeignKey, Index, Integer, Text
from sqlalchemy.orm import Mapped, mapped_column

from storage.models.base import Base


class SearchRow(Base):
    """The newest text of a release as streams of tokens; SQLite and PostgreSQL index them each in their way.

    `place` grows with the date of publication, then with the release's number, so that the index itself answers in
    the order of lists. `extra` holds tokens that no text has (source, language, kinds of figures, pairs of neighbouring
    words), and word forms.
    """

    __tablename__ = "search_texts"
    place: Mapped[int] = mapped_column(
        BigInteger().with_variant(Integer, "sqlite"), primary_key=True, autoincrement=False
    )
    release_id: Mapped[int] = mapped_column(ForeignKey("releases.id", ondelete="CASCADE"), unique=True)
    title: Mapped[str]
    body: Mapped[str]
    extra: Mapped[str]


#: Compared character by character, so that the beginning of a word is a stretch of the index.
_Word = Text().with_variant(Text(collation="C"), "postgresql")


class MetricWordRow(Base):
    """A word, or a pair of neighbouring words, that the label of a metric is found by."""

    __tablename__ = "metric_words"
    __table_args__ = (Index(None, "metric_id"),)
    word: Mapped[str] = mapped_column(_Word, primary_key=True)
    metric_id: Mapped[int] = mapped_column(ForeignKey("metrics.id", ondelete="CASCADE"), primary_key=True)


class PeriodWordRow(Base):
    """A word that a period as written in some release (`figures.period_text`) is found by."""

    __tablename__ = "period_words"
    word: Mapped[str] = mapped_column(_Word, primary_key=True)
    period_text: Mapped[str] = mapped_column(primary_key=True)
