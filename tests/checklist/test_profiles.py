"""Profiles: what they may do to a checklist, and that nothing gets weaker whatever they say.

`broken_profiles/` holds profiles named by defect, over the small table in `laid/`.
"""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gfpack.base.errors import DataError, UsageError
from gfpack.base.messages import Lang, message
from gfpack.checklist.lint import lint
from gfpack.checklist.load import load, load_types
from gfpack.checklist.models import Checklist, Kind, Requirement
from gfpack.checklist.overlay import overlaid
from gfpack.checklist.profile import Profile
from gfpack.checklist.profile_text import as_text, laid_on
from gfpack.checklist.profiles import available_profiles, laid_over, load_profile, profiles_for

HERE = Path(__file__).parent
LAID = [HERE / "laid"]
BROKEN = HERE / "broken_profiles"
EXPECTED: dict[str, list[tuple[int, int, str]]] = {
    "added-row-of-a-taken-id": [(34, 7, "profile.row_taken")],
    "added-row-with-unknown-names": [
        (40, 14, "unknown_circumstance_near"),
        (44, 20, "unknown_reference_near"),
        (44, 54, "unknown_source"),
    ],
    "added-row-without-a-reason": [(42, 7, "profile.added_without_proof")],
    "added-row-without-proof": [(33, 5, "profile.added_without_proof")],
    "bound-of-a-row-that-is-not-measured": [(23, 5, "profile.not_measured")],
    "bound-without-value": [(16, 5, "profile.no_bound")],
    "bounds-crossed": [(29, 3, "profile.bounds_crossed")],
    "checked-on-no-day": [(11, 70, "base.value.date")],
    "closes-before-it-opens": [(8, 71, "profile.closes_first")],
    "easier-factor": [(30, 5, "profile.bound_easier")],
    "group-taken": [(21, 3, "asks_nothing"), (24, 9, "profile.group_taken")],
    "kind-that-is-no-stricter": [(22, 5, "profile.kind_only_basic")],
    "new-veto-that-asks-some-plants-for-nothing": [(21, 3, "asks_nothing")],
    "no-reason": [(25, 5, "profile.no_reason")],
    "no-such-day": [(8, 71, "profile.no_day")],
    "points-given-already": [(14, 5, "profile.points_given")],
    "published-reference-replaced": [(30, 3, "profile.reference_given")],
    "sound": [],
    "step-given-twice": [(9, 6, "profile.window_twice")],
    "step-that-follows-itself": [
        (8, 57, "profile.window_circle"),
        (9, 68, "profile.window_circle"),
    ],
    "too-many-points": [(21, 3, "too_many_points")],
    "unknown-checklist": [(4, 23, "unknown_checklist_near")],
    "unknown-indicator": [(32, 5, "unknown_indicator")],
    "unknown-reference": [(30, 3, "unknown_reference_near")],
    "unknown-requirement": [(21, 3, "unknown_requirement_near")],
    "unknown-source": [(11, 45, "unknown_source")],
    "unknown-step": [(9, 68, "unknown_window_near")],
    "unknown-type": [(24, 58, "unknown_type_near")],
    "veto-false-on-another-row": [(22, 5, "profile.veto_false")],
    "veto-group-replaced-by-if-any": [(15, 9, "profile.group_loosened")],
    "veto-row-made-expected": [(14, 5, "profile.kind_loosened")],
    "veto-row-with-an-easier-bound": [(16, 5, "profile.bound_loosened")],
    "veto-switched-off": [(14, 5, "profile.veto_loosened")],
}
STRENGTH = {Kind.EXPECTED: 0, Kind.SCORED: 0, Kind.BASIC: 1, Kind.GENERAL: 2}
TOLD = {"source": ["S1"], "confidence": "medium", "checked": "2026-11-22"}


@pytest.fixture(scope="module")
def small() -> Checklist:
    return load("factory/small", LAID)


