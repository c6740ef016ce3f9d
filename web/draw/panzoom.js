// Panning and zooming of a picture:
//
//   const view = vinculum.drawing.panzoom(element, { onChange(transform) { … }, min: 0.2, max: 8, bounds, controls, busy });
//
// The element is an <svg> (with or without a viewBox) or any box, such as one around a canvas. A transform { x, y, k } shows
// the point (px, py) of the picture at (px·k + x, py·k + y), in the units of the svg's viewBox, else in CSS pixels of the
// element: an svg sets it on its one group as `translate(x y) scale(k)`. onChange is called at most once a frame.
//
//   min, max     how far k goes; 0.2 and 8 unless told
//   bounds       () => [left, top, right, bottom] of the picture; its middle part stays in sight, and view.fit() shows it all
//   controls     an element around buttons with data-zoom="in", "out" or "fit"
//   whole        () => shows the whole picture, for the button "fit"; fit() unless told
//   busy         (event) => true where a double tap or click is not for zooming (on a node, say); links and buttons never are
//
// The view has transform, set({x, y, k}, calm), zoom(factor, [x, y]), pan(dx, dy), fit(box, calm), size(), at(event) (the
// point of the picture under a pointer), active(on) and end().
//
// A mouse drags at once. A finger scrolls the page until the picture is tapped: that makes it active, and one finger moves
// it until something else is tapped or Escape is pressed. Two fingers always move and pinch. The wheel zooms while the
// picture is active or Ctrl is held; otherwise it scrolls the page. Double tap zooms in, with Shift out. The element has
// data-active while it is active; touch-action is set here. Motion is left out for those who asked for less.
window.vinculum.drawing.panzoom = (element, options = {}) => {
  const { onChange = () => {}, min = 0.2, max = 8, bounds, whole, controls, busy = () => false } = options;
  const ending = new AbortController(), { signal } = ending;
  const still = matchMedia("(prefers-reduced-motion: reduce)");
  const on = (target, type, f, more) => target.addEventListener(type, f, { signal, ...more });
  const transform = { x: 0, y: 0, k: 1 };
  let frame = 0, motion = 0;

  // Where a pointer is, in the units of the transform.
  const local = (event) => {
    const m = element.getScreenCTM?.();
    if (m) return [(event.clientX - m.e) / m.a, (event.clientY - m.f) / m.d];
    const r = element.getBoundingClientRect();
    return [event.clientX - r.left, event.clientY - r.top];
  };
  const size = () => {
    const box = element.viewBox?.baseVal;
    return box?.width ? [box.width, box.height] : [element.clientWidth || 1, element.clientHeight || 1];
  };

  const change = (x, y, k) => {
    k = Math.min(max, Math.max(min, k));
    const box = bounds?.();
    if (box) { // the middle of the view stays within the picture
      const [w, h] = size();
      x = w / 2 - Math.min(box[2] * k, Math.max(box[0] * k, w / 2 - x));
      y = h / 2 - Math.min(box[3] * k, Math.max(box[1] * k, h / 2 - y));
    }
    if (![x, y, k].every(Number.isFinite)) return;
    Object.assign(transform, { x, y, k });
    frame ||= requestAnimationFrame(() => { frame = 0; onChange(transform); });
  };
  const stop = () => { cancelAnimationFrame(motion); motion = 0; };
  // Goes to a transform at once or, calm, within a fifth of a second.
  const set = (to, calm) => {
    stop();
    const from = { ...transform }, goal = { ...transform, ...to };
    if (!calm || still.matches) return change(goal.x, goal.y, goal.k);
    const start = performance.now();
    const step = (now) => {
      const t = Math.min(1, Math.max(0, (now - start) / 200)), e = t * (2 - t), k = from.k * (goal.k / from.k) ** e;
      const s = goal.k === from.k ? e : (k - from.k) / (goal.k - from.k);
      change(from.x + (goal.x - from.x) * s, from.y + (goal.y - from.y) * s, k);
      motion = t < 1 ? requestAnimationFrame(step) : 0;
    };
    motion = requestAnimationFrame(step);
  };
  const zoom = (factor, point, calm) => {
    const [px, py] = point ?? size().map((v) => v / 2);
    const k = Math.min(max, Math.max(min, transform.k * factor)), f = k / transform.k;
    set({ x: px - (px - transform.x) * f, y: py - (py - transform.y) * f, k }, calm);
  };
  const pan = (dx, dy, calm) => set({ x: transform.x + dx, y: transform.y + dy }, calm);
  const fit = (box = bounds?.(), calm = false) => {
    if (!box) return set({ x: 0, y: 0, k: 1 }, calm);
    const [w, h] = size(), bw = Math.max(1e-6, box[2] - box[0]), bh = Math.max(1e-6, box[3] - box[1]);
    const k = Math.min(max, Math.max(min, Math.min(w / bw, h / bh)));
    set({ x: w / 2 - (box[0] + bw / 2) * k, y: h / 2 - (box[1] + bh / 2) * k, k }, calm);
  };

  const active = (is) => {
    element.toggleAttribute("data-active", is);
    element.style.touchAction = is ? "none" : "pan-x pan-y";
  };
  active(false);

  // Pointers: one drags, two pinch.
  const pointers = new Map();
  let moved = false, start, last, lastTap = { time: 0 };
  const drags = (e) => e.pointerType !== "touch" || pointers.size > 1 || element.hasAttribute("data-active");
  const spread = () => {
    const [[ax, ay], [bx, by]] = [...pointers.values()];
    return { x: (ax + bx) / 2, y: (ay + by) / 2, d: Math.hypot(ax - bx, ay - by) || 1 };
  };
  on(element, "pointerdown", (e) => {
    if (e.button !== 0) return;
    stop();
    pointers.set(e.pointerId, local(e));
    if (pointers.size === 1) { moved = false; start = [e.clientX, e.clientY]; }
    last = pointers.size === 2 ? spread() : undefined;
  });
  on(element, "pointermove", (e) => {
    const before = pointers.get(e.pointerId);
    if (!before || !drags(e)) return;
    if (!moved && pointers.size === 1 && Math.hypot(e.clientX - start[0], e.clientY - start[1]) < 5) return;
    if (!moved) { moved = true; element.setPointerCapture?.(e.pointerId); element.toggleAttribute("data-moving", true); }
    const now = local(e);
    pointers.set(e.pointerId, now);
    if (pointers.size === 2 && last) {
      const next = spread(), f = Math.min(max, Math.max(min, transform.k * next.d / last.d)) / transform.k;
      change(next.x - (last.x - transform.x) * f, next.y - (last.y - transform.y) * f, transform.k * f);
      last = next;
    } else if (pointers.size === 1) change(transform.x + now[0] - before[0], transform.y + now[1] - before[1], transform.k);
  });
  const up = (e) => {
    if (!pointers.delete(e.pointerId)) return;
    last = undefined;
    if (pointers.size) return;
    element.toggleAttribute("data-moving", false);
    if (e.type === "pointercancel" || moved) return;
    active(true);
    const near = e.timeStamp - lastTap.time < 350 && Math.hypot(e.clientX - lastTap.x, e.clientY - lastTap.y) < 30;
    lastTap = near ? { time: 0 } : { time: e.timeStamp, x: e.clientX, y: e.clientY };
    if (near && !e.target.closest?.("a, button, [data-node]") && !busy(e)) zoom(e.shiftKey ? 0.5 : 2, local(e), true);
  };
  on(element, "pointerup", up);
  on(element, "pointercancel", up);
  // What ends a drag is no click.
  on(element, "click", (e) => { if (moved && e.detail) { e.preventDefault(); e.stopPropagation(); moved = false; } }, { capture: true });
  on(element, "dragstart", (e) => e.preventDefault());
  // Two fingers are for the picture, also where one would scroll the page.
  for (const type of ["touchstart", "touchmove"]) on(element, type, (e) => { if (e.touches.length > 1 && e.cancelable) e.preventDefault(); }, { passive: false });

  on(element, "wheel", (e) => {
    if (!e.ctrlKey && !element.hasAttribute("data-active")) return;
    e.preventDefault();
    const lines = e.deltaMode === 1 ? 16 : e.deltaMode === 2 ? 400 : 1;
    zoom(Math.exp(-Math.max(-150, Math.min(150, e.deltaY * lines)) * (e.ctrlKey ? 0.01 : 0.0025)), local(e));
  }, { passive: false });

  on(document, "pointerdown", (e) => { if (!element.contains(e.target) && !controls?.contains(e.target)) active(false); });
  on(document, "keydown", (e) => { if (e.key === "Escape") active(false); });
  if (controls) on(controls, "click", (e) => {
    const what = e.target.closest?.("[data-zoom]")?.dataset.zoom;
    if (what === "in" || what === "out") zoom(what === "in" ? 1.5 : 1 / 1.5, undefined, true);
    if (what === "fit") whole ? whole() : fit(undefined, true);
  });

  return {
    transform, set, zoom, pan, fit, size, active,
    at(event) { const [x, y] = local(event); return [(x - transform.x) / transform.k, (y - transform.y) / transform.k]; },
    end() { stop(); cancelAnimationFrame(frame); ending.abort(); },
  };
};
