"""What is said of each field of each model."""

from cdsplan.model.editor import catalog_hovers, plan_hovers, report_hovers, target_hovers, unit_hovers
from cdsplan.model.editor.hover import Hover

HOVERS = {
    **unit_hovers.HOVERS,
    **catalog_hovers.HOVERS,
    **plan_hovers.HOVERS,
    **target_hovers.HOVERS,
    **report_hovers.HOVERS,
}


def hover(model: str, name: str) -> Hover:
    """What is said of a field; of a published result most is what is said of any value."""
    return HOVERS.get(f"{model}.{name}") or HOVERS[f"{_SAME_AS[model]}.{name}"]


_SAME_AS = {"Result": "Value"}