@pytest.mark.parametrize("name", sorted(EXPECTED))
def test_a_defect_is_told_at_its_line_and_column(name: str) -> None:
    problems = lint(BROKEN / f"{name}.yaml", LAID)
    found = [(one.line, one.column, one.key.removeprefix("checklist.")) for one in problems]
    assert found == EXPECTED[name]


def test_every_broken_profile_is_expected_and_has_words_in_both_languages() -> None:
    files = sorted(BROKEN.glob("*.yaml"))
    assert [file.stem for file in files] == sorted(EXPECTED)
    for problem in (one for file in files for one in lint(file, LAID)):
        for lang in Lang:
            assert "{" not in message(problem.key, lang, **dict(problem.params))


def test_loosening_a_veto_is_said_in_words_of_its_own() -> None:
    [problem] = lint(BROKEN / "veto-switched-off.yaml", LAID)
    said = message(problem.key, Lang.ZH, **dict(problem.params))
    assert said == "“1.1”是一票否决项，任何口径都不能取消（veto: false）"


def sound(small: Checklist) -> dict[str, Requirement]:
    profile = Profile.model_validate(_data(BROKEN / "sound.yaml"))
    return dict(overlaid(small, [profile]).requirements())


def _data(file: Path) -> Any:
    from gfpack.base.yaml import read

    return read(file).data


def test_a_row_gets_stricter_and_says_by_whom(small: Checklist) -> None:
    rows = sound(small)
    assert rows["1.1"].proof is not None
    assert [group.id for group in rows["1.1"].proof.groups] == ["licence", "permit", "seal"]
    assert rows["1.1"].proof.confidence == "low"
    assert rows["1.1"].proof.reason == "两件都要；试验口径：本地另要求"
    assert rows["1.1"].scoring is not None
    assert rows["1.1"].scoring.baseline is not None
    assert rows["1.1"].scoring.baseline.value == 80
    assert rows["1.1"].scoring.baseline.source == ("region/test S1",)
    assert rows["1.1"].note is not None
    assert rows["1.1"].note.zh == "试验口径：本地另要求"
    assert (rows["1.2"].kind, rows["1.2"].veto) == (Kind.BASIC, True)
    assert rows["1.2"].kind_confidence == "medium"


def test_rows_are_added_references_supplied_sources_cited(small: Checklist) -> None:
    profile = Profile.model_validate(_data(BROKEN / "sound.yaml"))
    laid = overlaid(small, [profile])
    assert list(laid.requirements())[-1] == "T-1"
    assert {one.id: one.value for one in laid.references}["energy-average"] == Decimal("0.5")
    assert laid.sources["region/test S1"] == "某通知"
    assert laid.ladder is not None
    assert laid.ladder.source == ("region/test S1",)
    assert small.ladder is None


def test_a_second_profile_cannot_undo_the_first(small: Checklist) -> None:
    first = Profile.model_validate(_data(BROKEN / "sound.yaml"))
    row = {
        "reason": "x",
        **TOLD,
        "baseline": {"value": "75", "source": ["S1"], "confidence": "low"},
    }
    second = first.model_copy(update={"profile": "region/second", "rows": {}, "added": ()})
    second = Profile.model_validate(second.model_dump(mode="json") | {"rows": {"1.1": row}})
    scoring = overlaid(small, [first, second]).requirements()["1.1"].scoring
    assert scoring is not None
    assert scoring.baseline is not None
    assert scoring.baseline.value == 80


def test_a_published_table_takes_another_industry_and_none_that_it_has(small: Checklist) -> None:
    def ratios(industry: str) -> dict[str, Decimal]:
        value = {"value": "0.1", "industry": industry, **TOLD}
        profile = _data(BROKEN / "sound.yaml") | {"references": {"plot-ratio": value}}
        laid = overlaid(small, [Profile.model_validate(profile)])
        return {one.id: one.by_industry for one in laid.references}["plot-ratio"]

    assert ratios("36") == {"34": Decimal("0.7"), "36": Decimal("0.1")}
    assert ratios("34") == {"34": Decimal("0.7")}


# ── Nothing gets weaker ──

