"""`posts`: a post's line of holders, or the posts of one person; `decides`: who has a say on an issue."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from backchannel.faces.desks import add_view_arguments, again, opened, view_of

if TYPE_CHECKING:
    from backchannel.faces.output import Output

Commands = argparse._SubParsersAction


def add_to(commands: Commands[argparse.ArgumentParser]) -> None:
    """Define the questions about posts."""
    posts = commands.add_parser("posts", help="who held a post from when to when, with bounds and quotes")
    posts.add_argument("post", nargs="?", metavar="POST", help='such as "ambassador to the United States"')
    posts.add_argument("--country", metavar="COUNTRY", help="whose post it is, by name or code")
    posts.add_argument("--of", metavar="NAME", help="the posts of one person instead")
    posts.add_argument("--unnamed", action="store_true", help="posts named without holders, and who is meant")
    posts.set_defaults(run=run_posts)
    decides = commands.add_parser("decides", help="who decides, must approve, drafts or advises on an issue")
    decides.add_argument("issue", metavar="ISSUE", help="the issue in plain words")
    decides.set_defaults(run=run_decides)
    for command in (posts, decides):
        add_view_arguments(command)


def run_posts(arguments: argparse.Namespace, output: Output) -> int:
    """Raises: BadQuestion for none or several of a post, a person and --unnamed; NothingFound."""
    if arguments.unnamed and arguments.post is None and arguments.of is None:
        return _run_unnamed(arguments, output)
    from backchannel.answer import post_lines
    from backchannel.faces.post_answers import shown_post_lines
    from backchannel.model.errors import BadQuestion

    if arguments.unnamed or (arguments.post is None) == (arguments.of is None):
        raise BadQuestion(
            "either a post or a person has to be named",
            remedy="write a post, or `--of` and a name, or `--unnamed` alone",
        )
    with opened(arguments) as desk:
        answer = post_lines(
            view_of(desk, arguments), arguments.post, country=arguments.country, who=arguments.of
        )
    output.show(shown_post_lines(answer))
    name = answer.lines_of_posts[0].stints[0].name
    output.next(f'backchannel posts --of "{name}"{again(arguments)}')
    return 0


def _run_unnamed(arguments: argparse.Namespace, output: Output) -> int:
    from backchannel.answer import unnamed
    from backchannel.faces.post_answers import shown_unnamed
    from backchannel.model.errors import NothingFound

    with opened(arguments) as desk:
        answer = unnamed(view_of(desk, arguments))
    if not answer.found:
        raise NothingFound("no post is named without its holder", remedy="ask `backchannel posts POST`")
    output.show(shown_unnamed(answer))
    named = next((m.name for m in answer.found if m.name), "NAME")
    output.next(f'backchannel show "{named}"{again(arguments)}')
    return 0


def run_decides(arguments: argparse.Namespace, output: Output) -> int:
    """Raises: NothingFound where nobody is told to have a say."""
    from backchannel.answer import decides
    from backchannel.faces.post_answers import shown_deciders
    from backchannel.model.errors import NothingFound

    with opened(arguments) as desk:
        answer = decides(view_of(desk, arguments), arguments.issue)
    if not answer.deciders:
        raise NothingFound(
            f"nothing tells who decides on {arguments.issue!r}", remedy="ask for fewer or other words"
        )
    output.show(shown_deciders(answer))
    one = answer.deciders[0]
    output.next(f'backchannel routes --to "{one.held_by or one.name}"{again(arguments)}')
    return 0
