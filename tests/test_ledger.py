"""The data files after any changes are those that a first run would write."""

from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pelican.plugins.dateline import export
from pelican.plugins.dateline.draft import Draft
from pelican.plugins.dateline.ledger import DATA, Ledger
from pelican.plugins.dateline.spool import Spool
from pelican.plugins.dateline.state import State
from pelican.plugins.dateline.walking import mark

PATHS = st.sampled_from("abcdef")
RUNS = st.lists(
    st.tuples(
        st.dictionaries(PATHS, st.tuples(st.sampled_from("xyz"), st.text("é,", max_size=4)), max_size=5),
        st.sets(PATHS, max_size=3),
    ),
    max_size=6,
)


def written(root: Path) -> tuple[bytes, ...]:
    return tuple((root / path).read_bytes() for path in DATA)


def noted(root: Path) -> State:
    """The state behind a first run with one article."""
    (root / "data").mkdir()
    state = State(root / "state.sqlite")
    ledger = Ledger(state, root)
    ledger.add(Spool(root), [("a", "x", b"one\n", b"1\r\n")])
    ledger.write(Draft(root, root))
    ledger.note([mark((root / path).stat()) for path in DATA])
    return state


@given(RUNS)
@settings(max_examples=60, deadline=None)
def test_the_files_hold_what_stands_in_order_of_the_sources(runs: list) -> None:
    model: dict[str, tuple[str, str]] = {}
    with TemporaryDirectory() as folder:
        root = Path(folder)
        (root / "data").mkdir()
        for number, (added, dropped) in enumerate(runs):
            state = State(root / "state.sqlite")
            ledger = Ledger(state, root)
            assert ledger.whole == (number > 0)
            spool = Spool(root)
            ledger.drop(dropped)
            model = {path: value for path, value in model.items() if path not in dropped} | added
            rows = [
                (path, source, f"{text}\n".encode(), f"{text};\r\n".encode())
                for path, (source, text) in added.items()
            ]
            ledger.add(spool, rows)
            ledger.write(Draft(root, root))
            ordered = [text for _, (_, text) in sorted(model.items(), key=lambda one: (one[1][0], one[0]))]
            head = export.csv_head().encode()
            lines, cells = written(root)
            assert lines.decode() == "".join(f"{text}\n" for text in ordered)
            assert cells == head + "".join(f"{text};\r\n" for text in ordered).encode()
            ledger.note([mark((root / path).stat()) for path in DATA])
            ledger.close()
            spool.close()
            assert state.save()
            state.close()


def test_files_that_somebody_changed_are_not_believed(tmp_path: Path) -> None:
    state = noted(tmp_path)
    assert Ledger(state, tmp_path).whole
    (tmp_path / DATA[0]).write_bytes(b"two\n")
    assert not Ledger(state, tmp_path).whole
    state.close()


def test_files_that_somebody_changes_while_they_are_read_are_not_copied(tmp_path: Path) -> None:
    state = noted(tmp_path)
    again = Ledger(state, tmp_path)
    with (tmp_path / DATA[0]).open("r+b") as file:
        file.write(b"MINE")
        file.truncate(9)
    with pytest.raises(OSError, match="changed while it was read"):
        again.write(Draft(tmp_path, tmp_path))
    state.close()