GROUPS = st.fixed_dictionaries(
    {
        "id": st.sampled_from(["licence", "permit", "manual", "new", "other"]),
        "title": st.just({"zh": "组", "en": "group"}),
        "any_of": st.lists(
            st.sampled_from(["business-licence", "internal-audit"]), min_size=1, max_size=2
        ),
        "if_any": st.booleans(),
        "when": st.sampled_from([{}, {"permit": "held"}, {"permit": "none"}]),
        "count": st.integers(1, 3),
    }
)
BOUNDS = st.fixed_dictionaries(
    {
        "source": st.just(["S1"]),
        "confidence": st.just("low"),
        "value": st.one_of(st.none(), st.integers(-5, 200)),
        "reference": st.sampled_from([None, "energy-average", "plot-ratio"]),
        "factor": st.sampled_from(["0.1", "1", "1.5"]),
    }
)
CHANGES = st.fixed_dictionaries(
    {"reason": st.just("x"), **{key: st.just(value) for key, value in TOLD.items()}},
    optional={
        "veto": st.booleans(),
        "kind": st.sampled_from([kind.value for kind in Kind]),
        "groups": st.lists(GROUPS, max_size=3),
        "baseline": BOUNDS,
        "leading": BOUNDS,
        "points": st.integers(0, 100),
    },
)
ADDED = st.fixed_dictionaries(
    {
        "below": st.sampled_from(["1", "2"]),
        "requirement": st.fixed_dictionaries(
            {
                "id": st.sampled_from(["1.1", "1.2", "T-1"]),
                "title": st.just({"zh": "条", "en": "row"}),
                "kind": st.sampled_from([kind.value for kind in Kind]),
                "kind_confidence": st.just("low"),
                "veto": st.booleans(),
                "clause": st.just("1"),
                "source": st.just(["S1"]),
                "confidence": st.just("low"),
            }
        ),
    }
)


@st.composite
def profiles(draw: st.DrawFn, ids: tuple[str, ...]) -> Profile:
    rows = draw(st.dictionaries(st.sampled_from(ids), CHANGES, max_size=4))
    values = st.dictionaries(
        st.sampled_from(["energy-average", "plot-ratio"]), st.integers(0, 9), max_size=2
    )
    return Profile.model_validate(
        {
            "profile": "region/any",
            "kind": "region",
            "title": {"zh": "任意", "en": "any"},
            "over": ["factory/*"],
            "sources": {"S1": "x"},
            "rows": rows,
            "references": {
                key: {"value": one, "industry": draw(st.sampled_from([None, "34", "36"])), **TOLD}
                for key, one in draw(values).items()
            },
            "added": draw(st.lists(ADDED, max_size=3)),
        }
    )


def stays_strict(before: Requirement, after: Requirement) -> None:
    assert after.veto or not before.veto
    assert STRENGTH[after.kind] >= STRENGTH[before.kind]
    assert after.when == before.when
    given_groups = before.proof.groups if before.proof else ()
    kept = after.proof.groups[: len(given_groups)] if after.proof else ()
    assert kept == given_groups
    if before.scoring is None:
        assert after.scoring is None
        return
    assert after.scoring is not None
    assert after.scoring.direction == before.scoring.direction
    sign = 1 if before.scoring.direction == "forward" else -1
    for name in ("baseline", "leading"):
        old, new = getattr(before.scoring, name), getattr(after.scoring, name)
        if old is not None and old.value is not None:
            assert new is not None
            assert new.value is not None
            assert sign * (new.value - old.value) >= 0
        elif old is not None and old.reference == "plot-ratio":
            assert new is not None
            assert new.reference == "plot-ratio"
            assert new.value is None
            assert sign * (new.factor - old.factor) >= 0


