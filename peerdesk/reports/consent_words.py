"""What a consent slip says, in the language of the family: plain words, short sentences."""

from peerdesk.enums import ConsentKind
from peerdesk.reports.words import full_day, translator
from peerdesk.services.consent.rules import Rule
from peerdesk.services.prints.consent_rows import ConsentPapers, SlipPaper, is_notice

_TALKING = frozenset(
    {
        ConsentKind.TAKE_PART,
        ConsentKind.BENCH,
        ConsentKind.TEAM,
        ConsentKind.PEER_COUNSELING,
        ConsentKind.GROUP,
    }
)


def name_of(rule: Rule, language: str) -> str:
    """Return the name of an activity, or of a survey as the school calls it."""
    return rule.name if rule.ask.topic_id else _names(language)[rule.ask.kind]


def about(rule: Rule, papers: ConsentPapers, language: str) -> str:
    """Return in a few sentences what is asked for."""
    translate = translator(language)
    if rule.ask.topic_id:
        return _survey(rule, papers, language)
    words = {
        ConsentKind.TAKE_PART: translate(
            "Prints",
            "An older and a younger student meet at school, at recess or lunch. Adults plan it "
            "and ask both how it goes.",
        ),
        ConsentKind.BENCH: translate(
            "Prints", "At recess, helpers wait at a bench and play with children who want company."
        ),
        ConsentKind.TEAM: translate(
            "Prints", "The team plans events and helps others at school. It meets with an adult."
        ),
        ConsentKind.PEER_COUNSELING: translate(
            "Prints",
            "A trained student listens to another one. An adult is near and guides the helpers.",
        ),
        ConsentKind.GROUP: translate(
            "Prints", "A small group of students talks about one theme. An adult leads it."
        ),
        ConsentKind.POSTER_NAME: translate(
            "Prints",
            "A first name and a small picture show who helps. No photo, no last name. If you say "
            "no, only the picture shows.",
        ),
        ConsentKind.PHOTO: translate(
            "Prints", "Photos of school events may show your child at school and in school news."
        ),
        ConsentKind.SURVEY: translate(
            "Prints", "Short questions about school. We do not pass on names."
        ),
    }
    text = words[rule.ask.kind]
    if rule.ask.kind is ConsentKind.TAKE_PART and papers.shares:
        names = _names(language)
        covered = ", ".join(names[kind] for kind in papers.shares)
        more = translate("Prints", "Your yes also covers: {names}.").format(names=covered)
        text = f"{text} {more}"
    return text


def closing(slip: SlipPaper, papers: ConsentPapers) -> list[str]:
    """Return what holds for everything on a slip: privacy, stopping, whom to ask."""
    translate = translator(slip.language)
    texts = []
    if any(rule.ask.kind in _TALKING for rule in slip.rules):
        texts.append(
            translate(
                "Prints",
                "What children tell each other is private. But if anyone may get hurt, we tell an "
                "adult and you.",
            )
        )
    stop = translate(
        "Prints",
        "You may say no. You may stop at any time: just tell us. Nothing bad will follow.",
    )
    adult = papers.adult or translate("Prints", "the school office")
    if papers.extension:
        ask = translate("Prints", "Please ask {adult}, extension {extension}.")
        asking = ask.format(adult=adult, extension=papers.extension)
    else:
        asking = translate("Prints", "Please ask {adult}.").format(adult=adult)
    texts.append(f"{stop} {translate('Prints', 'Do you have a question?')} {asking}")
    return texts


def _survey(rule: Rule, papers: ConsentPapers, language: str) -> str:
    translate = translator(language)
    texts = []
    if rule.planned_on is not None:
        words = translate("Prints", "We plan this survey for about {day}.")
        texts.append(words.format(day=full_day(rule.planned_on, language)))
    if rule.is_protected:
        texts.append(
            translate("Prints", "It asks about private things, such as feelings or family.")
        )
    texts.append(translate("Prints", "You may read the questions at the school office."))
    if is_notice(rule):
        words = translate(
            "Prints",
            "If you do not want it, tick no and send this back by {day}. If we hear nothing, "
            "your child may take part.",
        )
        texts.append(words.format(day=full_day(papers.due_on, language)))
    else:
        texts.append(translate("Prints", "Your child takes part only if you sign yes."))
    return " ".join(texts)


def _names(language: str) -> dict[ConsentKind, str]:
    translate = translator(language)
    return {
        ConsentKind.TAKE_PART: translate("Prints", "Buddy pairs"),
        ConsentKind.BENCH: translate("Prints", "Buddy bench"),
        ConsentKind.TEAM: translate("Prints", "Leadership team"),
        ConsentKind.PEER_COUNSELING: translate("Prints", "Peer counseling"),
        ConsentKind.GROUP: translate("Prints", "Support groups"),
        ConsentKind.POSTER_NAME: translate("Prints", "First name on posters"),
        ConsentKind.PHOTO: translate("Prints", "Photo"),
        ConsentKind.SURVEY: translate("Prints", "Surveys"),
    }
