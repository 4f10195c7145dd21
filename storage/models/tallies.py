"""How much is stored, counted when it is stored and not when somebody looks."""

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from storage.models.base import Base


class TallyRow(Base):
    """How many rows of each kind a source has. Written by what changes them, in the same transaction."""

    __tablename__ = "tallies"
    source_id: Mapped[int] = mapped_column(ForeignKey("sources.id", ondelete="CASCADE"), primary_key=True)
    releases: Mapped[int] = mapped_column(default=0)
    figures: Mapped[int] = mapped_column(default=0)
    metrics: Mapped[int] = mapped_column(default=0)
    changes: Mapped[int] = mapped_column(default=0)