@settings(deadline=None)
@given(some=st.lists(profiles(("1.1", "1.2", "1.3", "1.4")), min_size=1, max_size=3))
def test_whatever_is_laid_on_no_row_of_a_small_table_gets_weaker(some: list[Profile]) -> None:
    table = load("factory/small", LAID)
    laid = overlaid(table, some)
    after = laid.requirements()
    for key, before in table.requirements().items():
        stays_strict(before, after[key])
    for one, other in zip(table.references, laid.references, strict=True):
        assert (other.id, one.by_industry.items() <= other.by_industry.items()) == (one.id, True)
        assert one.value is None or other.value == one.value
    ids = [leaf.id for _, leaf in laid.walk()]
    assert len(ids) == len(set(ids))


SHIPPED = [load(name) for name in ("factory/gbt36132-2018", "factory/gbt36132-2025")]


@settings(deadline=None, max_examples=40)
@given(data=st.data(), table=st.sampled_from(SHIPPED))
def test_whatever_is_laid_on_no_row_of_a_shipped_table_gets_weaker(
    data: st.DataObject, table: Checklist
) -> None:
    before = table.requirements()
    some = data.draw(st.lists(profiles(tuple(before)), min_size=1, max_size=2))
    after = overlaid(table, some).requirements()
    for key, leaf in before.items():
        stays_strict(leaf, after[key])


# ── Found and loaded ──


def test_the_shipped_profiles_are_there_and_fit_every_checklist_they_are_meant_for() -> None:
    ids = [one.id for one in available_profiles()]
    assert {"nation/miit", "region/jiangsu", "region/guangdong", "region/wuhan"} <= set(ids)
    for table in SHIPPED:
        meant = profiles_for(table.id, ids)
        laid, profiles = laid_over(table, meant, (), load_types())
        assert [one.profile for one in profiles] == list(meant)
        assert set(table.requirements()) <= set(laid.requirements())


def test_a_profile_of_the_user_wins_over_a_shipped_one(tmp_path: Path) -> None:
    text = (BROKEN / "sound.yaml").read_text("utf-8").replace("region/test", "region/jiangsu")
    own = tmp_path / "profiles" / "mine.yaml"
    own.parent.mkdir()
    own.write_text(text, "utf-8")
    assert load_profile("region/jiangsu", [tmp_path]).title.zh == "试验口径"
    [found] = [one for one in available_profiles([tmp_path]) if one.id == "region/jiangsu"]
    assert (found.own, found.file) == (True, own)


def test_an_unknown_profile_names_the_nearest_and_a_wrong_one_what_it_is_for(
    small: Checklist,
) -> None:
    with pytest.raises(UsageError) as unknown:
        load_profile("region/jiangsuu")
    assert unknown.value.params["near"] == "region/jiangsu"
    other = small.model_copy(update={"id": "park/other"})
    with pytest.raises(UsageError, match="profile_elsewhere"):
        laid_over(other, ["region/jiangsu"], (), load_types())


def test_a_profile_that_loosens_cannot_be_loaded(tmp_path: Path, small: Checklist) -> None:
    own = tmp_path / "profiles" / "bad.yaml"
    own.parent.mkdir()
    own.write_text((BROKEN / "veto-switched-off.yaml").read_text("utf-8"), "utf-8")
    with pytest.raises(DataError) as refused:
        laid_over(small, ["region/test"], [tmp_path], load_types())
    assert [one.key for one in refused.value.problems] == ["checklist.profile.veto_loosened"]


# ── What the sources say (domain notes, by hand) ──


def test_the_nation_has_the_customary_windows_and_days_of_notice() -> None:
    nation = load_profile("nation/miit")
    assert nation.ladder is not None
    assert dict(nation.ladder.before) == {"province": "city", "nation": "province"}
    yearly = {one.id: one for one in nation.windows if one.year is None}
    spans = {key: (one.opens, one.closes) for key, one in yearly.items() if one.closes}
    assert spans == {
        "city-application": ("01-01", "03-31"),
        "province-application": ("04-01", "05-31"),
        "nation-application": ("06-01", "06-30"),
        "recommendation": (None, "07-31"),
        "yearly-form": (None, "04-15"),
    }
    assert all(yearly[key].customary for key in spans if key != "yearly-form")
    assert {key: one.days for key, one in yearly.items() if one.days} == {
        "city-notice": 7,
        "nation-notice": 15,
    }


