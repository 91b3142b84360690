"""The comparison of pictures lets pass how letters are drawn and finds what a person would notice."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PIL import Image, ImageDraw, ImageFilter

from tests.look.compare import difference
from tests.look.pictures import FOLDER, WAYS, name, names

MOST_BYTES = 3_000_000
Picture = Image.Image
Change = Callable[[Picture], Picture]
KEPT = [name("overview", "light"), name("measures", "light"), name("trend", "dark"), name("documents", "light")]


def opened(file: str) -> Picture:
    with Image.open(FOLDER / file) as picture:
        return picture.convert("RGB")


def ground(picture: Picture) -> tuple[int, int, int]:
    """The colour of the page at its right edge."""
    found = picture.getpixel((picture.width - 4, picture.height // 2))
    assert isinstance(found, tuple)
    return found[0], found[1], found[2]


def moved(right: int, down: int, box: tuple[int, int, int, int] | None = None) -> Change:
    """The picture, or a part of it, moved by some px; the page's colour where it was."""

    def change(picture: Picture) -> Picture:
        place = box or (0, 0, picture.width, picture.height)
        part, result = picture.crop(place), picture.copy()
        ImageDraw.Draw(result).rectangle(place, fill=ground(picture))
        result.paste(part, (place[0] + right, place[1] + down))
        return result

    return change


def without(box: tuple[int, int, int, int]) -> Change:
    """The picture without what is in a part of it."""

    def change(picture: Picture) -> Picture:
        result = picture.copy()
        ImageDraw.Draw(result).rectangle(box, fill=ground(picture))
        return result

    return change


def other_colours(picture: Picture) -> Picture:
    red, green, blue = picture.split()
    return Image.merge("RGB", (blue, green, red))


def narrower(picture: Picture) -> Picture:
    """Letters that run a little narrower, as another version of the font's hinting has them."""
    return picture.resize((picture.width - 2, picture.height)).resize(picture.size)


ANOTHER_CHROMIUM = {
    "softer letters": lambda picture: picture.filter(ImageFilter.GaussianBlur(0.6)),
    "sharper letters": lambda picture: picture.filter(ImageFilter.UnsharpMask(1, 60, 0)),
    "a pixel to the right": moved(1, 0),
    "a pixel down": moved(0, 1),
    "narrower letters": narrower,
}
MAIN = (404, 300, 1281, 640)
A_FAULT = {
    "a chart or form is missing": without(MAIN),
    "the title is missing": without((404, 125, 700, 175)),
    "half of the page moved by 16 px": moved(16, 0, (404, 60, 860, 760)),
    "the page moved down by 12 px": moved(0, 12, (404, 60, 1281, 740)),
    "other colours": other_colours,
    "the navigation is missing": without((0, 60, 319, 520)),
}


@pytest.mark.parametrize("how", ANOTHER_CHROMIUM)
@pytest.mark.parametrize("file", KEPT)
def test_how_letters_are_drawn_does_not_matter(file: str, how: str) -> None:
    picture = opened(file)
    found = difference(picture, ANOTHER_CHROMIUM[how](picture))
    assert not found.seen, found


@pytest.mark.parametrize("what", A_FAULT)
@pytest.mark.parametrize("file", KEPT)
def test_what_a_person_would_notice_is_found(file: str, what: str) -> None:
    picture = opened(file)
    found = difference(picture, A_FAULT[what](picture))
    assert found.seen, found


def test_the_place_of_a_fault_is_told() -> None:
    picture = opened(KEPT[0])
    right, down = difference(picture, without((600, 300, 700, 400))(picture)).place
    assert 550 <= right <= 700
    assert 250 <= down <= 400


def test_pictures_of_other_sizes_are_not_compared() -> None:
    with pytest.raises(ValueError, match="10, 10"):
        difference(Image.new("RGB", (10, 10)), Image.new("RGB", (10, 12)))


def test_all_pages_have_their_picture_and_all_are_small() -> None:
    kept = {path.name: path.stat().st_size for path in FOLDER.glob("*.png")}
    assert set(kept) == set(names())
    assert sum(kept.values()) < MOST_BYTES
    assert {file.rsplit("-", 1)[1] for file in kept} == {f"{way}.png" for way in WAYS}
