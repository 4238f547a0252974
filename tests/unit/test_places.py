"""Where somebody is: what is sure, what is asked, and that no country is ever guessed."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Sequence
from zoneinfo import ZoneInfo

import pytest
from babel import Locale
from hypothesis import given
from hypothesis import strategies as st

from bot.flows.zone_and_hours import packed
from content.load.check import CONTENT
from content.places.derive import countries, own_names
from content.places.finder import Found, PlaceFinder, Spot
from content.places.names import FOLDER, load_place_names
from content.places.time_zones import city_of, zone_tab

FINDER = PlaceFinder(load_place_names(CONTENT / "locales"))
# CLDR has names for these, which are no countries of their own to a telephone.
PARTS = {"AC": "SH", "TA": "SH", "IC": "ES"}


def find(typed: str, language: str = "en") -> Found:
    return FINDER.find(typed, language)


def offered(found: Found) -> list[str]:
    return [f"{spot.city} {spot.country}" for spot in found.spots]


@pytest.mark.parametrize(
    ("typed", "zone", "country"),
    [
        ("Europe/Berlin", "Europe/Berlin", "DE"),
        ("europe/berlin", "Europe/Berlin", "DE"),
        ("america/new york", "America/New_York", "US"),
        ("Asia/Calcutta", "Asia/Kolkata", "IN"),
        ("Berlin", "Europe/Berlin", "DE"),
        ("  berlin. ", "Europe/Berlin", "DE"),
        ("München", "Europe/Berlin", "DE"),
        ("mu\u0308nchen", "Europe/Berlin", "DE"),  # typed with a combining diaeresis
        ("Munich", "Europe/Berlin", "DE"),
        ("MUENCHEN", "Europe/Berlin", "DE"),
        ("Köln", "Europe/Berlin", "DE"),
        ("koln", "Europe/Berlin", "DE"),
        ("koeln", "Europe/Berlin", "DE"),
        ("Cologne", "Europe/Berlin", "DE"),
        ("Wien", "Europe/Vienna", "AT"),
        ("Vienna", "Europe/Vienna", "AT"),
        ("Dublin", "Europe/Dublin", "IE"),
        ("London", "Europe/London", "GB"),  # 21 times London, Ontario
        ("Paris", "Europe/Paris", "FR"),
        ("Melbourne", "Australia/Melbourne", "AU"),
        ("Perth", "Australia/Perth", "AU"),
        ("Rome", "Europe/Rome", "IT"),  # and not Lomé, which somebody called so
        ("Milan", "Europe/Rome", "IT"),
        ("New York", "America/New_York", "US"),  # the city and the state agree
        ("Kansas City", "America/Chicago", "US"),  # two cities, one answer
        ("Frankfurt", "Europe/Berlin", "DE"),  # again
        ("Sao Paulo", "America/Sao_Paulo", "BR"),
        ("Zurich", "Europe/Zurich", "CH"),
        ("Malaga", "Europe/Madrid", "ES"),
        ("Lodz", "Europe/Warsaw", "PL"),
        ("İZMİR", "Europe/Istanbul", "TR"),
        ("IZMIR", "Europe/Istanbul", "TR"),
        ("Kiev", "Europe/Kyiv", "UA"),
        ("Bombay", "Asia/Kolkata", "IN"),
        ("Hanoi", "Asia/Bangkok", "VN"),  # its zone is Thailand's, its country is not
        ("Pristina", "Europe/Belgrade", "XK"),
        ("Longyearbyen", "Arctic/Longyearbyen", "SJ"),
        ("Luxembourg", "Europe/Luxembourg", "LU"),  # country and city say the same
        ("Singapore", "Asia/Singapore", "SG"),
        ("Monaco", "Europe/Monaco", "MC"),
        ("San Marino", "Europe/San_Marino", "SM"),
        ("Panama", "America/Panama", "PA"),
        ("Guatemala", "America/Guatemala", "GT"),
        ("Kuwait", "Asia/Kuwait", "KW"),
        ("Djibouti", "Africa/Djibouti", "DJ"),
        ("Dublin, Ireland", "Europe/Dublin", "IE"),
        ("Dublin, Ireland · 10:35", "Europe/Dublin", "IE"),  # a button, typed
        ("Dublin Ireland", "Europe/Dublin", "IE"),
        ("Paris, France", "Europe/Paris", "FR"),
        ("Paris, Texas", "America/Chicago", "US"),
        ("paris tx", "America/Chicago", "US"),
        ("London, Ontario", "America/Toronto", "CA"),
        ("London, ON, Canada · 05:35", "America/Toronto", "CA"),
        ("Birmingham, UK", "Europe/London", "GB"),
        ("Birmingham, England", "Europe/London", "GB"),
        ("Athens, Georgia", "America/New_York", "US"),
        ("Algeciras, Spain", "Europe/Madrid", "ES"),
        ("Portland, OR, United States", "America/Los_Angeles", "US"),
        ("New York, NY, USA", "America/New_York", "US"),
        ("München (Deutschland)", "Europe/Berlin", "DE"),
    ],
)
def test_what_is_sure(typed: str, zone: str, country: str) -> None:
    found = find(typed)
    assert found.sure, offered(found)
    assert [(spot.zone, spot.country) for spot in found.spots] == [(zone, country)]


@pytest.mark.parametrize(
    ("typed", "cities"),
    [
        # countries, by their names, short names and codes
        ("Ireland", ["Dublin IE"]),
        ("irland", ["Dublin IE"]),
        ("Éire", ["Dublin IE"]),
        ("Chile", ["Santiago CL", "Punta Arenas CL", "Easter Island CL"]),
        ("India", ["Kolkata IN"]),
        ("Germany", ["Berlin DE"]),
        ("Deutschland", ["Berlin DE"]),
        ("DE", ["Berlin DE", "Wilmington US"]),  # or Delaware
        ("DEU", ["Berlin DE"]),
        ("Österreich", ["Vienna AT"]),
        ("oesterreich", ["Vienna AT"]),
        ("日本", ["Tokyo JP"]),
        ("UK", ["London GB"]),
        ("Great Britain", ["London GB"]),
        ("England", ["London GB"]),
        ("Scotland", ["Glasgow GB"]),
        ("Schottland", ["Glasgow GB"]),
        ("Wales", ["Cardiff GB"]),
        ("Northern Ireland", ["Belfast GB"]),
        ("the Netherlands", ["Amsterdam NL"]),
        ("Turkey", ["Istanbul TR"]),
        ("Ghana", ["Accra GH"]),  # not Kumasi, which is larger
        ("Kosovo", ["Pristina XK"]),
        ("Georgia", ["Tbilisi GE", "Atlanta US"]),
        ("Jordan", ["Amman JO", "Jordan HK"]),
        # regions
        ("Texas", ["Houston US", "El Paso US"]),
        ("California", ["Los Angeles US"]),
        ("Kalifornien", ["Los Angeles US"]),
        ("Bavaria", ["Munich DE"]),
        ("Bayern", ["Munich DE"]),
        ("Ontario", ["Toronto CA", "Ontario US", "Kenora CA"]),
        ("Essex", ["Essex US", "London GB"]),
        # abbreviations
        ("JST", ["Tokyo JP"]),
        ("jst", ["Tokyo JP"]),
        ("IST", ["Kolkata IN", "Dublin IE", "Jerusalem IL"]),
        # cities of one name
        ("Boston", ["Boston US", "Boston GB"]),
        ("Hyderabad", ["Hyderabad IN", "Hyderabad PK"]),
        ("Barcelona", ["Barcelona ES", "Barcelona VE"]),
        ("Amstetten", ["Amstetten AT"]),  # there is a village in Germany
        ("Petersburg", ["Saint Petersburg RU", "Petersburg US"]),
        # names from elsewhere
        ("東京", ["Tokyo JP"]),
        ("LAX", ["Los Angeles US"]),
        # a country with a place that is not known, and one that lies elsewhere
        ("Kleindorf, Deutschland", ["Berlin DE"]),
        ("Cardiff, Ireland", ["Dublin IE", "Cardiff GB"]),
        ("Berlin, Mitte", ["Berlin DE"]),
        # what people of two countries go by
        ("Asia/Bangkok", ["Bangkok TH", "Hanoi VN"]),
        ("UTC+5:30", ["Kolkata IN", "Colombo LK"]),
        ("+05:30", ["Kolkata IN", "Colombo LK"]),
        ("utc-3:30", ["St. John's CA"]),
    ],
)
def test_what_is_asked(typed: str, cities: Sequence[str]) -> None:
    found = find(typed)
    assert not found.sure
    assert offered(found) == cities


@pytest.mark.parametrize(
    ("typed", "among"),
    [
        ("USA", {"New York US", "Chicago US", "Denver US", "Los Angeles US", "Honolulu US"}),
        ("America", {"New York US", "Los Angeles US"}),
        ("Mexico", {"Mexico City MX", "Tijuana MX", "Mexico PH"}),
        ("Lebanon", {"Beirut LB", "Lebanon US"}),
        ("Holland", {"Amsterdam NL", "Holland US"}),
        ("BST", {"London GB", "Dhaka BD"}),
        ("EST", {"New York US", "Sydney AU", "Toronto CA", "Panama PA"}),
        ("EST5EDT", {"New York US", "Toronto CA"}),
        ("CET", {"Paris FR", "Berlin DE"}),
        ("MEZ", {"Berlin DE", "Vienna AT"}),
        ("PST", {"Los Angeles US", "Manila PH", "Vancouver CA"}),
        ("CST", {"Chicago US", "Shanghai CN"}),
        ("Birmingham", {"Birmingham GB", "Birmingham US"}),
        ("Cambridge", {"Cambridge GB", "Cambridge US"}),
        ("San Jose", {"San Jose US", "San José CR"}),
        ("Valencia", {"Valencia ES", "Valencia VE"}),
        ("Cordoba", {"Córdoba AR", "Córdoba ES"}),
        ("Victoria", {"Victoria CA", "Melbourne AU"}),
        ("Santiago", {"Santiago CL", "Santiago de Cuba CU"}),
        ("Washington", {"Washington US", "Seattle US"}),
        ("Norfolk", {"Norfolk US", "London GB"}),
        ("Springfield, US", {"Springfield US"}),
    ],
)
def test_what_may_be_many_things_is_asked(typed: str, among: set[str]) -> None:
    found = find(typed)
    assert not found.sure
    assert among <= set(offered(found))
    assert len(found.spots) <= 12


@pytest.mark.parametrize(
    ("typed", "regions"),
    [("Portland", ["OR", "ME", "TX", ""]), ("Cambridge", ["", "ON", "MA", ""]), ("Perth", ["WA"])],
)
def test_two_cities_of_one_name_in_a_country_are_told_apart(
    typed: str, regions: Sequence[str]
) -> None:
    assert [spot.region for spot in find(typed).spots] == regions


@pytest.mark.parametrize("language", ["en", "de"])
def test_no_country_is_ever_taken_for_another(language: str) -> None:
    names = Locale(language).territories
    for code in countries():
        if code in names:
            found = find(names[code], language)
            only = {spot.country for spot in found.spots}
            assert not found.sure or only == {code}, names[code]
            assert not found.spots or only & {code, PARTS.get(code)}, names[code]


def test_a_country_by_its_own_name_is_never_taken_for_another() -> None:
    own = tomllib.loads((FOLDER / "own_names.toml").read_text("utf-8"))
    for code, names in own.items():
        for name in names:
            found = find(name)
            assert not found.sure or found.spots[0].country == code, name


def test_the_own_names_of_countries_are_those_of_cldr() -> None:
    written = (FOLDER / "own_names.toml").read_text("utf-8")
    assert written == own_names(), "run python -m content.places.derive"


def test_no_region_is_ever_taken_for_a_city_abroad() -> None:
    for key, names in _regions():
        for name in names:
            found = find(name)
            assert not found.sure or found.spots[0].country == key[:2], name
            letters = len(name) < 4 and name.isupper()  # "NT" counts behind a city's name only
            assert letters or found.sure or key[:2] in {spot.country for spot in found.spots}, name


def test_no_abbreviation_is_ever_sure() -> None:
    for abbreviation in tomllib.loads((FOLDER / "abbreviations.toml").read_text("utf-8")):
        for typed in (abbreviation, abbreviation.lower()):
            found = find(typed)
            assert found.spots, typed
            assert not found.sure, typed


def _regions() -> Iterator[tuple[str, Sequence[str]]]:
    yield from tomllib.loads((FOLDER / "regions.toml").read_text("utf-8")).items()
    for language in ("en", "de"):
        path = CONTENT / "locales" / language / "places.toml"
        yield from tomllib.loads(path.read_text("utf-8"))["regions"].items()


@pytest.mark.parametrize("language", ["en", "de"])
def test_a_city_is_called_as_the_language_calls_it_and_found_by_that(language: str) -> None:
    file = tomllib.loads((CONTENT / "locales" / language / "places.toml").read_text("utf-8"))
    for name in file["cities"]:
        assert name in [spot.city for spot in find(name, language).spots]
    for name in file["old_cities"]:
        [spot] = find(name, language).spots
        assert spot.city != name


def test_a_city_is_named_in_the_language_of_who_asks() -> None:
    assert offered(find("Munich", "de")) == ["München DE"]
    assert offered(find("Österreich", "de")) == ["Wien AT"]
    assert offered(find("Europe/Vienna", "de")) == ["Wien AT"]


@pytest.mark.parametrize(
    ("typed", "zone"),
    [
        ("UTC+2", "Etc/GMT-2"),
        ("+2", "Etc/GMT-2"),
        ("utc + 02:00", "Etc/GMT-2"),
        ("GMT-3", "Etc/GMT+3"),
        ("UTC−3", "Etc/GMT+3"),
        ("gmt+0", "UTC"),
        ("utc", "UTC"),
        ("Etc/GMT-2", "Etc/GMT-2"),
    ],
)
def test_an_offset_is_in_no_country(typed: str, zone: str) -> None:
    [spot] = find(typed).spots
    assert (spot.zone, spot.country) == (zone, None)


@pytest.mark.parametrize(
    "typed",
    [
        *("", " ", ",", "nonsense!", "UTC+15", "UTC-13", "UTC+5:15", "<b>", "factory", "localtime"),
        *("in", "no", "yes", "ok", "5", "Xyzzy, Nowhere", "x" * 100, "word " * 800),
    ],
)
def test_nonsense_finds_nothing(typed: str) -> None:
    assert find(typed).spots == ()


@given(st.text(max_size=12) | st.from_regex(r"(utc|gmt)?[+-]\d{1,2}(:\d\d)?", fullmatch=True))
def test_whatever_is_typed_only_real_zones_come_out(typed: str) -> None:
    for spot in find(typed).spots:
        ZoneInfo(spot.zone)


@pytest.mark.parametrize(
    ("latitude", "longitude", "zone", "country"),
    [
        (52.52, 13.4, "Europe/Berlin", "DE"),
        (59.91, 10.75, "Europe/Oslo", "NO"),
        (40.71, -74.0, "America/New_York", "US"),
        (-33.87, 151.2, "Australia/Sydney", "AU"),
        (55.75, 37.62, "Europe/Moscow", "RU"),
        (21.03, 105.85, "Asia/Bangkok", "VN"),  # Hanoi
        (13.75, 100.50, "Asia/Bangkok", "TH"),
        (44.80, 20.46, "Europe/Belgrade", "RS"),
        (40.0, -30.0, "Etc/GMT+2", None),  # at sea
    ],
)
def test_a_shared_location_has_a_zone_and_a_country(
    latitude: float, longitude: float, zone: str, country: str | None
) -> None:
    found = FINDER.at(latitude, longitude, "en")
    assert found.sure, offered(found)
    assert (found.spots[0].zone, found.spots[0].country) == (zone, country)


@pytest.mark.parametrize(
    ("latitude", "longitude", "cities"),
    [
        (47.57, 7.60, {"Basel CH", "Weil am Rhein DE", "Saint-Louis FR"}),
        (42.32, -83.04, {"Detroit US", "Windsor CA"}),
        (42.66, 21.16, {"Pristina XK", "Vranje RS"}),  # one zone, two countries
        (31.78, 35.22, {"West Jerusalem IL", "Ma‘ale Adummim PS"}),
        (44.95, 34.10, {"Simferopol UA", "Simferopol RU"}),
    ],
)
def test_a_shared_location_near_a_border_is_asked_about(
    latitude: float, longitude: float, cities: set[str]
) -> None:
    found = FINDER.at(latitude, longitude, "en")
    assert not found.sure
    assert cities <= set(offered(found))


@pytest.mark.parametrize("place", [(91.0, 0.0), (0.0, 181.0)])
def test_a_location_that_does_not_exist_is_nowhere(place: tuple[float, float]) -> None:
    assert FINDER.at(*place, "en").spots == ()


def test_whatever_a_button_says_is_what_was_found() -> None:
    for typed in ("Birmingham", "USA", "CET", "Kosovo", "UTC+5:30", "Europe/Simferopol", "Chile"):
        for spot in find(typed).spots:
            city = str(spot.id or "")
            kept = FINDER.chosen(spot.zone, spot.country or "", city, "en")
            assert kept is not None
            assert kept == spot


def test_every_button_fits_into_what_telegram_lets_it_carry() -> None:
    cities = FINDER._read.cities.by_id.values()
    spots = [Spot(city.zone, city.country, city.name, id=city.id) for city in cities]
    spots += [Spot(zone, country, city_of(zone, "en")) for country, zone in zone_tab()]
    assert len(spots) > 30_000
    assert max(len(f"q:zone:{packed(spot)}".encode()) for spot in spots) <= 64


@pytest.mark.parametrize(
    ("zone", "country", "city"),
    [
        ("Europe/Dublin", "US", ""),
        ("Europe/Dublin", "", ""),
        ("Europe/Dublin", "XX", ""),
        ("Nowhere/Land", "IE", ""),
        ("Etc/GMT-2", "IE", ""),
        ("Europe/Dublin", "IE", "1"),
        ("Europe/Dublin", "IE", "5128581"),  # New York City
        ("Europe/Dublin", "IE", "²"),
        ("../../etc/passwd", "IE", ""),
    ],
)
def test_a_forged_button_chooses_nothing(zone: str, country: str, city: str) -> None:
    assert FINDER.chosen(zone, country, city, "en") is None
