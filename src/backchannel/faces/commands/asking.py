"""`today`, `find`, `show`, `profile`, `why`, `timeline` and `measures`: questions to a desk."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from backchannel.faces.desks import add_view_arguments, again, day, instant, opened, view_of

if TYPE_CHECKING:
    from backchannel.faces.output import Output

FIND_WORDS = (
    '"words in quotation marks" stand together; to:NAME about:ISSUE before:DAY after:DAY said-by:NAME '
    "kind:KIND outlet:NAME modality:WORD narrow it"
)
Commands = argparse._SubParsersAction


def add_to(commands: Commands[argparse.ArgumentParser]) -> None:
    """Define the questions."""
    today = commands.add_parser(
        "today", help="what came in since a look: documents, people in other posts, what waits for you"
    )
    today.add_argument("--since", type=instant, metavar="WHEN", help="a day, or 2020-04-05T10:00")
    today.add_argument("--at-most", type=int, default=10, metavar="N", help="how many documents (10)")
    today.set_defaults(run=run_today)
    find = commands.add_parser("find", help="names, facts and passages that hold the words")
    find.add_argument("words", nargs="+", metavar="WORDS", help=FIND_WORDS)
    find.set_defaults(run=run_find)
    show = commands.add_parser(
        "show", help="who somebody is: posts, ties, contacts and statements, each cited"
    )
    show.add_argument("name", metavar="NAME", help='a name, or a post such as "prime minister of Canada"')
    show.set_defaults(run=run_show)
    profile = commands.add_parser(
        "profile", help="in four lines: post, why they matter, who of ours knows them, last contact"
    )
    profile.add_argument("name", metavar="NAME", help="a name, or a post")
    profile.add_argument("--about", metavar="ISSUE", help="the issue in plain words")
    profile.set_defaults(run=run_profile)
    why = commands.add_parser("why", help="the evidence under a claim, a step or a person, and against it")
    why.add_argument("what", metavar="WHAT", help='a claim ("c:…"), a step ("A -> B"), a name or a post')
    why.set_defaults(run=run_why)
    timeline = commands.add_parser("timeline", help="what happened, in order, with the day and the report")
    timeline.add_argument("about", nargs="?", metavar="ISSUE", help="the issue in plain words")
    timeline.add_argument("--who", metavar="NAME", help="only where they take part")
    timeline.add_argument("--since", type=day, metavar="DAY", help="from that day on")
    timeline.add_argument("--until", type=day, metavar="DAY", help="up to that day")
    timeline.add_argument(
        "--at-most", type=int, default=200, metavar="N", help="how many events, the latest (200)"
    )
    timeline.set_defaults(run=run_timeline)
    measures = commands.add_parser(
        "measures", help="tariffs, bans and orders: what holds, and which act amended or suspended which"
    )
    measures.add_argument("about", nargs="?", metavar="ISSUE", help="the issue in plain words")
    measures.add_argument("--issuer", metavar="NAME", help="only of that person, body or country")
    measures.set_defaults(run=run_measures)
    for command in (today, find, show, profile, why, timeline, measures):
        add_view_arguments(command)


def run_today(arguments: argparse.Namespace, output: Output) -> int:
    """What changed, the newest first."""
    from backchannel.answer import today
    from backchannel.faces.answers import shown_today

    with opened(arguments) as desk:
        found = today(view_of(desk, arguments), since=arguments.since, at_most=arguments.at_most)
    output.show(shown_today(found))
    output.next(f"backchannel review{again(arguments)}")
    return 0


def run_find(arguments: argparse.Namespace, output: Output) -> int:
    """Raises: NothingFound where nothing holds the words."""
    from backchannel.answer import find
    from backchannel.faces.answers import shown_found
    from backchannel.model.errors import NothingFound

    words = " ".join(arguments.words)
    with opened(arguments) as desk:
        found = find(view_of(desk, arguments), words)
    if found.is_empty:
        perhaps = "; ".join(found.instead)
        raise NothingFound(
            f"nothing found for {words!r}",
            remedy=f"perhaps {perhaps}" if perhaps else "try another spelling or fewer words",
        )
    output.show(shown_found(found))
    name = found.named[0].name if found.named else "NAME"
    output.next(f'backchannel show "{name}"{again(arguments)}')
    return 0


def run_show(arguments: argparse.Namespace, output: Output) -> int:
    from backchannel.answer import who
    from backchannel.faces.answers import shown_dossier

    with opened(arguments) as desk:
        dossier = who(view_of(desk, arguments), arguments.name)
    output.show(shown_dossier(dossier))
    output.next(
        f'backchannel routes --to "{dossier.name}"{again(arguments)}',
        f'backchannel why "{dossier.name}"{again(arguments)}',
    )
    return 0


def run_profile(arguments: argparse.Namespace, output: Output) -> int:
    """Raises: NothingFound, Ambiguous, BadQuestion where the desk has no side."""
    from backchannel.answer import profile
    from backchannel.faces.answers import shown_profile

    with opened(arguments) as desk:
        found = profile(view_of(desk, arguments), arguments.name, about=arguments.about)
    output.show(shown_profile(found))
    output.next(
        f'backchannel show "{found.person.name}"{again(arguments)}',
        f'backchannel routes --to "{found.person.name}"{again(arguments)}',
    )
    return 0


def run_why(arguments: argparse.Namespace, output: Output) -> int:
    """Raises: NothingFound where nothing speaks for or against it."""
    from backchannel.answer import why
    from backchannel.faces.answers import shown_why
    from backchannel.model.errors import NothingFound

    with opened(arguments) as desk:
        answer = why(view_of(desk, arguments), arguments.what)
    if not (answer.supports or answer.contradicts or answer.proposals):
        raise NothingFound(f"no evidence for {answer.words}", remedy="ask `backchannel show` what is known")
    output.show(shown_why(answer))
    output.next(f'backchannel find "WORDS"{again(arguments)}')
    return 0


def run_timeline(arguments: argparse.Namespace, output: Output) -> int:
    """Raises: NothingFound where nothing happened within those days."""
    from backchannel.answer import timeline
    from backchannel.faces.answers import shown_timeline
    from backchannel.model.errors import NothingFound

    with opened(arguments) as desk:
        answer = timeline(
            view_of(desk, arguments),
            about=arguments.about,
            who=arguments.who,
            since=arguments.since,
            until=arguments.until,
            at_most=arguments.at_most,
        )
    if not answer.events:
        raise NothingFound("nothing in what you can see", remedy="ask for other words or more days")
    output.show(shown_timeline(answer))
    output.next(f'backchannel why "NAME"{again(arguments)}', f"backchannel export{again(arguments)}")
    return 0


def run_measures(arguments: argparse.Namespace, output: Output) -> int:
    """Raises: NothingFound where there is no measure."""
    from backchannel.answer import measures
    from backchannel.faces.answers import shown_measures
    from backchannel.model.errors import NothingFound

    with opened(arguments) as desk:
        answer = measures(view_of(desk, arguments), issuer=arguments.issuer, about=arguments.about)
    if not answer.chains:
        raise NothingFound(
            "no measures in what you can see", remedy="ask for other words or nobody's in particular"
        )
    output.show(shown_measures(answer))
    output.next(f"backchannel timeline{again(arguments)}", f'backchannel find "WORDS"{again(arguments)}')
    return 0
