// A graph of up to a few hundred nodes as SVG. Only what is visible is in the document, in the order of the nodes, as the
// server draws it; panning changes the one transform of the group.
window.vinculum.drawing.graphSVG = (svg, model) => {
  const make = (tag, attributes, ...inside) => {
    const e = document.createElementNS("http://www.w3.org/2000/svg", tag);
    for (const name in attributes) e.setAttribute(name, attributes[name]);
    e.append(...inside);
    return e;
  };
  const world = make("g", { class: "explore-world" }), links = make("g", { class: "explore-links" }), nodes = make("g", { class: "explore-nodes" });
  world.append(links, nodes);
  svg.removeAttribute("viewBox");
  svg.replaceChildren(world);

  const nodeElement = (n) => {
    const text = make("text", { "text-anchor": "middle" });
    n.lines.forEach((line, i) => text.append(make("tspan", i ? { x: 0, dy: "1.08em" } : { x: 0, y: n.r + 6, dy: "0.95em" }, line)));
    const size = n.r * 1.2;
    return make("a", { href: n.href, tabindex: -1, "data-node": n.id },
      make("circle", { class: "n-ring", r: n.r + 5 }), make("circle", { class: "n-disc", r: n.r }),
      make("use", { href: "/static/icons.svg#" + n.kind, x: -size / 2, y: -size / 2, width: size, height: size }), text);
  };
  const linkElement = (k) => {
    const e = make("g", {}, make("path", {}));
    if (k.words) e.append(make("text", { "text-anchor": "middle" }, k.words));
    return e;
  };
  // What was in the picture before does not fade in again; at first everything was, as the server drew it.
  const drawn = { nodes: [], links: [] };
  const nameOf = (k) => model.nodes[k.a].id + " " + model.nodes[k.b].id + " " + k.bend;
  let before = null, names = { nodes: [], links: [] };
  const build = () => {
    if (names.nodes.length) before = new Set([...names.nodes.filter((_, i) => drawn.nodes[i]), ...names.links.filter((_, i) => drawn.links[i])]);
    links.replaceChildren(); nodes.replaceChildren();
    drawn.nodes = model.nodes.map(() => null); drawn.links = model.links.map(() => null);
    names = { nodes: model.nodes.map((n) => n.id), links: model.links.map(nameOf) };
    fresh = true;
  };
  let fresh = true;

  // Puts what has become visible into its place and fades the rest out.
  const sync = (parent, list, ids, visible, element, dress) => {
    let next = null;
    for (let i = list.length - 1; i >= 0; i--) {
      if (visible(i)) {
        const e = list[i] ??= element(i);
        e.classList.remove("is-going");
        if (!e.isConnected) {
          if (!fresh || before && !before.has(ids[i])) {
            e.classList.add("is-coming");
            requestAnimationFrame(() => requestAnimationFrame(() => e.classList.remove("is-coming")));
          }
          parent.insertBefore(e, next);
        }
        dress(e, i);
        next = e;
      } else if (list[i]?.isConnected) {
        const e = list[i];
        list[i] = null;
        if (model.still.matches) e.remove();
        else { e.classList.add("is-going"); setTimeout(() => e.remove(), 220); }
      }
    }
  };

  const place = () => {
    const { at } = model;
    for (let i = 0; i < drawn.nodes.length; i++) drawn.nodes[i]?.setAttribute("transform", `translate(${at[2 * i].toFixed(1)} ${at[2 * i + 1].toFixed(1)})`);
    for (let i = 0; i < drawn.links.length; i++) {
      const e = drawn.links[i];
      if (!e) continue;
      const [x1, y1, cx, cy, x2, y2] = model.curve(i);
      e.firstChild.setAttribute("d", `M${x1.toFixed(1)} ${y1.toFixed(1)}Q${cx.toFixed(1)} ${cy.toFixed(1)} ${x2.toFixed(1)} ${y2.toFixed(1)}`);
      const text = e.firstChild.nextSibling;
      if (text) { text.setAttribute("x", ((x1 + x2) / 4 + cx / 2).toFixed(1)); text.setAttribute("y", ((y1 + y2) / 4 + cy / 2 - 3).toFixed(1)); }
    }
  };

  // Shows as many labels as there is room for, at a size that can be read however far the picture is away: those of the
  // nodes that matter first, below their nodes or else beside them. The others keep their place in the document. Nodes keep a
  // size that can be tapped.
  let scale = 1;
  const label = () => {
    const grow = Math.min(3.2, Math.max(1, 10.6 / (13 * scale))), disc = Math.min(2, Math.max(1, 9 / (14 * scale))), kept = [], { at, nodes } = model;
    svg.style.setProperty("--grow", grow.toFixed(2));
    svg.style.setProperty("--disc", disc.toFixed(2));
    const order = nodes.map((_, i) => i).filter(model.nodeShown).sort((a, b) => model.major(b) - model.major(a) || nodes[b].degree - nodes[a].degree);
    const [left, top, right] = model.bounds(); // labels beside their nodes make the picture no wider
    for (const i of order) {
      const n = nodes[i], wide = Math.max(...n.lines.map((line) => line.length)) * 6.2 * grow, high = 14 * grow * n.lines.length, x = at[2 * i], y = at[2 * i + 1], r = n.r * disc + 5;
      const apart = ([l, t]) => kept.every(([kl, kt, kr, kb]) => l + wide < kl || l > kr || t + high < kt || t > kb);
      const free = ([l, t], k) => (!k || l >= left && t >= top && l + wide <= right) && apart([l, t]) &&
        order.every((j) => { const q = nodes[j].r * disc + 1; return j === i || at[2 * j] + q < l || at[2 * j] - q > l + wide || at[2 * j + 1] + q < t || at[2 * j + 1] - q > t + high; });
      const sides = [["middle", x - wide / 2, y + r], ["middle", x - wide / 2, y - r - high], ["start", x + r, y - high / 2], ["end", x - r - wide, y - high / 2]];
      const must = model.strong(i) || model.ringed(i), side = sides.find(([, ...box], k) => free(box, k)) ?? (must ? sides.find(([, ...box]) => apart(box)) ?? sides[0] : undefined);
      drawn.nodes[i]?.classList.toggle("is-quiet", !side);
      const [anchor, x0, y0] = side ?? sides[0], text = drawn.nodes[i]?.lastChild;
      if (side) kept.push([x0, y0, x0 + wide, y0 + high]);
      text?.setAttribute("text-anchor", anchor);
      text?.setAttribute("transform", `translate(${(anchor === "start" ? r : anchor === "end" ? -r : 0).toFixed(1)} ${(y0 - y - n.r - 5).toFixed(1)})`);
    }
  };

  return {
    build,
    place() { place(); label(); },
    state() {
      sync(links, drawn.links, names.links, model.linkShown, (i) => linkElement(model.links[i]), (e, i) => e.setAttribute("class", model.linkClass(i) + (e.classList.contains("is-coming") ? " is-coming" : "")));
      sync(nodes, drawn.nodes, names.nodes, model.nodeShown, (i) => nodeElement(model.nodes[i]), (e, i) => e.setAttribute("class", model.nodeClass(i) + (e.classList.contains("is-coming") ? " is-coming" : "")));
      fresh = false;
      place();
      label();
    },
    transform({ x, y, k }) {
      world.setAttribute("transform", `translate(${x.toFixed(2)} ${y.toFixed(2)}) scale(${k.toFixed(4)})`);
      if (Math.abs(k / scale - 1) > 0.02) { scale = k; if (!fresh) label(); }
    },
    end() { svg.replaceChildren(); },
  };
};
