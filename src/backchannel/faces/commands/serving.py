"""`serve`: the desk in the browser."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from backchannel.faces.desks import add_desk_argument, again, desk_path

if TYPE_CHECKING:
    from backchannel.faces.output import Output

Commands = argparse._SubParsersAction
PORT = 8470


def add_to(commands: Commands[argparse.ArgumentParser]) -> None:
    """Define the command."""
    serve = commands.add_parser("serve", help="the desk in the browser, on this machine only")
    serve.add_argument("--port", type=int, default=PORT, metavar="N", help=f"on loopback ({PORT})")
    serve.add_argument("--open", action="store_true", help="open it in the browser")
    add_desk_argument(serve)
    serve.set_defaults(run=run_serve, streams=True)


def run_serve(arguments: argparse.Namespace, output: Output) -> int:
    """Until it is interrupted. Raises: NoDesk, NotADesk, DeskIsNewer, DeskIsOlder."""
    from backchannel.desk import Desk
    from backchannel.faces.web.serving import serve

    path = desk_path(arguments)
    Desk.open(path, readonly=True).close()

    def ready(address: str) -> None:
        output.say(f"{path} is open in the browser at\n{address}")
        output.say("Only this machine can reach it; the key in the address is good until you press Ctrl-C.")
        output.next(f"backchannel show NAME{again(arguments)}")
        if arguments.open:
            import webbrowser

            webbrowser.open(address)

    serve(path, port=arguments.port, ready=ready)
    return 0
