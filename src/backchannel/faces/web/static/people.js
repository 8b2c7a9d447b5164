// The neighbourhood as a drawing, made from the two lists below it; places come from the server.
const { cytoscape } = globalThis;
const place = document.getElementById("around");
const SHAPES = { ours: "rectangle", theirs: "ellipse", other: "diamond" };

const SIDES = 80;
const ENDS = 45;

/** The colours of the style sheet, as the reader's mode has them. */
function colours() {
  const { color: ink, backgroundColor: paper } = getComputedStyle(place);
  if (matchMedia("(forced-colors: active)").matches) return { ink, paper, line: ink, accent: ink };
  const of = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
  return { ink, paper, line: of("--soft"), accent: of("--accent") };
}

function elements() {
  const { clientWidth: width, clientHeight: height } = place;
  const nodes = [...document.querySelectorAll("[data-node]")].map((row) => ({
    data: { id: row.dataset.node, name: row.dataset.name, shape: SHAPES[row.dataset.side], row: row.id },
    position: {
      x: SIDES + Number(row.dataset.x) * (width - 2 * SIDES),
      y: ENDS + Number(row.dataset.y) * (height - 2 * ENDS),
    },
  }));
  const edges = [...document.querySelectorAll("[data-a]")].map((row) => ({
    data: { id: row.id, source: row.dataset.a, target: row.dataset.b, width: Math.min(Number(row.dataset.origins), 4) * 1.5 },
  }));
  return [...nodes, ...edges];
}

function drawn() {
  place.hidden = false;
  const { ink, paper, line, accent } = colours();
  const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
  const graph = cytoscape({
    container: place,
    elements: elements(),
    layout: { name: "preset", fit: false, animate: false },
    userZoomingEnabled: false,
    boxSelectionEnabled: false,
    autoungrabify: still,
    style: [
      {
        selector: "node",
        style: {
          shape: "data(shape)",
          width: 22,
          height: 22,
          "background-color": paper,
          "border-color": accent,
          "border-width": 2.5,
          label: "data(name)",
          color: ink,
          "font-size": 13,
          "font-family": getComputedStyle(document.body).fontFamily,
          "text-valign": "bottom",
          "text-margin-y": 4,
          "text-background-color": paper,
          "text-background-opacity": 0.85,
          "text-background-padding": 2,
          "text-wrap": "wrap",
          "text-max-width": 120,
        },
      },
      {
        selector: "edge",
        style: { width: "data(width)", "line-color": line, "curve-style": "straight", opacity: 0.7 },
      },
      { selector: ".apart", style: { opacity: 0.15 } },
    ],
  });
  graph.on("tap", "node", (event) => document.getElementById(event.target.data("row")).focus());
  graph.on("tap", "edge", (event) => document.querySelector(`#${event.target.id()} a[data-claim]`).click());
  graph.on("mouseover", "node", (event) => graph.elements().not(event.target.closedNeighborhood()).addClass("apart"));
  graph.on("mouseout", "node", () => graph.elements().removeClass("apart"));
}

drawn();
matchMedia("(prefers-color-scheme: dark)").addEventListener("change", drawn);
