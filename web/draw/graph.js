// The linked graph as a picture that can be walked through:
//
//   const picture = vinculum.drawing.graph(host, act);
//   picture.show(json, places)      the graph; json is { nodes: [{ id, kind, href, name, lines, spoken, r, degree, start }],
//                                   links: [{ a, b, bend, words }] }, places a Float32Array with x and y of each node
//   picture.state(nodes, links, selected, picked)   what is visible and how, as Uint8Arrays of bits: 1 visible, 2 expanded, 4 on the path
//   picture.fit(calm), picture.png(), picture.busy(), picture.end()
//
// The host is a box with an <svg>, a <canvas>, the buttons of panzoom.js and an element with aria-live; up to 300 nodes are
// drawn as SVG, more on the canvas. What the visitor does comes as act(what, id): "select", "tap" (select and expand, or open
// what is selected), "open", "expand", "fold", "pick", "leave".
window.vinculum.drawing.graph = (host, act) => {
  const { drawing } = window.vinculum, most = 300;
  const svg = host.querySelector("svg.explore-svg"), canvas = host.querySelector("canvas"), live = host.querySelector("[aria-live]");
  const still = matchMedia("(prefers-reduced-motion: reduce)");
  const ending = new AbortController(), { signal } = ending;
  const on = (target, type, f) => target.addEventListener(type, f, { signal });
  host.setAttribute("role", "application");
  host.setAttribute("tabindex", "0");
  host.setAttribute("aria-label", host.dataset.label);
  host.setAttribute("aria-description", host.dataset.help);
  let selected = -1, picked = -1, near = [], renderer, view, glide = 0, hovered = -1;
  let bits = { nodes: new Uint8Array(), links: new Uint8Array() }, wasOpen = new Map(), goal, stretch = 1, opening = true;

  const model = {
    host, still, nodes: [], links: [], at: new Float32Array(), index: new Map(),
    nodeShown: (i) => (bits.nodes[i] & 1) === 1,
    linkShown: (i) => (bits.links[i] & 1) === 1,
    onPath: () => bits.nodes.some((b) => b & 4),
    strong: (i) => model.nodes[i].start || (bits.nodes[i] & 2) > 0,
    major: (i) => model.strong(i) || i === selected || i === picked || i === hovered || (bits.nodes[i] & 4) > 0,
    ringed: (i) => i === selected || i === picked || (bits.nodes[i] & 4) > 0,
    dim: (i) => (model.lit ? !(bits.nodes[i] & 4) : focus() >= 0 && i !== focus() && !near[focus()]?.has(i)),
    linkMark: (i) => {
      if (bits.links[i] & 4) return 3;
      const { a, b } = model.links[i];
      return focus() >= 0 && (a === focus() || b === focus()) ? 2 : model.lit || focus() >= 0 ? 0 : 1;
    },
    nodeClass: (i) => `n k-${model.nodes[i].kind}${model.strong(i) ? " is-strong" : ""}${model.major(i) ? " is-major" : ""}${i === selected ? " is-selected" : ""}${i === picked ? " is-picked" : ""}${bits.nodes[i] & 4 ? " is-path" : ""}${model.dim(i) ? " is-dim" : ""}`,
    linkClass: (i) => ["e is-dim", "e", "e is-near", "e is-path"][model.linkMark(i)],
    // A link runs from edge to edge of its nodes, bent where several tie the same two.
    curve(i) {
      const { a, b, bend } = model.links[i], { at } = model, ax = at[2 * a], ay = at[2 * a + 1], bx = at[2 * b], by = at[2 * b + 1];
      const d = Math.hypot(bx - ax, by - ay) || 1, ux = (bx - ax) / d, uy = (by - ay) / d, ra = model.nodes[a].r + 2, rb = model.nodes[b].r + 2;
      const x1 = ax + ux * Math.min(ra, d / 2), y1 = ay + uy * Math.min(ra, d / 2), x2 = bx - ux * Math.min(rb, d / 2), y2 = by - uy * Math.min(rb, d / 2);
      return [x1, y1, (x1 + x2) / 2 - uy * bend, (y1 + y2) / 2 + ux * bend, x2, y2];
    },
  };
  const focus = () => (hovered >= 0 ? hovered : selected);

  // The box around what is visible, with some air; around the origin where nothing is.
  const bounds = (k = view?.transform.k ?? 1, of = model.nodeShown) => {
    const grow = nodesFew() ? Math.min(3.2, Math.max(1, 10.6 / (13 * k))) : 1; // labels keep a size that can be read
    const box = [Infinity, Infinity, -Infinity, -Infinity], at = goal ?? model.at, all = of === model.nodeShown;
    model.nodes.forEach((n, i) => {
      if (!of(i)) return;
      const w = n.half * grow * (all ? 1 : 1.4), over = all ? 0 : 10 + 15 * grow * n.lines.length; // some labels stand beside their nodes or above
      box[0] = Math.min(box[0], at[2 * i] - w); box[1] = Math.min(box[1], at[2 * i + 1] - n.r - 8 - over);
      box[2] = Math.max(box[2], at[2 * i] + w); box[3] = Math.max(box[3], at[2 * i + 1] + n.r + 8 + Math.max(over, 15 * grow * n.lines.length));
    });
    if (!all) return box;
    if (box[0] > box[2]) return [-260, -200, 260, 200];
    const [l, t, r, b] = box, x = Math.max(0, 520 - (r - l)) / 2, y = Math.max(0, 400 - (b - t)) / 2;
    return [l - x - 12, t - y - 12, r + x + 12, b + y + 12];
  };
  model.bounds = () => bounds();
  const nodesFew = () => model.nodes.length <= most;
  // The part of the host that nothing lies over: not the buttons and, where what is seen now counts, not the words about the
  // selected node, nor what is out of the window.
  const controls = host.querySelector(".explore-zoom");
  const room = (now, scrolled = 0) => {
    const h = host.getBoundingClientRect(), c = controls.getBoundingClientRect(), free = { left: 0, top: 0, right: h.width, bottom: h.height };
    if (c.width > c.height) free.top = c.bottom - h.top; else free.right = c.left - h.left;
    if (!now) return free;
    const panel = host.closest(".explore-main")?.querySelector(".explore-panel:not(.is-empty)")?.getBoundingClientRect(), nav = document.querySelector(".nav")?.getBoundingClientRect();
    let top = 0, bottom = innerHeight;
    if (nav?.height) if (nav.top > innerHeight / 2) bottom = nav.top; else top = Math.max(0, nav.bottom);
    if (panel && panel.left > h.left + h.width / 3) free.right = Math.min(free.right, panel.left - h.left);
    else if (panel) bottom = Math.min(bottom, panel.top);
    const at = h.top - scrolled, seen = { ...free, top: Math.max(free.top, top - at), bottom: Math.min(free.bottom, bottom - at) };
    return seen.bottom - seen.top > 160 ? seen : free;
  };
  // Shows a box in the free part: as near as asked for, farther away where that is needed.
  const frame = ([l, t, r, b], free, most, calm) => {
    const w = free.right - free.left, h = free.bottom - free.top, k = Math.max(0.08, Math.min(most, w / (r - l), h / (b - t)));
    view.set({ x: free.left + w / 2 - (l + r) / 2 * k, y: free.top + h / 2 - (t + b) / 2 * k, k }, calm);
  };
  const fit = (calm) => {
    const free = room(false);
    let box, k = 1;
    for (let round = 0; round < 3; round++) { box = bounds(k); k = Math.min((free.right - free.left) / (box[2] - box[0]), (free.bottom - free.top) / (box[3] - box[1])); }
    frame(box, free, 4, calm);
  };
  // Brings a node and, where it was expanded just now, its neighbours into the part that is seen: by moving alone where they
  // fit at this size. The words about the node are there a moment later.
  const reveal = (i, neighbours) => setTimeout(() => requestAnimationFrame(() => {
    if (signal.aborted || !model.nodes[i] || !model.nodeShown(i)) return;
    let free = room(true);
    if (neighbours && free.bottom - free.top < 300) { // a phone: the picture comes up, as far as the page goes
      const up = Math.min(host.getBoundingClientRect().top - 8, document.documentElement.scrollHeight - innerHeight - scrollY);
      if (up > 0) { scrollBy({ top: up, behavior: still.matches ? "instant" : "smooth" }); free = room(true, up); }
    }
    const { x, y, k } = view.transform, of = (j) => model.nodeShown(j) && (j === i || neighbours && near[i]?.has(j));
    const [l, t, r, b] = bounds(k, of), w = free.right - free.left, h = free.bottom - free.top;
    if ((r - l) * k > w || (b - t) * k > h) return frame(bounds(Math.min(k, w / (r - l), h / (b - t)), of), free, k, true);
    const shift = (from, to, least, most) => (from < least ? least - from : to > most ? most - to : 0);
    view.pan(shift(l * k + x, r * k + x, free.left, free.right), shift(t * k + y, b * k + y, free.top, free.bottom), true);
  }), 30);

  const nodeAt = (event) => {
    const [x, y] = view.at(event), { k } = view.transform, room = event.pointerType === "touch" ? 24 : 6; // a finger needs 44 pixels
    let best = -1, least = Infinity;
    model.nodes.forEach((n, i) => {
      if (!model.nodeShown(i)) return;
      const d = Math.hypot(model.at[2 * i] - x, model.at[2 * i + 1] - y);
      if (d < Math.max(n.r + 6 / k, room / k) && d < least) { best = i; least = d; }
    });
    return best;
  };
  const pointed = (event) => {
    const id = event.target.closest?.("[data-node]")?.dataset.node;
    return id === undefined ? nodeAt(event) : model.index.get(id);
  };

  const repaint = () => renderer?.state();
  const say = () => { if (live) live.textContent = selected >= 0 ? model.nodes[selected].spoken : ""; };
  const select = (i, what = "select") => {
    selected = i; hovered = -1;
    repaint(); say();
    if (i >= 0) reveal(i);
    act(what, i >= 0 ? model.nodes[i].id : "");
  };

  // An arrow walks to the linked node that lies best in its direction.
  const walk = (dx, dy) => {
    if (selected < 0 || !model.nodeShown(selected)) return select(model.nodes.findIndex((_, i) => model.nodeShown(i)));
    let best = -1, least = Infinity;
    for (const i of near[selected] ?? []) {
      const x = model.at[2 * i] - model.at[2 * selected], y = model.at[2 * i + 1] - model.at[2 * selected + 1], d = Math.hypot(x, y) || 1, cos = (x * dx + y * dy) / d;
      const cost = d / Math.max(0.05, cos) ** 2;
      if (cos > 0.25 && cost < least) { best = i; least = cost; }
    }
    if (best >= 0) select(best);
  };
  const arrows = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
  on(host, "keydown", (e) => {
    if (e.target !== host || e.ctrlKey || e.metaKey || e.altKey) return;
    const id = model.nodes[selected]?.id;
    if (arrows[e.key]) walk(...arrows[e.key]);
    else if (e.key === "Home") select(model.nodes.findIndex((_, i) => model.nodeShown(i)));
    else if (e.key === "Escape") act("leave", "");
    else if (e.key === "Enter" && id) act("open", id);
    else if ((e.key === "+" || e.key === "=") && id) act("expand", id);
    else if ((e.key === "-" || e.key === "_") && id) act("fold", id);
    else if (e.key === "p" && id) act("pick", id);
    else return;
    e.preventDefault();
  });
  on(host, "focus", () => { if (selected < 0 && host.matches(":focus-visible")) walk(0, 0); });

  const surface = host.querySelector(".explore-surface");
  on(surface, "click", (e) => {
    if (e.metaKey || e.ctrlKey || e.shiftKey || e.button) return;
    const i = pointed(e);
    e.preventDefault();
    host.focus({ preventScroll: true });
    if (i < 0 || i === undefined) { if (selected >= 0) select(-1); return; }
    const again = i === selected;
    select(i, again ? "open" : "tap");
  });
  on(surface, "pointermove", (e) => {
    if (e.pointerType !== "mouse" || surface.hasAttribute("data-moving")) return;
    const i = pointed(e) ?? -1;
    if (i !== hovered) { hovered = i; surface.classList.toggle("is-over", i >= 0); repaint(); }
  });
  on(surface, "pointerleave", () => { if (hovered >= 0) { hovered = -1; repaint(); } });

  view = drawing.panzoom(surface, { min: 0.08, max: 4, bounds: () => { const [l, t, r, b] = bounds(), air = 160 / view.transform.k; return [l - air, t - air, r + air, b + air]; }, whole: () => fit(true), controls, busy: (e) => nodeAt(e) >= 0, onChange: (t) => renderer?.transform(t) });
  const resized = new ResizeObserver(() => { if (host.clientWidth) { if (!host.dataset.touched) fit(); renderer?.transform(view.transform); } });
  resized.observe(host);
  for (const type of ["wheel", "pointerdown", "keydown"]) on(host, type, () => { host.dataset.touched = "yes"; });
  const recolour = () => renderer?.recolour?.();
  const schemes = new MutationObserver(recolour);
  schemes.observe(document.documentElement, { attributeFilter: ["data-theme"] });
  for (const query of ["(prefers-color-scheme: dark)", "(prefers-contrast: more)", "(forced-colors: active)"]) on(matchMedia(query), "change", recolour);

  const use = (large) => {
    if (renderer && large === !canvas.hidden) return;
    renderer?.end();
    canvas.hidden = !large;
    svg.toggleAttribute("hidden", large);
    renderer = large ? drawing.graphCanvas(canvas, model) : drawing.graphSVG(svg, model);
  };

  // A picture that is wider than its host is drawn out to use the host's height, as far as it stays what it is.
  const portrait = (places) => {
    const of = (first) => { const all = places.filter((_, i) => i % 2 === first); return Math.max(...all) - Math.min(...all) + 120; };
    return places.length && nodesFew() ? Math.min(1.7, Math.max(1, of(0) / of(1) * (host.clientHeight - 60) / (host.clientWidth || 1))) : 1;
  };
  const stretched = (places) => Float32Array.from(places, (v, i) => (i % 2 ? v * stretch : v));
  const glideTo = (to, calm) => {
    cancelAnimationFrame(glide);
    goal = to;
    if (!calm || still.matches) { model.at = to; renderer?.place(); return; }
    const from = model.at, start = performance.now();
    const step = (now) => {
      const t = Math.min(1, Math.max(0, (now - start) / 320)), e = 1 - (1 - t) ** 3, at = new Float32Array(to.length);
      for (let i = 0; i < at.length; i++) at[i] = from[i] + (to[i] - from[i]) * e;
      model.at = t < 1 ? at : to;
      renderer?.place();
      glide = t < 1 ? requestAnimationFrame(step) : 0;
    };
    glide = requestAnimationFrame(step);
  };

  return {
    model, view, fit, select,
    selected: () => model.nodes[selected]?.id ?? "",
    show(json, given) {
      host.setAttribute("aria-label", host.dataset.label);
      wasOpen = new Map(model.nodes.map((n, i) => [n.id, (bits.nodes[i] & 2) > 0]));
      const { nodes, links } = JSON.parse(json);
      for (const n of nodes) n.half = Math.max(n.r, ...n.lines.map((line) => line.length * 3.3)) + 8;
      const old = model.index, was = model.at;
      if (!old.size) stretch = portrait(given);
      const places = stretched(given);
      goal = undefined;
      Object.assign(model, { nodes, links, index: new Map(nodes.map((n, i) => [n.id, i])), at: places });
      bits = { nodes: new Uint8Array(nodes.length), links: new Uint8Array(links.length) };
      selected = picked = hovered = -1;
      use(nodes.length > most);
      renderer.build();
      // What is new starts where what it is linked to was.
      const from = new Float32Array(places), knows = old.size > 0;
      nodes.forEach((n, i) => { const o = old.get(n.id); if (o !== undefined) { from[2 * i] = was[2 * o]; from[2 * i + 1] = was[2 * o + 1]; } });
      if (knows) for (const { a, b } of links) for (const [i, j] of [[a, b], [b, a]]) {
        const o = old.get(nodes[j].id);
        if (!old.has(nodes[i].id) && o !== undefined) { from[2 * i] = was[2 * o]; from[2 * i + 1] = was[2 * o + 1]; }
      }
      if (knows) { model.at = from; glideTo(places, true); }
    },
    state(nodes, links, select, pick) {
      if (model.nodes.length === bits.nodes.length) model.nodes.forEach((n, i) => { if (bits.nodes[i] & 1) wasOpen.set(n.id, (bits.nodes[i] & 2) > 0); });
      bits = { nodes: nodes.slice(), links: links.slice() };
      selected = select; picked = pick;
      model.lit = model.onPath();
      near = [];
      model.links.forEach(({ a, b }, i) => { if (model.linkShown(i)) { (near[a] ??= new Set()).add(b); (near[b] ??= new Set()).add(a); } });
      if (opening) { // the first picture is drawn at the size that it is seen at
        opening = false;
        fit();
        renderer.transform(view.transform);
      }
      repaint();
      if (selected >= 0 && nodes[selected] & 2 && wasOpen.get(model.nodes[selected].id) === false) reveal(selected, true);
      if (live && selected >= 0 && live.textContent !== model.nodes[selected].spoken && document.activeElement === host) say();
    },
    async png(name) {
      const whole = await drawing.graphCanvas(document.createElement("canvas"), model).whole(bounds(1));
      whole.toBlob((blob) => drawing.save(blob, name));
    },
    end() { ending.abort(); schemes.disconnect(); resized.disconnect(); view.end(); renderer?.end(); cancelAnimationFrame(glide); },
  };
};

// Saves a blob, or a text of a media type, as a file.
window.vinculum.drawing.save = (content, name, type) => {
  const url = URL.createObjectURL(typeof content === "string" ? new Blob([content], { type }) : content);
  const link = Object.assign(document.createElement("a"), { href: url, download: name });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(url), 10000);
};
