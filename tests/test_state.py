"""What the last run knew is what was put there last, however it is kept."""

import json
from pathlib import Path
from tempfile import TemporaryDirectory
from unittest import mock

from hypothesis import given, settings
from hypothesis import strategies as st
from pelican.plugins.dateline import recall, state

KEYS = st.sampled_from("abcdefgh")
ACTS = st.lists(
    st.one_of(
        st.tuples(st.just("put"), st.lists(st.tuples(KEYS, st.text(max_size=3)), max_size=5)),
        st.tuples(st.just("drop"), st.lists(KEYS, max_size=4)),
        st.tuples(st.just("save"), st.just([])),
    ),
    max_size=25,
)


@given(ACTS)
@settings(max_examples=60, deadline=None)
def test_rows_are_those_put_last_and_not_dropped_since(acts: list[tuple[str, list]]) -> None:
    model: dict[str, str] = {}
    with TemporaryDirectory() as folder, mock.patch.multiple(state, PIECE=2, LOOSE=3):
        path = Path(folder, "state.sqlite")
        kept = state.State(path)
        for act, what in acts:
            if act == "put":
                rows = dict(what)
                kept.put("leaves", [(key, value, f"sum {value}", "key") for key, value in rows.items()])
                model |= rows
            elif act == "drop":
                kept.drop("leaves", what)
                for key in what:
                    model.pop(key, None)
            else:
                assert kept.save()
                kept.close()
                kept = state.State(path)
                pieces, rows = kept._db.execute("SELECT count(*), total(size) FROM pieces").fetchone()
                assert pieces <= 3 + rows
            if act == "drop":
                assert kept.stamps("leaves") == model
        found = sorted(map(tuple, kept.rows("leaves")))
        kept.close()
    assert found == sorted((key, value, f"sum {value}", "key") for key, value in model.items())


def test_what_is_recalled_is_found_out_once_and_then_handed_on() -> None:
    asked: list[str] = []

    @recall.recalled
    def spelt(text: str, more: str = "") -> list[str]:
        asked.append(text)
        return list(text + more)

    before = recall.known()
    assert spelt("ab") == spelt("ab") == ["a", "b"]
    assert spelt("a", "b") == ["a", "b"]
    left = json.loads(json.dumps(recall.known()))
    recall.forget()
    recall.take(left)
    assert spelt("ab") + spelt("a", "b") == ["a", "b", "a", "b"]
    assert asked == ["ab", "a"]
    recall.forget()
    assert spelt("ab") == ["a", "b"]
    assert len(asked) == 3
    recall.forget()
    recall.take(before)
