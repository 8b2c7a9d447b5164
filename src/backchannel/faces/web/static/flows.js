// Each sheet of flows as a Sankey diagram, made from its own table. Who gives stands left, who receives right.
const { d3 } = globalThis;
const WIDTH = 900;
const MARGIN = 230;
const ROW = 46;

/** The rows of a table as links; an end that is not said is another one each time. */
function linksOf(rows, words) {
  const nodes = new Map();
  const node = (side, name, row) => {
    const id = name ? `${side}${name}` : `${side}?${row.id}`;
    if (!nodes.has(id)) {
      const joint = name.includes(" + ") ? `${name} (${words.jointly})` : name;
      nodes.set(id, { id, name: joint || words.notSaid });
    }
    return id;
  };
  const links = rows.map((row) => ({
    source: node("from ", row.dataset.from, row),
    target: node("to ", row.dataset.to, row),
    value: Number(row.dataset.amount),
    words: row.dataset.number,
    row,
  }));
  return { nodes: [...nodes.values()], links };
}

function drawn(place, rows) {
  const data = linksOf(rows, place.dataset);
  const left = data.nodes.filter((one) => one.id.startsWith("from ")).length;
  const height = Math.max(left, data.nodes.length - left, rows.length) * ROW + 16;
  const layout = d3
    .sankey()
    .nodeId((one) => one.id)
    .nodeWidth(12)
    .nodePadding(22)
    .nodeSort(null)
    .linkSort(null)
    .extent([
      [MARGIN, 8],
      [WIDTH - MARGIN, height - 8],
    ]);
  const { nodes, links } = layout(data);
  const svg = d3
    .create("svg")
    .attr("viewBox", `0 0 ${WIDTH} ${height}`)
    .attr("role", "img")
    .attr("aria-labelledby", place.parentElement.getAttribute("aria-labelledby"));
  svg
    .selectAll("path")
    .data(links)
    .join("path")
    .attr("class", "flow")
    .attr("d", d3.sankeyLinkHorizontal())
    .attr("stroke-width", (one) => Math.max(1, one.width))
    .on("click", (_, one) => one.row.querySelector("a[data-claim]").click())
    .append("title")
    .text((one) => `${one.source.name} → ${one.target.name}: ${one.words}`);
  svg
    .selectAll("rect")
    .data(nodes)
    .join("rect")
    .attr("class", "node")
    .attr("x", (one) => one.x0)
    .attr("y", (one) => one.y0)
    .attr("width", (one) => one.x1 - one.x0)
    .attr("height", (one) => Math.max(1, one.y1 - one.y0));
  svg
    .selectAll("text.end")
    .data(nodes)
    .join("text")
    .attr("class", "end")
    .attr("x", (one) => (one.id.startsWith("from ") ? one.x0 - 8 : one.x1 + 8))
    .attr("y", (one) => (one.y0 + one.y1) / 2)
    .attr("dy", "0.35em")
    .attr("text-anchor", (one) => (one.id.startsWith("from ") ? "end" : "start"))
    .text((one) => one.name);
  svg
    .selectAll("text.amount")
    .data(links)
    .join("text")
    .attr("class", "amount")
    .attr("x", WIDTH / 2)
    .attr("y", (one) => (one.y0 + one.y1) / 2)
    .attr("dy", "0.35em")
    .attr("text-anchor", "middle")
    .text((one) => one.words);
  place.replaceChildren(svg.node());
  place.hidden = false;
}

for (const place of document.querySelectorAll(".sankey")) {
  const rows = [...place.parentElement.querySelectorAll("tr[data-amount]")].filter((row) => Number(row.dataset.amount) > 0);
  if (rows.length > 0) drawn(place, rows);
}
