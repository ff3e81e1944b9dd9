"""Who is asked for a figure of a province: the province itself, or its communes, whose figures are added up."""

from collections.abc import Iterator

from cdsplan.repository.commune_files import CommuneFiles


def left_to_communes(files: CommuneFiles) -> frozenset[str]:
    """The indicators of a province's plans of which it is asked for no figure; of a commune's own plans none."""
    return frozenset(_left(files)) if files.is_of_province else frozenset()


def _left(files: CommuneFiles) -> Iterator[str]:
    """What can be added up from the communes, and what the province has never reported."""
    variables = {name for here in files.timeline for name in here.values}
    results = {name for here in files.timeline for name in here.results}
    for one in (one for plan in files.plan_models for one in files.shared.of_plan(plan)):
        known = one.id in results or (one.formula and not variables.isdisjoint(one.formula.variables))
        if one.from_catalog and files.shared.pooling(one) and not known:
            yield one.id
