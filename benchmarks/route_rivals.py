"""The same question put to graph libraries, a graph database and SQL: seven best ways of at most four hops.

Each gives its answers one by one: the time to build first, then of each question the milliseconds and the
values found, best first. None of them is needed by the program: `make bench-routes` installs them beside it.
"""

from __future__ import annotations

import math
import sqlite3
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from itertools import islice, pairwise
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

from benchmarks.tie_graph import Question, TieGraph

WAYS, HOPS = 7, 4
Answers = Iterator[tuple[float, list[float]]]


class Rival(NamedTuple):
    """Who is asked, and whether it is the same question."""

    name: str
    same: str
    run: Callable[[str, Sequence[Question]], Answers]


def asked_igraph(folder: str, questions: Sequence[Question]) -> Answers:
    """Yen's algorithm from one node that is tied to all sources, over costs -log p."""
    import igraph

    graph, began = TieGraph.read(folder), time.perf_counter()
    costs = (-np.log(graph.odds)).tolist()
    made = igraph.Graph(n=graph.people + 1, edges=np.stack((graph.left, graph.right), axis=1).tolist())
    yield time.perf_counter() - began, []
    first = graph.people
    for question in questions:
        made.add_edges([(first, source) for source in question.sources])
        began = time.perf_counter()
        weights = costs + [0.0] * len(question.sources)
        paths = made.get_k_shortest_paths(first, question.target, k=WAYS, weights=weights, output="epath")
        took = time.perf_counter() - began
        yield (
            took * 1000,
            [math.exp(-sum(weights[e] for e in path)) for path in paths if len(path) <= HOPS + 1],
        )
        made.delete_edges(list(range(len(costs), len(weights))))


def asked_networkx(folder: str, questions: Sequence[Question]) -> Answers:
    """Yen's algorithm as above, in Python."""
    import networkx

    graph, began = TieGraph.read(folder), time.perf_counter()
    made: Any = networkx.Graph()
    costs = (-np.log(graph.odds)).tolist()
    made.add_weighted_edges_from(zip(graph.left.tolist(), graph.right.tolist(), costs, strict=True))
    yield time.perf_counter() - began, []
    for question in questions:
        made.add_weighted_edges_from((-1, source, 0.0) for source in question.sources)
        began = time.perf_counter()
        paths = list(islice(networkx.shortest_simple_paths(made, -1, question.target, weight="weight"), WAYS))
        took = time.perf_counter() - began
        values = [math.exp(-networkx.path_weight(made, p, "weight")) for p in paths if len(p) <= HOPS + 2]
        yield took * 1000, values
        made.remove_node(-1)


def asked_rustworkx(folder: str, questions: Sequence[Question]) -> Answers:
    """Every simple path of at most four hops from the target to the sources, then the best of them."""
    import rustworkx

    graph, began = TieGraph.read(folder), time.perf_counter()
    made: Any = rustworkx.PyGraph(multigraph=False)
    made.add_nodes_from(range(graph.people))
    ties = zip(graph.left.tolist(), graph.right.tolist(), graph.odds.tolist(), strict=True)
    made.add_edges_from(list(ties))
    yield time.perf_counter() - began, []
    for question in questions:
        began = time.perf_counter()
        values = []
        for source in question.sources:
            for path in rustworkx.all_simple_paths(made, question.target, source, cutoff=HOPS + 1):
                if not set(path[1:-1]) & set(question.sources):
                    values.append(math.prod(made.get_edge_data(a, b) for a, b in pairwise(path)))
        values.sort(reverse=True)
        yield (time.perf_counter() - began) * 1000, values[:WAYS]


LADYBUG = """
MATCH p = (a:Person)-[e:Tie* ACYCLIC 1..4 (r, n | WHERE NOT n.ours)]-(b:Person)
WHERE b.id = $target AND a.ours AND is_acyclic(p)
RETURN list_product(properties(rels(p), "odds")) AS value ORDER BY value DESC LIMIT 7
"""


def asked_ladybug(folder: str, questions: Sequence[Question]) -> Answers:
    """A path query over all paths of at most four hops, ordered by their product."""
    import ladybug

    graph = TieGraph.read(folder)
    with tempfile.TemporaryDirectory() as place:
        began = time.perf_counter()
        people, ties = Path(place) / "people.csv", Path(place) / "ties.csv"
        people.write_text("".join(f"{number},false\n" for number in range(graph.people)))
        np.savetxt(ties, np.stack((graph.left, graph.right, graph.odds), axis=1), fmt="%d,%d,%.9g")
        desk: Any = ladybug.Connection(ladybug.Database(f"{place}/graph"))
        desk.execute("CREATE NODE TABLE Person(id INT64, ours BOOLEAN, PRIMARY KEY(id))")
        desk.execute("CREATE REL TABLE Tie(FROM Person TO Person, odds DOUBLE)")
        desk.execute(f"COPY Person FROM '{people}'")
        desk.execute(f"COPY Tie FROM '{ties}'")
        yield time.perf_counter() - began, []
        for question in questions:
            desk.execute("MATCH (p:Person) WHERE p.ours SET p.ours = false")
            sources = {"sources": list(question.sources)}
            desk.execute("MATCH (p:Person) WHERE p.id IN $sources SET p.ours = true", sources)
            began = time.perf_counter()
            values = [row[0] for row in desk.execute(LADYBUG, {"target": question.target}).get_all()]
            yield (time.perf_counter() - began) * 1000, values


SQL = """
WITH RECURSIVE way(node, value, hops, path) AS (
  SELECT ?, 1.0, 0, ',' || ? || ','
  UNION ALL
  SELECT tie.a, way.value * tie.odds, way.hops + 1, way.path || tie.a || ','
  FROM way JOIN tie ON tie.b = way.node
  WHERE way.hops < 4 AND way.node NOT IN (SELECT node FROM source)
    AND instr(way.path, ',' || tie.a || ',') = 0)
SELECT value FROM way WHERE hops > 0 AND node IN (SELECT node FROM source) ORDER BY value DESC LIMIT 7
"""


def asked_sqlite(folder: str, questions: Sequence[Question]) -> Answers:
    """A recursive query back from the target."""
    graph, began = TieGraph.read(folder), time.perf_counter()
    desk = sqlite3.connect(":memory:")
    desk.execute("CREATE TABLE tie (b INTEGER, a INTEGER, odds REAL, PRIMARY KEY (b, a)) WITHOUT ROWID")
    ties = list(zip(graph.left.tolist(), graph.right.tolist(), graph.odds.tolist(), strict=True))
    desk.executemany("INSERT INTO tie VALUES (?, ?, ?)", ties)
    desk.executemany("INSERT INTO tie VALUES (?2, ?1, ?3)", ties)
    desk.execute("CREATE TABLE source (node INTEGER PRIMARY KEY)")
    yield time.perf_counter() - began, []
    for question in questions:
        desk.execute("DELETE FROM source")
        desk.executemany("INSERT INTO source VALUES (?)", [(s,) for s in question.sources])
        began = time.perf_counter()
        found = desk.execute(SQL, (question.target, question.target)).fetchall()
        yield (time.perf_counter() - began) * 1000, [value for (value,) in found]


RIVALS = (
    Rival("rustworkx all_simple_paths", "yes: all paths, then ranked", asked_rustworkx),
    Rival("igraph get_k_shortest_paths", "no: no bound on hops", asked_igraph),
    Rival("networkx shortest_simple_paths", "no: no bound on hops", asked_networkx),
    Rival("Ladybug path query", "yes", asked_ladybug),
    Rival("SQLite recursive query", "yes", asked_sqlite),
)
