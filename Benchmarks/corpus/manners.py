"""The manners in which papers are written: letters, forms of labels, shapes of tables; one for every dossier."""
from dataclasses import dataclass


@dataclass
class Manner:
    """How the papers of a dossier are written."""
    turn: int
    font: str = "Liberation Serif"
    size: float = 13
    form: str = "line"
    days: str = "slashes"
    numbers: str = "grouped"
    # Where units stand: "head" of a column, a "column" of their own, the "cell" itself.
    units: str = "head"
    stt: bool = True
    order: int = 0
    merged: str = "none"
    numbered: bool = False
    ruled: bool = True
    repeats: bool = False
    landscape: bool = False
    # How often the machines are listed over: enough of them make a table of two pages.
    fold: int = 1


MANNERS = [
    Manner(0, numbered=True, landscape=True),
    Manner(1, "Liberation Sans", 11, "bold", "words", "plain", "cell", order=2),
    Manner(2, size=12, form="cell", units="column", merged="long", landscape=True),
    Manner(3, size=14, form="dots", numbers="grouped", stt=False, repeats=True, fold=4, landscape=True),
    Manner(4, "Liberation Sans", 10, "dash", "short", ruled=False, landscape=True, order=1),
    Manner(5, size=12, form="next", days="words", merged="short", landscape=True),
    Manner(6, size=11, form="item", units="cell", numbers="plain", numbered=True, order=3),
    Manner(7, "Liberation Sans", 12, "open cell", units="column", fold=4, landscape=True),
    Manner(8, size=13, form="full stop", days="words", numbers="plain", repeats=True, fold=5),
    Manner(9, size=12, form="leader", units="head", stt=False, ruled=False, landscape=True),
    Manner(10, "Liberation Sans", 11, "blank colon", "short", units="cell", merged="long", landscape=True),
    Manner(11, size=10, form="line", days="words", numbers="plain", units="column", numbered=True, order=1),
]
