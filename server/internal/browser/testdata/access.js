// What a reader with a keyboard, a screen reader or poor sight would trip over. An expression, as probe.js is.
{
  // Names, labels, landmarks and headings.
  structure() {
    const wrong = [], say = (what, e) => wrong.push(`${what}: ${e ? e.outerHTML.slice(0, 140) : ""}`);
    const words = (e) => (e.getAttribute("aria-label") ?? "").trim() || [...(e.getAttribute("aria-labelledby") ?? "").split(" ")].map((id) => id && document.getElementById(id)?.textContent).join("").trim() || e.textContent.trim() || e.title?.trim?.();
    for (const e of document.querySelectorAll("a[href], button, summary")) if (!words(e)) say("no name", e);
    for (const e of document.querySelectorAll("svg, img")) if (e.getAttribute("aria-hidden") !== "true" && !words(e) && !e.alt) say("a picture without a name", e);
    for (const e of document.querySelectorAll("input:not([type=hidden]), select, textarea"))
      if (!e.labels?.length && !e.getAttribute("aria-label")) say("a field without a label", e);
    for (const e of document.querySelectorAll("[aria-hidden=true] :is(a[href], button, input)")) say("hidden but reachable", e);
    for (const tag of ["header", "main", "footer"]) if (document.querySelectorAll(`.shell > ${tag}`).length !== 1) say(`not one ${tag}`);
    const navs = [...document.querySelectorAll("nav")].map((n) => n.ariaLabel);
    if (navs.some((n) => !n) || new Set(navs).size !== navs.length) say(`navigations are called ${navs}`);
    if (document.querySelectorAll(".nav [aria-current]").length > 1) say("two current pages");
    let level = 0;
    for (const h of document.querySelectorAll("main :is(h1, h2, h3, h4)")) {
      if (+h.localName[1] > level + 1) say(`after h${level}`, h);
      level = +h.localName[1];
    }
    for (const t of document.querySelectorAll("main table")) if (!t.caption?.textContent.trim()) say("a table without a caption", t);
    for (const e of document.querySelectorAll("ul > :not(li), ol > :not(li), dl > :not(div):not(dt):not(dd)")) say("a list with something else in it", e);
    for (const e of document.querySelectorAll("p :is(p, div, ul, ol)")) say("a block within a paragraph", e);
    return wrong.slice(0, 8);
  },

  // Text and background of everything that is read, by the formula of WCAG 2.2 (1.4.3): 4.5, large text 3.
  contrast() {
    const canvas = Object.assign(document.createElement("canvas"), { width: 1, height: 1 }).getContext("2d", { willReadFrequently: true });
    const rgba = (colour) => { canvas.clearRect(0, 0, 1, 1); canvas.fillStyle = colour; canvas.fillRect(0, 0, 1, 1); const [r, g, b, a] = canvas.getImageData(0, 0, 1, 1).data; return [r, g, b, a / 255]; };
    const over = (top, under) => [0, 1, 2].map((i) => top[i] * top[3] + under[i] * (1 - top[3])).concat(1);
    const light = (c) => { const [r, g, b] = c.slice(0, 3).map((v) => (v /= 255) <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4); return 0.2126 * r + 0.7152 * g + 0.0722 * b; };
    const ground = (e) => {
      const layers = [];
      for (let p = e; p; p = p.parentElement) { const c = rgba(getComputedStyle(p).backgroundColor); layers.push(c); if (c[3] === 1) break; }
      return layers.reverse().reduce((under, c) => over(c, under), [255, 255, 255, 1]);
    };
    const wrong = new Map();
    const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walk.nextNode()) {
      const e = walk.currentNode.parentElement;
      if (!walk.currentNode.data.trim() || e.closest("script, .sr-only, .skip") || !e.checkVisibility()) continue;
      const style = getComputedStyle(e), size = parseFloat(style.fontSize), need = size >= 24 || (size >= 18.66 && style.fontWeight >= 700) ? 3 : 4.5;
      const back = ground(e), [a, b] = [light(over(rgba(style.color), back)), light(back)].sort((x, y) => y - x);
      const ratio = (a + 0.05) / (b + 0.05);
      if (ratio < need) wrong.set(e.className + e.localName, `${ratio.toFixed(2)} of ${need}: ${e.localName}.${e.getAttribute("class") ?? ""} "${walk.currentNode.data.trim().slice(0, 40)}"`);
    }
    return [...wrong.values()].slice(0, 8);
  },

  // Targets for a finger smaller than 24 × 24 CSS pixels, unless they stand in a line of text or apart from all others
  // (WCAG 2.2, 2.5.8).
  targets() {
    const all = [];
    for (const e of document.querySelectorAll("a[href], button, summary, input:not([type=hidden])")) {
      const r = e.getBoundingClientRect(), s = getComputedStyle(e);
      if (e.checkVisibility() && !e.closest(".skip, .sr-only") && s.clipPath === "none" && r.width)
        all.push({ e, r, small: s.display !== "inline" && (r.width < 24 || r.height < 24), x: r.x + r.width / 2, y: r.y + r.height / 2 });
    }
    const far = (a, b) => b.small ? Math.hypot(a.x - b.x, a.y - b.y) >= 24 : Math.hypot(Math.max(b.r.left - a.x, 0, a.x - b.r.right), Math.max(b.r.top - a.y, 0, a.y - b.r.bottom)) >= 12;
    const crowded = (a) => all.some((b) => b !== a && !a.e.contains(b.e) && !b.e.contains(a.e) && !far(a, b));
    return all.filter((a) => a.small && crowded(a)).map((a) => `${Math.round(a.r.width)}×${Math.round(a.r.height)}: ${a.e.outerHTML.slice(0, 100)}`).slice(0, 8);
  },

  // Where the focus is, and whether that can be seen.
  focus() {
    const e = document.activeElement, s = getComputedStyle(e), r = e.getBoundingClientRect();
    const box = e.closest(".find") ? getComputedStyle(e.closest(".find")).boxShadow !== "none" : false;
    return { tag: e.localName, id: e.id, class: e.className?.baseVal ?? e.className, href: e.getAttribute("href") ?? "", seen: (parseFloat(s.outlineWidth) > 0 && s.outlineStyle !== "none") || box, inside: r.bottom > 0 && r.right > 0 && r.top < innerHeight && r.left < innerWidth };
  },
}
