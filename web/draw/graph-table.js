// Fills the body of a table with rows of markup, given in parts: the first at once, the others as the frames allow, so that
// a table of thousands of rows keeps no frame waiting. A newer filling ends the one before.
window.vinculum.drawing.rows = (id, parts) => {
  const body = document.getElementById(id);
  if (!body) return;
  const turn = body.filling = {};
  body.replaceChildren();
  let next = 0;
  const step = () => {
    if (body.filling !== turn) return;
    const end = performance.now() + 6;
    while (next < parts.length && (next === 0 || performance.now() < end)) body.insertAdjacentHTML("beforeend", parts[next++]);
    if (next < parts.length) requestAnimationFrame(step);
  };
  step();
};
