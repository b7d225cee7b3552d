"""Names of more than one part, such as "vendor:criterion": how they read, and what is wrong with one that does not."""

from __future__ import annotations

from cxmodel.scenario.ruling import rule_fault

METHODS = ("points", "swing", "ranks", "pairwise")
THEMES = "themes"
LONGEST_PERSON = 40

_FORMS = {
    "scores": "vendor:criterion", "open_scores": "vendor:criterion", "evidence": "vendor:criterion",
    "assessors": "vendor:criterion", "voices": "person:group:item", "chosen": "activity:site",
    "layer_readiness": "layer:side",
}


def form_fault(field: str, key: str) -> tuple[str, str] | None:
    """What is wrong with the form of a name and how to mend it; None when it can be read.

    >>> form_fault("scores", "heronlight:coaching")
    >>> form_fault("voices", "Ana:themes")
    ("'Ana:themes' cannot be read", 'Write it as person:group:item.')
    """
    if field == "judgements":
        return _judgement_fault(key)
    if field == "rules":
        return rule_fault(key)
    form = _FORMS.get(field, "")
    if not form:
        return None
    if not all(key.split(":")) or key.count(":") != form.count(":"):
        return f"'{key[:80]}' cannot be read", f"Write it as {form}."
    if field == "voices" and not _is_name(key.split(":")[0]):
        return (f"The name of the person in '{key[:80]}' is not a name of at most {LONGEST_PERSON} characters",
                f"Use a name of 1 to {LONGEST_PERSON} characters.")
    return None


def _judgement_fault(key: str) -> tuple[str, str] | None:
    method, *rest = key.split(":")
    if method not in METHODS:
        return f"'{method[:40]}' is not a way to weigh", f"Use one of: {', '.join(METHODS)}."
    two = method == "pairwise"
    if not all(rest) or len(rest) != (3 if two else 2) or (two and rest[1] == rest[2]):
        mend = "pairwise:group:item:item with two different items" if two else f"{method}:group:item"
        return f"'{key[:80]}' cannot be read", f"Write it as {mend}."
    return None


def _is_name(person: str) -> bool:
    return bool(person.strip()) and len(person) <= LONGEST_PERSON
