"""All rules of what stands out on a map, by their ids. How a rule reads is content."""

from __future__ import annotations

from collections.abc import Mapping

from . import rules_change, rules_help, rules_ties, rules_variety
from .seen import Condition

#: Each rule by its id (see :data:`mentorwidgets.content.finding_rules.RULES`). Of two that stand
#: out alike, the first one here comes first.
CONDITIONS: Mapping[str, Condition] = {
    "missing-kind": rules_help.missing_kind,
    "single-giver-kind": rules_help.single_giver_kind,
    "dependence-top-share": rules_help.dependence_top_share,
    "kind-distant": rules_help.kind_distant,
    "kinds-overlap": rules_help.kinds_overlap,
    "kind-one-arena": rules_help.kind_one_arena,
    "people-without-help": rules_help.people_without_help,
    "vacant-without-step": rules_help.vacant_without_step,
    "influence-single-bridge": rules_ties.influence_single_bridge,
    "influence-distant": rules_ties.influence_distant,
    "influence-one": rules_ties.influence_one,
    "influence-none": rules_ties.influence_none,
    "everybody-knows-everybody": rules_ties.everybody_knows_everybody,
    "closed-circle": rules_ties.closed_circle,
    "bridge-person": rules_ties.bridge_person,
    "separate-circles": rules_ties.separate_circles,
    "arenas-apart": rules_ties.arenas_apart,
    "isolated-news": rules_ties.isolated_news,
    "no-ties-known": rules_ties.no_ties_known,
    "nobody-close": rules_variety.nobody_close,
    "everybody-close": rules_variety.everybody_close,
    "closeness-one-sided": rules_variety.closeness_one_sided,
    "arena-concentration": rules_variety.arena_concentration,
    "level-missing": rules_variety.level_missing,
    "no-junior": rules_variety.no_junior,
    "mostly-like-you": rules_variety.mostly_like_you,
    "backgrounds-alike": rules_variety.backgrounds_alike,
    "size-small": rules_variety.size_small,
    "size-large": rules_variety.size_large,
    "gone-since": rules_change.gone_since,
    "further-since": rules_change.further_since,
    "come-since": rules_change.come_since,
    "closer-since": rules_change.closer_since,
    "sources-vary": rules_variety.sources_vary,
    "stages-vary": rules_variety.stages_vary,
}

#: Which measures each rule rests on, by their ids in :mod:`.sentences`.
RESTS_ON: Mapping[str, tuple[str, ...]] = {
    "missing-kind": ("kinds",),
    "single-giver-kind": ("kinds",),
    "dependence-top-share": ("dependence",),
    "kind-distant": ("closeness_by",),
    "kinds-overlap": ("overlap",),
    "kind-one-arena": ("kinds", "arena"),
    "people-without-help": ("kinds",),
    "vacant-without-step": ("size",),
    "influence-single-bridge": ("influential", "influence_through_one"),
    "influence-distant": ("influential", "closeness"),
    "influence-one": ("influential",),
    "influence-none": ("influential",),
    "everybody-knows-everybody": ("density", "effective_size"),
    "closed-circle": ("density", "effective_size"),
    "bridge-person": ("cut_points",),
    "separate-circles": ("components",),
    "arenas-apart": ("ei:arena",),
    "isolated-news": ("isolates",),
    "no-ties-known": ("density",),
    "nobody-close": ("closeness_share",),
    "everybody-close": ("closeness_share",),
    "closeness-one-sided": ("closeness", "closeness_spread"),
    "arena-concentration": ("arena",),
    "level-missing": ("level",),
    "no-junior": ("level",),
    "mostly-like-you": ("ego_ei:level",),
    "backgrounds-alike": (),
    "size-small": ("size",),
    "size-large": ("size",),
    "gone-since": ("size",),
    "further-since": ("closeness",),
    "come-since": ("size",),
    "closer-since": ("closeness",),
    "sources-vary": ("arena",),
    "stages-vary": ("level",),
}
