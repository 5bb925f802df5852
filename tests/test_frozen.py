"""A frozen class is a dataclass in all that others rely on."""

import copy
import pickle
from dataclasses import FrozenInstanceError, asdict, dataclass, fields, is_dataclass, replace

import pytest
from pelican.plugins.dateline.frozen import frozen


@frozen
class Place:
    name: str
    country: str = ""
    around: tuple[str, ...] = ()


@frozen
class Single:
    name: str


@dataclass(frozen=True, slots=True)
class Standard:
    name: str
    country: str = ""
    around: tuple[str, ...] = ()


def test_it_does_what_the_standard_one_does() -> None:
    here, there = Place("Gao", around=("Niger",)), Standard("Gao", around=("Niger",))
    assert repr(here) == repr(there).replace("Standard", "Place")
    assert [one.name for one in fields(here)] == [one.name for one in fields(there)]
    assert is_dataclass(Place)
    assert asdict(here) == asdict(there)
    assert here == replace(Place("Oran", around=("Niger",)), name="Gao")
    assert here != replace(here, name="Oran")
    assert here != there
    assert {here: 1}[Place("Gao", "", ("Niger",))] == 1
    assert Place.__slots__ == ("name", "country", "around")
    match here:
        case Place(name, country):
            assert (name, country) == ("Gao", "")


@pytest.mark.parametrize("one", [Place("Gao", "ML"), Single("Gao")])
def test_it_goes_from_process_to_process(one: object) -> None:
    for again in (pickle.loads(pickle.dumps(one)), copy.deepcopy(one)):
        assert again == one
        assert hash(again) == hash(one)
        assert repr(again) == repr(one)


def test_nobody_changes_it() -> None:
    here = Place("Gao")
    with pytest.raises(FrozenInstanceError, match=r"Place\.name cannot be changed"):
        here.name = "Oran"  # type: ignore[misc]
    with pytest.raises(FrozenInstanceError):
        del here.name
    with pytest.raises(AttributeError):
        here.more = 1  # type: ignore[attr-defined]
    with pytest.raises(TypeError, match=r"Place\.__init__\(\) missing 1 required positional argument: 'name'"):
        Place()  # type: ignore[call-arg]
    assert here == Place("Gao")


def test_classes_of_as_many_values_have_names_of_their_own() -> None:
    @frozen
    class Way:
        start: str
        end: str = "Oran"
        over: tuple[str, ...] = ("Gao",)

    way = Way(end="Lomé", start="Gao")
    assert (way.start, way.end, way.over) == ("Gao", "Lomé", ("Gao",))
    assert Place(country="ML", name="Gao") == Place("Gao", "ML", ())
    with pytest.raises(TypeError, match="unexpected keyword argument 'name'"):
        Way(name="Gao")  # type: ignore[call-arg]
    with pytest.raises(TypeError, match=r"Way\.__init__\(\) missing 1 required positional argument: 'start'"):
        Way()  # type: ignore[call-arg]


def test_a_single_value_is_no_less_one() -> None:
    assert Single("Gao") == Single("Gao") != Single("Oran")
    assert repr(Single("Gao")) == "Single(name='Gao')"
