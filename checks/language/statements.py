"""How English attributes and states: the words by which a sentence gives words to a speaker, or says whose they are."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from functools import lru_cache

_SAY = (
    "say|says|said|write|writes|wrote|called|tells|told|states that|stated|declare|declares|declared|answered|"
    "replies|replied|asks|asked|argue|argues|argued|added|warns|warned|describe|describes|described|termed|"
    "insist|insists|insisted|promised|assured|remarked|noted|replied|responded|recalled|boasted|pledged|stressed|"
    "announces|announced|explains|explained|spoke|speaks|quoted|"
    "claims that|claimed|concludes|concluded|complained|demanded|vowed|urged|put it|puts it"
)
_SAY_OF_SUBJECT = rf"{_SAY}|calls|states|claims|terms|adds|promises|demands|puts|put|quotes|answers"
"""The same with forms that could be nouns, but not right after a subject."""
SAYING = re.compile(rf"\b(?:{_SAY})\b")
"""A verb of saying, in a form that takes a subject."""

HOLDING = re.compile(
    rf"\b(?:{_SAY}|hold|holds|held|maintain|maintains|maintained|consider|considers|considered|regard|regards|regarded|"
    r"believe|believes|believed|deny|denies|denied|think|thinks|thought|according to)\b"
)
"""A verb of saying or thinking: what follows is what somebody holds."""

_AUXILIARIES = (
    r"(?:has|have|had|did|would|also|then|later|once|famously|publicly|reportedly|himself|herself|itself|"
    r"themselves|still|now|again)"
)
SUBJECT_SAYS = re.compile(rf"(?:\s*\([^()]*\))?\s+(?:{_AUXILIARIES}\s+){{0,3}}(?:{_SAY_OF_SUBJECT})\b")
"""What stands right after a subject that says something."""

_PASSIVE = r"(?<!\bis )(?<!\bwas )(?<!\bare )(?<!\bwere )(?<!\bbe )(?<!\bbeen )(?<!\bbeing )(?<!\bso )(?<!\bso-)"
_CALL = "describes?|described|denounced|dismissed|characteri[sz]ed|hailed|condemned|praised|rejected|attacked|derided"
_WITHOUT_SO_CALLED = r"(?:(?!so-called|known as|nicknamed|\bterm\b|\bword\b|\bphrase\b)[^.;:“”\"])"
GIVES_TO_SPEAKER = re.compile(
    rf"(?:{_PASSIVE}\b(?:{_SAY})\b(?:\s+(?:it|him|her|them|this|that|the|a|an|of|so|out|for)){{0,3}}\s*[:,]?\s*\Z)"
    rf"|(?:{_PASSIVE}\b(?:{_SAY})\b[^.;:“”\"]{{0,60}}:\s*\Z)"
    rf"|(?:{_PASSIVE}\b(?:{_SAY})\s+that\s+{_WITHOUT_SO_CALLED}{{0,80}}\Z)"
    rf"|(?:{_PASSIVE}\b(?:{_CALL})\s+{_WITHOUT_SO_CALLED}{{1,60}}\bas\s+(?:an?\s+|the\s+)?\Z)"
    r"|(?:\b[Ii]n\s+(?:the\s+words\s+of\s+[^,;.]{1,60}|(?:his|her|their|its|[^,;.]{1,40}[’']s?)\s+(?:own\s+)?words),?\s*\Z)"
)
"""The end of what stands before a quotation and gives it to a speaker; a name ("was called “…”") is given to none."""

SPEAKER_FOLLOWS = re.compile(
    rf"\A,?\s+(?:(?:he|she|they)\s+(?:{_SAY_OF_SUBJECT})|(?:said|says|wrote|writes|asked|declared|replied)\s+\w)"
)
"""The beginning of what stands after a quotation and gives it to a speaker."""

VERB_AND_SPEAKER = re.compile(rf"[,\s]*(?:{_SAY_OF_SUBJECT})\s+(?:(?:the|[A-Z][a-z]+)\s+){{0,3}}")
"""All that stands between a quotation and its speaker's name where the verb comes first: ", said President"."""

_TITLED = r"(?:(?:the|[A-Z][a-z]+)\s+){0,3}"
SPEAKER_ALONE = re.compile(rf",?\s*(?:[—–]\s*|\(|as\s+)?{_TITLED}")
"""The same where the name comes first, or stands by itself in brackets or behind a dash."""

IS = re.compile(rf",?\s+(?:is|was|were|are|became|remained)\s+{_TITLED}")
"""Between a quotation and whose motto it was."""

SPEAKER_BEFORE = re.compile(r"\b(?:[Aa]ccording to|[Ii]n the words of|[Aa]s)\s+(?:(?:the|[A-Z][a-z]+)\s+){0,3}\Z")
WORDS_OF_SPEAKER = re.compile(rf"(?:\s+(?:{_AUXILIARIES}\s+)?(?:{_SAY_OF_SUBJECT})(?:\s+it)?)?[,:]?\s*")
"""What stands around the name in "As … put it," and "According to …,", up to the quotation."""

_OWN = r"(?:(?:own|famous|first|last|later|early|public|private|oft-quoted|blunt|proud)\s+)*"
_UTTERANCE = (
    r"(?:words?|phrase|promise|remarks?|formula|warning|call|statement|description|line|question|answer|claim|"
    r"assurances?|slogan|speech|declaration|dictum|motto|maxim|quip|appeal|demand|verdict|vow|pledge|boast|complaint|"
    r"assertion|insistence|judg(?:e)?ment|comment)\b"
)
OF_SPEAKER = re.compile(rf"[’']s?\s+{_OWN}(?:{_UTTERANCE}(?:,?\s+(?:that|of|about|was|is|for))?[,:]?\s+)?")
"""What stands between the name and the quotation in "somebody’s promise that “…”"."""

