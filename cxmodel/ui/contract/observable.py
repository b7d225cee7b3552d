"""Whether a statement of a behaviour can be seen or heard: a simple check that says what it looks for."""

from __future__ import annotations

import re

LEAST_WORDS = 5
ACTS = (
    "say", "ask", "repeat", "name", "tell", "write", "offer", "confirm", "greet", "summarise", "summarize",
    "explain", "state", "spell", "read", "send", "follow", "mention", "announce", "thank", "apologise",
    "apologize", "promise", "agree", "hand", "enter", "record", "describe", "propose", "suggest", "introduce", "check",
    "quote", "interrupt", "transfer", "ring", "sum", "reply", "answer", "list", "point",
)
IRREGULAR = {"said", "told", "wrote", "written", "sent", "rang", "read"}
WEAK = ("show", "speak", "use", "give", "close", "wait")  # not enough beside a judgement: "shows empathy"
ATTITUDES = (
    "friendly", "empathetic", "empathic", "empathy", "professional", "polite", "helpful", "nice", "positive", "caring",
    "warm", "attentive", "kind", "respectful", "motivated", "enthusiastic", "customer-focused", "understanding",
    "competent", "sympathetic", "courteous", "proactive", "good", "great", "excellent",
)
LIMIT = "The check looks for a word of saying or doing; whether two listeners would agree is yours to judge."


def observable(statement: str) -> tuple[bool, str]:
    """Whether a statement names something that can be seen or heard, and why or why not, in a sentence.

    >>> observable("Be friendly")
    (False, "'friendly' is a judgement, not something one can see or hear: write what the agent says or does.")
    >>> observable("Repeats the problem in own words before solving it.")[0]
    True
    """
    words = re.findall(r"[\w'-]+", statement.lower())
    vague = [word for word in words if word in ATTITUDES]
    acts = [word for word in words if _is_act(word, () if vague else WEAK)]
    if not words:
        return False, "Nothing is written yet: what would somebody who listens to a contact see or hear?"
    if vague and not acts:
        return False, (f"'{vague[0]}' is a judgement, not something one can see or hear: write what the agent says or "
                       "does.")
    if not acts:
        return False, ("No word of saying or doing was found, such as says, asks, repeats, names or writes: would two "
                       "listeners agree whether it happened?")
    if len(words) < LEAST_WORDS:
        return False, f"'{statement.strip()}' is short: say when it happens and what exactly is said or done."
    clearer = f" Without '{vague[0]}' it would be clearer." if vague else ""
    return True, f"Can be seen or heard: '{acts[0]}'.{clearer}"


def _is_act(word: str, more: tuple[str, ...]) -> bool:
    return word in IRREGULAR or any(word in _forms(verb) for verb in (*ACTS, *more))


def _forms(verb: str) -> set[str]:
    stem = verb.removesuffix("e")
    found = {verb, f"{verb}s", f"{verb}es", f"{stem}ed", f"{stem}ing"}
    return found | ({f"{verb[:-1]}ies", f"{verb[:-1]}ied"} if verb.endswith("y") else set())
