"""The places and publishers of made-up budgets."""

from collections.abc import Sequence

from budgets.imports.columns import NewRows
from budgets.imports.place_totals import record_place_totals
from budgets.models import Jurisdiction, Publisher

# How many budgets are made and written at a time: those of one city and of the counties around it.
CHUNK = 200
# One publisher in so many is the only one of a county; all others of a chunk are in its city.
COUNTY_EVERY = 10
# GB/T 2260 gives no place a code from here on.
FIRST_CITY, FIRST_COUNTY = 990_000, 995_000
MOST = (999_999 - FIRST_COUNTY) * COUNTY_EVERY


def publishers_of(numbers: range) -> Sequence[int]:
    """The keys of new publishers, one for each number; their city and counties are new too."""
    places = NewRows(Jurisdiction, "code", "name_zh", "name_en")
    city = numbers.start // CHUNK
    places.add(str(FIRST_CITY + city), f"虚构市{city + 1:04d}", f"Made-up City {city + 1:04d}")
    place_of = dict.fromkeys(numbers, 0)
    for number in numbers:
        if number % COUNTY_EVERY == COUNTY_EVERY - 1:
            county = number // COUNTY_EVERY
            zh, en = f"虚构县{county + 1:04d}", f"Made-up County {county + 1:04d}"
            place_of[number] = places.add(str(FIRST_COUNTY + county), zh, en)
    keys = places.write()
    publishers = NewRows(
        Publisher, "jurisdiction_id", "slug", "code_is_assigned", "kind", "name_zh", "name_en"
    )
    for number in numbers:
        kind = Publisher.Kind.UNIT if number % 3 == 2 else Publisher.Kind.DEPARTMENT
        zh, en = ("单位", "Unit") if kind is Publisher.Kind.UNIT else ("部门", "Department")
        names = (f"虚构{zh}{number:06d}", f"Made-up {en} {number:06d}")
        publishers.add(keys[place_of[number]], f"{number:06d}", True, kind.value, *names)
    return publishers.write()


def add_up_places(years: Sequence[int]) -> None:
    """The totals of all places that are made up."""
    for place in Jurisdiction.objects.filter(code__gte=str(FIRST_CITY)):
        for year in years:
            record_place_totals(place, year)
