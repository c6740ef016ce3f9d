// Moves and zooms a map of the world (ui.WorldMap):
//
//   const map = vinculum.drawing.map(root, maxZoom, report);
//
// The root holds the <svg>, whose data-left and data-top say where its view box lies in the drawing of the world, and the
// controls. What stands on the map keeps its size: data-size is how many units of the drawing a pixel is in the markup, and
// --map-size corrects it. When the map rests, report(left, top, width, height, pixels, moved) hears what is seen of the
// drawing, in its units, how many pixels one of them is, and whether somebody moved it. reset() shows the view of the markup
// again, or a new one after it changed; focus(id) puts the focus on the mark with that data-id, or on the picture where there
// is none, without moving it, unless something else has the focus; end() ends.
//
// Arrows move the map while something in it has the focus, + and − zoom, 0 shows the world. A mark with data-box is many
// that are gathered: it zooms to their box.
window.vinculum.drawing.map = (root, maxZoom, report) => {
  const worldWidth = 1000, worldHeight = 440, ending = new AbortController(), { signal } = ending;
  const svg = root.querySelector("svg"), scene = svg.querySelector(".map-scene");
  const part = () => svg.viewBox.baseVal, data = (name) => Number(svg.dataset[name]);
  let view, resting = 0, moved = false, still = false, held = false;

  // Pixels of a unit as the view box stands on the screen; the transform's k comes on top.
  const base = () => Math.min(svg.clientWidth / part().width, svg.clientHeight / part().height) || 1;
  const rest = () => {
    if (held) { resting = setTimeout(rest, 120); return; } // a mark that is being pressed stays until it is clicked
    const { x, y, k } = view.transform, pixels = base() * k, width = svg.clientWidth / pixels, height = svg.clientHeight / pixels;
    report((part().width / 2 - x) / k + data("left") - width / 2, (part().height / 2 - y) / k + data("top") - height / 2, width, height, pixels, moved);
  };
  const size = () => svg.style.setProperty("--map-size", 1 / (base() * view.transform.k * data("size")));
  const onChange = ({ x, y, k }) => {
    moved = true;
    scene.setAttribute("transform", `translate(${x} ${y}) scale(${k})`);
    size();
    clearTimeout(resting);
    resting = setTimeout(rest, 120);
  };
  const open = () => {
    view?.end();
    moved = false;
    scene.removeAttribute("transform");
    const world = Math.min(svg.clientWidth / worldWidth, svg.clientHeight / worldHeight) / base();
    const near = Math.min(svg.clientWidth, svg.clientHeight) * 2 ** maxZoom / worldWidth / base();
    view = window.vinculum.drawing.panzoom(svg, { onChange, controls: root.querySelector(".map-controls"), min: Math.min(1, world), max: Math.max(1, near),
      bounds: () => [-data("left"), -data("top"), worldWidth - data("left"), worldHeight + 20 - data("top")] });
    size();
    rest();
  };
  const fit = (left, top, width, height, room = 0) => {
    view.fit([left - room - data("left"), top - room - data("top"), left + width + room - data("left"), top + height + room - data("top")], true);
  };

  const on = (target, type, f) => target.addEventListener(type, f, { signal });
  on(root, "click", (event) => {
    const link = event.target.closest("a");
    if (!link || event.button || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey || event.defaultPrevented) return;
    if (link.dataset.zoom || link.dataset.view) { // panzoom zooms; views are boxes
      event.preventDefault();
      if (link.dataset.view) fit(...link.dataset.view.split(" ").map(Number));
    } else if (link.dataset.box) {
      event.preventDefault();
      const box = link.dataset.box.split(" ").map(Number);
      fit(...box, 0.15 * Math.max(box[2], box[3]) || 15); // a point is looked at with what lies around it
    }
  });
  on(root, "keydown", (event) => {
    if (event.metaKey || event.ctrlKey || event.altKey) return;
    const step = { ArrowLeft: [1, 0], ArrowRight: [-1, 0], ArrowUp: [0, 1], ArrowDown: [0, -1] }[event.key];
    if (step) view.pan(step[0] * part().width / 6, step[1] * part().height / 6, true);
    else if (event.key === "+" || event.key === "=") view.zoom(1.5, undefined, true);
    else if (event.key === "-") view.zoom(1 / 1.5, undefined, true);
    else if (event.key === "0") fit(0, 0, worldWidth, worldHeight);
    else return;
    event.preventDefault();
  });
  on(svg, "pointerdown", () => { held = true; });
  for (const type of ["pointerup", "pointercancel"]) on(window, type, () => setTimeout(() => { held = false; }));
  // What gets the focus comes into sight.
  on(svg, "focusin", (event) => {
    if (still) return;
    const at = event.target.getBoundingClientRect(), frame = svg.getBoundingClientRect();
    const [dx, dy] = [frame.x + frame.width / 2 - at.x - at.width / 2, frame.y + frame.height / 2 - at.y - at.height / 2];
    if (Math.abs(dx) > frame.width / 2 || Math.abs(dy) > frame.height / 2) view.pan(dx / base(), dy / base(), true);
  });
  const resized = new ResizeObserver(() => { size(); clearTimeout(resting); resting = setTimeout(rest, 120); });
  open();
  resized.observe(svg);
  const focus = (id) => {
    if (document.activeElement !== document.body) return;
    const mark = [...svg.querySelectorAll(".map-mark")].find((a) => a.dataset.id === id);
    if (!mark) { // the picture can be focused as long as it is
      svg.tabIndex = -1;
      svg.addEventListener("blur", () => svg.removeAttribute("tabindex"), { once: true });
    }
    still = true;
    (mark ?? svg).focus({ preventScroll: true });
    still = false;
  };
  return { reset: open, focus, end() { clearTimeout(resting); resized.disconnect(); view.end(); ending.abort(); } };
};
