"""Which completer answers for which argument and option of the commands: a new one is one line here.

An enum and a path need none; where the value is whatever somebody writes, it stands in FREE with the reason.
"""

from collections.abc import Mapping

# By the name of the parameter, which means the same in every command unless `command.parameter` says otherwise.
COMPLETERS: Mapping[str, str] = {
    "commune": "units:either",
    "unit": "units:either",
    "communes": "units:others",
    "due.province": "units:either",
    "summary.province": "units:provinces",
    "plan": "planned:plans",
    "new.plan.from_": "planned:plans",
    "party": "planned:parties",
    "new.indicator.party": "planned:party_names",
    "lead": "planned:leads",
    "indicator": "planned:indicators",
    "summary.indicator": "planned:in_catalog",
    "new.plan.indicator": "planned:in_catalog",
    "new.indicator.id_": "planned:for_a_plan",
    "new.indicator.catalog": "planned:themes",
    "new.plan.catalog": "planned:themes",
    "theme": "planned:themes",
    "init.catalog": "closed:shipped_themes",
    "amend.at": "planned:places",
    "effective": "planned:places",
    "amend.due": "planned:dues",
    "period": "periods:periods",
    "period_": "periods:periods",
    "year": "periods:years",
    "values": "figures:assignments",
    "part_of": "figures:part_of",
    "cumulative": "figures:new_variables",
    "status": "closed:statuses",
    "progress.fail_on": "closed:statuses",
    "progress.form": "closed:formats_of_progress",
    "diff.fail_on": "closed:kinds_of_change",
    "base": "revisions:revisions",
    "head": "revisions:revisions",
    "rule.name": "closed:rule",
    "select": "closed:rules",
    "ignore": "closed:rules",
    "validate.output": "closed:files_of_findings",
    "lang": "closed:languages",
    "site.lang": "closed:languages_of_pages",
    "measure": "closed:measures",
}
FREE: Mapping[str, str] = {
    "as_of": "any day",
    "since": "any day",
    "until": "any day",
    "within": "a number of days",
    "jobs": "a number of processes",
    "value": "the figure of a decision that no file has yet",
    "source": "whom the figures are from, or where the program is from",
    "note": "what an officer writes",
    "name": "of what is new",
    "name_en": "of what is new",
    "code": "of what is new",
    "commune_code": "of what is new",
    "init.commune": "of what is new",
    "init.province": "of what is new",
    "new.commune.province": "a name with its blanks, as the file is to have it",
    "new.indicator.at": "where a document prints what no file has yet",
    "group": "a heading with its blanks, as the plan is to have it",
    "new.indicator.unit": "as the catalog is to have it",
    "formula": "an expression",
    "count": "a variable that is new",
    "quantity": "a variable that is new",
    "op": "a shell takes `>` and `<` for more than a word",
}
PATHS = frozenset({"root"})  # which its type does not say


def completer(command: str, parameter: str) -> str | None:
    """The one of a command's parameter."""
    own = f"{command}.{parameter}"
    return None if own in FREE else COMPLETERS.get(own) or COMPLETERS.get(parameter)