def test_the_regions_say_what_was_found_and_leave_the_rest_open() -> None:
    jiangsu, guangdong, wuhan = (
        load_profile(f"region/{name}") for name in ("jiangsu", "guangdong", "wuhan")
    )
    assert [one.third_party_on_cover for one in jiangsu.deliveries] == [True]
    assert [one.appendix for one in wuhan.deliveries] == ["one-pdf"]
    assert [one.closes for one in wuhan.windows] == ["2025-05-07"]
    closes = {one.id: one.closes for one in guangdong.windows if one.closes}
    assert closes == {
        "province-application-yangjiang": "2026-06-18",
        "province-application-huizhou": "2026-06-22",
        "province-application-zhaoqing": "2026-06-25",
        "province-city-recommendation": "2026-06-30",
    }
    for one in (jiangsu, guangdong, wuhan, load_profile("nation/miit")):
        assert all(delivery.largest_mb is None for delivery in one.deliveries)
        assert all(delivery.file_name is None for delivery in one.deliveries)


def test_every_value_is_dated_and_no_source_is_an_address() -> None:
    for one in available_profiles():
        profile = load_profile(one.id)
        told = [*profile.windows, *profile.deliveries, *profile.rows.values()]
        told += [*profile.references.values()]
        assert {str(value.checked) for value in told} <= {"2026-11-22"}
        assert not any("http" in text or "www." in text for text in profile.sources.values())


# ── Shown ──


def test_an_invented_profile_is_said_to_be_invented_wherever_it_is_named() -> None:
    profile = load_profile("region/jiangsu").model_copy(update={"example": True})
    line = laid_on([profile], Lang.ZH)
    assert line is not None
    assert "虚构" in line
    assert "虚构" in as_text(profile, Lang.ZH)
    assert laid_on([], Lang.ZH) is None


@pytest.mark.parametrize("lang", list(Lang))
def test_a_profile_is_shown_whole(lang: Lang) -> None:
    shown = as_text(Profile.model_validate(_data(BROKEN / "sound.yaml")), lang)
    for wanted in ("region/test", "01-01 — 03-31", "2026-11-22", "80", "T-1", "energy-average"):
        assert wanted in shown


def test_a_bound_that_must_be_passed_stays_so() -> None:
    told = {"source": ["X"], "confidence": "low"}
    change = {**told, "checked": "2026-11-22", "reason": "更严", "baseline": {"value": 65, **told}}
    given_profile = {
        "profile": "region/x",
        "kind": "region",
        "title": {"zh": "某地", "en": "x"},
        "over": ["factory/*"],
        "sources": {"X": "x"},
        "rows": {"6.4.3": change},
    }
    table = load("factory/gbt36132-2018")
    row = overlaid(table, [Profile.model_validate(given_profile)]).requirements()["6.4.3"]
    assert row.scoring and row.scoring.baseline and row.scoring.baseline.beyond


@pytest.mark.parametrize(
    ("reference", "by_row", "told"),
    [
        ("renewables-baseline", "{电: 1}", ["checklist.by_row_unused"]),
        ("energy-baseline", "{轴承: 1}", []),
        ("energy-baseline", "{轴承（A）: 1, 轴承(A): 2}", ["checklist.by_row_twice"]),
        ("energy-baseline", "{' ': 1}", ["checklist.by_row_twice"]),
    ],
)
def test_values_by_row_need_rows_and_one_name_each(
    tmp_path: Path, reference: str, by_row: str, told: list[str]
) -> None:
    file = tmp_path / "own.yaml"
    file.write_text(
        f"""profile: industry/own
kind: industry
title: {{zh: 自备, en: own}}
over: [factory/gbt36132-2025]
sources: {{S1: 某通知}}
references:
  {reference}: {{by_row: {by_row}, source: [S1], confidence: medium, checked: 2026-11-22}}
""",
        "utf-8",
    )
    found = lint(file)
    assert [one.key for one in found] == told
    assert all((one.line, one.column > 3) == (7, True) for one in found)