UTTERANCE_OF = re.compile(rf"[’']s?\s+{_OWN}{_UTTERANCE}")
"""What follows on the name in "“…” was somebody’s motto"."""

ELSEWHERE = re.compile(r"\b(?:[Aa]ccording to|[Ii]n\b[^,;]{1,40}\bwords)\b")
"""What gives the words that follow to someone else than the subject."""

ATTRIBUTION = re.compile(
    r"\b(?:[Aa]rticles?|[Ee]ssays?|[Aa]uthors?|[Ww]riters?|[Ee]stimates?|estimated|[Cc]ounts?|counted|[Aa]ccounts?|"
    r"datings?|[Rr]eports?|reported|[Cc]ritics?|[Oo]thers?|[Aa]nother|[Ss]ources?|[Hh]istorians?|[Ss]cholars?|"
    r"[Aa]ccording|[Pp]ublications?|reference works|other works|[Tt]radition|traditional|usually|often|[Rr]esearch|"
    rf"[Pp]roponents?|[Oo]pponents?|[Ss]ceptics?|has it|is put|are put|{_SAY}|holds|gives|gave|finds|found|names|named|"
    r"traces|trace|date|dates|defends?)\b"
)
"""A word that says that what follows is somebody's."""

ARTICLE = re.compile(r"\b(?:articles?|essays?|authors?|writers?|claims?|passages?)\b", re.IGNORECASE)
"""A word for a founding article or who wrote it."""

RUNNING = "in effect|in operation"
RUNNING_IF_STILL = "binding|valid|operative|alive|applicable|effective|active|in use"
"""What is in force: those words say it of themselves, and these after "still", "remains" or "no longer"."""

RUNS = "binds?|apply|applies|stands?|exists?|operates?|holds?|survives?|endures?|lasts?"
"""Verbs in the present for what is in force, after "still" or "continues to", or before "to this day"."""

OVER = "defunct|dead|void|null and void|extinct|at an end|a dead letter|obsolete|over"
"""What is no longer in force."""

STOPS = (
    "lapsed?|ended?|ran out|run out|(?:come|came) to an end|allowed to (?:lapse|expire|run out|end|die)|"
    "(?:ceased?|stopped|stop) (?:to (?:be (?:in force|binding|valid|in effect)|apply|exist|bind|operate|have effect|"
    "function)|applying|existing|operating)|(?:gone|went) out of (?:force|effect)|collapsed?"
)
STARTS = (
    "(?:take|took|taken) effect|(?:come|came|go|went|gone|put|enter|entered) into (?:force|effect|operation)|"
    "(?:become|became) (?:binding|operative|effective|law)"
)
"""How it stops being in force, and how it begins to be."""

IRREGULAR = {
    "began": "begin|begun",
    "broke": "break|broken",
    "built": "build",
    "came": "come",
    "drew": "draw|drawn",
    "fell": "fall|fallen",
    "froze": "freeze|frozen",
    "gave": "give|given",
    "held": "hold",
    "left": "leave",
    "made": "make",
    "rose": "rise|risen",
    "took": "take|taken",
    "went": "go|gone",
    "withdrew": "withdraw|withdrawn",
    "won": "win",
    "wrote": "write|written",
}
"""Past forms of irregular verbs, each with its other forms after "did" and "has"."""

AGENT = re.compile(r"\s+by\s+(?:the\s+)?(?P<who>[^\W\d_a-z][\w’'-]*(?:\s+[^\W\d_a-z][\w’'-]*){0,4})")
"""After a passive verb: by whom it was done."""

TAKES_PART_IN = re.compile(
    r"(?:\s+(?:from|to|its|their|his|her|the|own|part|participation|membership|implementation|application|observance|in|"
    r"of|formally|unilaterally)){0,6}\s*\Z"
)
"""Between a party's act and what it was done to: "suspended its participation in the"."""

DIRECTION = re.compile(
    r"\b(?:(?P<falls>fell|falls?|fallen|declin(?:ed?|es)|dropp(?:ed)|drops?|shr[aiu]nks?|contract(?:ed|s)?|decreas(?:ed?|es)|"
    r"sank|sunk|plunged|slumped|lost|down|cuts?|reduced|lowered)"
    r"|(?P<rises>rose|rises?|risen|gr[eo]ws?|grown|climb(?:ed|s)?|gain(?:ed|s)?|increas(?:ed?|es)|expand(?:ed|s)?|jump(?:ed|s)?|"
    r"soar(?:ed|s)?|surged|up))\b"
)
"""Words for which way something changed, each in the group of its direction."""

_SENTENCE_END = re.compile(
    r"(?<!\b[A-Z])(?<!\b(?:Mr|Dr|St|vs))(?<!\bMrs)(?<!\bart)(?<!\bNo(?=\.\s\d))"
    r"[.!?][”’\"')\]]*\s+(?=[“‘\"'(\[]?[^\Wa-z_])"
)


_REACH = 500
"""How far a sentence is read to either side: nobody writes longer ones, and reading stays linear."""


def sentence_around(text: str, start: int, end: int) -> tuple[int, int]:
    """From where to where the sentence reaches in which ``text[start:end]`` stands."""
    ends = _sentence_ends(text)
    first, last = bisect_right(ends, start), bisect_left(ends, end)
    begins = ends[first - 1] if first else 0
    stops = ends[last] if last < len(ends) else len(text)
    return max(begins, start - _REACH), min(stops, end + _REACH)


@lru_cache(maxsize=1024)
def _sentence_ends(text: str) -> list[int]:
    return [match.end() for match in _SENTENCE_END.finditer(text)]
