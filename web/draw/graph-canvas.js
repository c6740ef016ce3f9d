// A graph of any size on a canvas, from typed arrays; also the picture that is saved as PNG. Colours are those of the style
// sheet, asked for by elements of the same classes, and change with the scheme.
window.vinculum.drawing.graphCanvas = (canvas, model) => {
  const context = canvas.getContext("2d"), { host } = model;
  let colours = {}, signs = {}, faded = { nodes: [], links: [] }, frame = 0, transform = { x: 0, y: 0, k: 1 };

  // The colours of each class of node and link.
  const readColours = () => {
    const probe = document.createElement("span");
    host.append(probe);
    const of = (name) => { probe.className = "explore-probe " + name; const s = getComputedStyle(probe); return { ink: s.color, soft: s.backgroundColor, line: s.borderTopColor, glow: s.outlineColor }; };
    colours = { base: of("") };
    for (const n of model.nodes) colours[n.kind] ??= of("k-" + n.kind);
    colours.font = getComputedStyle(host).fontFamily;
    colours.paper = getComputedStyle(probe.parentElement).backgroundColor;
    probe.remove();
  };
  // The signs of the kinds, from the sprite.
  const readSigns = async () => {
    const sprite = new DOMParser().parseFromString(await (await fetch("/static/icons.svg")).text(), "image/svg+xml");
    for (const kind of new Set(model.nodes.map((n) => n.kind))) {
      const path = new Path2D(), number = (e, a) => +e.getAttribute(a);
      for (const e of sprite.getElementById(kind)?.children ?? []) {
        if (e.localName === "path") path.addPath(new Path2D(e.getAttribute("d")));
        if (e.localName === "circle") { path.moveTo(number(e, "cx") + number(e, "r"), number(e, "cy")); path.arc(number(e, "cx"), number(e, "cy"), number(e, "r"), 0, 7); }
        if (e.localName === "rect") path.roundRect(number(e, "x"), number(e, "y"), number(e, "width"), number(e, "height"), number(e, "rx"));
      }
      signs[kind] = path;
    }
    again();
  };

  // Which of the labels there is room for: those of the nodes that matter first.
  const labels = (c, view, [w, h], taken) => {
    const { at } = model, far = view.k < 0.62;
    const order = model.nodes.map((_, i) => i).filter((i) => model.nodeShown(i) && (!far || model.major(i)));
    order.sort((a, b) => model.major(b) - model.major(a) || model.nodes[b].degree - model.nodes[a].degree);
    c.textAlign = "center"; c.lineJoin = "round"; c.lineWidth = 4;
    for (const i of order) {
      const n = model.nodes[i], grow = model.major(i) ? Math.max(1, 0.85 / view.k) : 1, size = 13 * view.k * grow;
      if (size < 8) continue;
      const x = at[2 * i] * view.k + view.x, y = (at[2 * i + 1] + n.r + 4) * view.k + view.y + size * 1.1;
      const wide = Math.max(...n.lines.map((s) => s.length)) * size * 0.5, high = n.lines.length * size * 1.08;
      if (x + wide / 2 < 0 || x - wide / 2 > w || y < 0 || y - size > h) continue;
      const from = [Math.floor((x - wide / 2) / 24), Math.floor((y - size) / 12)], to = [Math.floor((x + wide / 2) / 24), Math.floor((y - size + high) / 12)];
      let free = true;
      for (let a = from[0]; free && a <= to[0]; a++) for (let b = from[1]; free && b <= to[1]; b++) free = !taken.has(a * 65536 + b);
      if (!free) continue;
      for (let a = from[0]; a <= to[0]; a++) for (let b = from[1]; b <= to[1]; b++) taken.add(a * 65536 + b);
      c.font = `${model.major(i) ? 650 : 500} ${size}px ${colours.font}`;
      c.strokeStyle = colours.base.soft; c.fillStyle = colours.base.ink;
      n.lines.forEach((line, j) => { c.strokeText(line, x, y + j * size * 1.08); c.fillText(line, x, y + j * size * 1.08); });
    }
  };

  const drawLinks = (c, view, alphas) => {
    const groups = new Map();
    for (let i = 0; i < model.links.length; i++) {
      const alpha = Math.round((alphas ? alphas[i] : +model.linkShown(i)) * 8);
      if (!alpha) continue;
      const mark = model.linkMark(i), key = mark * 16 + alpha;
      (groups.get(key) ?? groups.set(key, { mark, alpha: alpha / 8, list: [] }).get(key)).list.push(i);
    }
    for (const { mark, alpha, list } of [...groups.values()].sort((a, b) => a.mark - b.mark)) {
      c.beginPath();
      for (const i of list) { const [x1, y1, cx, cy, x2, y2] = model.curve(i); c.moveTo(x1, y1); model.links[i].bend ? c.quadraticCurveTo(cx, cy, x2, y2) : c.lineTo(x2, y2); }
      c.strokeStyle = mark === 3 ? colours.base.glow : mark === 2 ? colours.base.ink : colours.base.line;
      c.globalAlpha = alpha * (mark === 0 ? 0.35 : mark === 1 ? 0.8 : 1);
      c.lineWidth = (mark === 3 ? 4 : mark === 2 ? 2 : 1.1) / Math.max(view.k, 0.35);
      c.stroke();
    }
    c.globalAlpha = 1;
  };

  const drawNodes = (c, view, alphas, [left, top, right, bottom]) => {
    const { at } = model;
    for (let i = 0; i < model.nodes.length; i++) {
      const n = model.nodes[i], alpha = alphas ? alphas[i] : +model.nodeShown(i), x = at[2 * i], y = at[2 * i + 1], r = Math.max(n.r, 3 / view.k);
      if (alpha < 0.05 || x + r < left || x - r > right || y + r < top || y - r > bottom) continue;
      const colour = colours[n.kind], strong = model.strong(i);
      c.globalAlpha = alpha * (model.dim(i) ? 0.35 : 1);
      if (model.ringed(i)) { c.beginPath(); c.arc(x, y, r + 5, 0, 7); c.strokeStyle = colours.base.glow; c.lineWidth = 3; c.stroke(); }
      c.beginPath(); c.arc(x, y, r, 0, 7);
      c.fillStyle = strong ? colour.ink : colour.soft; c.fill();
      c.strokeStyle = colour.ink; c.lineWidth = 1.5; c.stroke();
      if (r * view.k > 7 && signs[n.kind]) {
        const s = r * 1.2 / 24;
        c.save(); c.translate(x - r * 0.6, y - r * 0.6); c.scale(s, s);
        c.strokeStyle = strong ? colours.base.soft : colour.ink; c.lineWidth = 1.75; c.lineCap = c.lineJoin = "round"; c.stroke(signs[n.kind]); c.restore();
      } else if (r * view.k <= 7) { c.fillStyle = colour.ink; c.fill(); }
    }
    c.globalAlpha = 1;
  };

  const paint = (c, view, size, ratio, alphas) => {
    c.setTransform(ratio * view.k, 0, 0, ratio * view.k, ratio * view.x, ratio * view.y);
    drawLinks(c, view, alphas?.links);
    drawNodes(c, view, alphas?.nodes, [-view.x / view.k, -view.y / view.k, (size[0] - view.x) / view.k, (size[1] - view.y) / view.k]);
    c.setTransform(ratio, 0, 0, ratio, 0, 0);
    labels(c, view, size, new Set());
  };

  // What comes and goes fades within a few frames.
  const fade = (list, shown, count) => {
    let moving = false;
    if (list.length !== count) list.length = 0;
    for (let i = 0; i < count; i++) {
      const goal = +shown(i), now = list[i] ?? goal;
      list[i] = model.still.matches || Math.abs(goal - now) < 0.1 ? goal : now + (goal - now) * 0.25;
      moving ||= list[i] !== goal;
    }
    return moving;
  };
  const draw = () => {
    frame = 0;
    const ratio = Math.min(2, devicePixelRatio || 1), w = host.clientWidth, h = host.clientHeight;
    if (canvas.width !== Math.round(w * ratio) || canvas.height !== Math.round(h * ratio)) { canvas.width = Math.round(w * ratio); canvas.height = Math.round(h * ratio); }
    const moving = [fade(faded.nodes, model.nodeShown, model.nodes.length), fade(faded.links, model.linkShown, model.links.length)].some(Boolean);
    context.setTransform(1, 0, 0, 1, 0, 0);
    context.clearRect(0, 0, canvas.width, canvas.height);
    paint(context, transform, [w, h], ratio, faded);
    if (moving) again();
  };
  const again = () => { if (canvas.isConnected && !canvas.hidden) frame ||= requestAnimationFrame(draw); };

  return {
    build() { readColours(); readSigns(); faded = { nodes: [], links: [] }; },
    place: again, state: again,
    recolour() { readColours(); again(); },
    transform(t) { transform = { ...t }; again(); },
    // Draws everything that is shown on a canvas of its own, twice as large as on the screen.
    async whole([left, top, right, bottom]) {
      readColours();
      await readSigns();
      const k = Math.min(1, 4000 / Math.max(right - left, bottom - top)), size = [(right - left) * k, (bottom - top) * k], own = document.createElement("canvas");
      [own.width, own.height] = size.map((v) => Math.ceil(v * 2));
      const c = own.getContext("2d");
      c.fillStyle = colours.base.soft; c.fillRect(0, 0, own.width, own.height);
      paint(c, { x: -left * k, y: -top * k, k }, size, 2);
      return own;
    },
    end() { cancelAnimationFrame(frame); },
  };
};
