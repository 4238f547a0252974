"""How poses and pictures are written in a technique's TOML file."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from body.picture import Play, View

Name = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9-]{0,39}$")]
Degrees = Annotated[float, Field(ge=-180, le=180)]
Centimetres = Annotated[float, Field(ge=-250, le=250)]
Point = tuple[Centimetres, Centimetres, Centimetres]
Prop = Literal["chair", "mat", "blanket", "bed", "wall"]
Bent = Annotated[tuple[Degrees, ...], Field(min_length=1, max_length=3)]


class Row(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class AnglesRow(Row):
    forward: Degrees = 0
    out: Degrees = 0
    turn: Degrees = 0
    bend: Annotated[float, Field(ge=0, le=180)] = 0
    end: Degrees = 0


class ReachRow(Row):
    on: str
    at: Point
    towards: Point = (0, 0, 0)
    tip: Point | None = None


LimbRow = AnglesRow | ReachRow


class PoseRow(Row):
    from_: Name | None = Field(default=None, alias="from")
    mirror: bool = False
    pelvis: Bent | None = None
    low: Bent | None = None
    mid: Bent | None = None
    upper: Bent | None = None
    neck: Bent | None = None
    left_arm: LimbRow | None = Field(default=None, alias="left-arm")
    right_arm: LimbRow | None = Field(default=None, alias="right-arm")
    left_leg: LimbRow | None = Field(default=None, alias="left-leg")
    right_leg: LimbRow | None = Field(default=None, alias="right-leg")
    place: Point | None = None
    rests: tuple[str, ...] | None = None
    touches: tuple[str, ...] | None = None


class LookRow(Row):
    """How all pictures of a technique are seen."""

    view: View
    props: tuple[Prop, ...] = ()
    chair_turn: Degrees = Field(default=0, alias="chair-turn")
    centre: Point = (0, 0, 64)
    height: Annotated[float, Field(ge=60, le=300)] = 152  # centimetres that fit on the paper
    cover: Name  # the picture of the start card


class ArrowRow(Row):
    on: str
    at: Point
    by: Point | None = None


class PictureRow(Row):
    poses: tuple[Name, ...] = Field(min_length=1, max_length=9)
    view: View | None = None
    props: tuple[Prop, ...] | None = None
    play: Play = Play.ONCE
    felt: tuple[str, ...] = ()
    arrow: ArrowRow | None = None
    move: Annotated[float, Field(ge=0.2, le=3)] = 1.2
    hold: Annotated[float, Field(ge=0, le=2)] = 0.8
