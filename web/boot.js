// Runs before the page is drawn: sets the colour scheme that the visitor chose, and brings the app when there is time for
// it. The page works without; nothing here is needed to read, to follow links or to search.
(() => {
  const root = document.documentElement;
  const { wasm, exec } = document.currentScript.dataset;
  root.classList.add("js");

  // The colour scheme: the system's, unless the visitor chose the other one.
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const stored = () => { try { return localStorage.getItem("theme"); } catch { return null; } };
  const apply = (theme) => { if (theme === "dark" || theme === "light") root.dataset.theme = theme; else delete root.dataset.theme; };
  apply(stored());
  addEventListener("click", (event) => {
    if (!event.target.closest?.("[data-theme-toggle]")) return;
    const system = dark.matches ? "dark" : "light";
    const next = (root.dataset.theme || system) === "dark" ? "light" : "dark";
    apply(next === system ? null : next);
    try { next === system ? localStorage.removeItem("theme") : localStorage.setItem("theme", next); } catch { /* a private window forgets */ }
  });

  // Panels close with Escape, and when something else is clicked.
  const open = () => document.querySelectorAll("details.chip[open]");
  addEventListener("keydown", (event) => {
    if (event.key === "Escape") for (const d of open()) { d.open = false; d.querySelector("summary").focus(); }
  });
  addEventListener("click", (event) => { for (const d of open()) if (!d.contains(event.target)) d.open = false; });

  // The app: fetched and compiled when the browser is idle, started with the first use of the page or after a while.
  if (!wasm || !exec || !("WebAssembly" in window) || navigator.connection?.saveData) return;
  const idle = window.requestIdleCallback || ((f) => setTimeout(f, 300));
  let module, started, down = false;
  const load = () => (module ??= WebAssembly.compileStreaming(fetch(wasm, { priority: "low" })));
  const script = () => new Promise((resolve, reject) => {
    const s = document.createElement("script");
    s.src = exec; s.onload = resolve; s.onerror = reject;
    document.head.append(s);
  });
  // Taking over replaces the page by an equal one: not while a button is held down or a word is being composed, and what
  // was typed and focused is put back.
  const start = async () => {
    if (started) return;
    started = true;
    try {
      const [compiled] = await Promise.all([load(), script()]);
      const go = new Go();
      const instance = await WebAssembly.instantiate(compiled, go.importObject);
      while (down || composing) await new Promise((f) => setTimeout(f, 50));
      const keep = document.activeElement, id = keep?.id, text = keep?.value, at = id && text !== undefined ? keep.selectionStart : null;
      new MutationObserver((_, observer) => {
        if (!document.getElementById("main") || keep?.isConnected) return;
        observer.disconnect();
        const again = id && document.getElementById(id);
        if (!again) return;
        if (text !== undefined) again.value = text;
        again.focus({ preventScroll: true });
        if (at !== null) try { again.setSelectionRange(at, at); } catch { /* not a text field */ }
      }).observe(document.body, { childList: true });
      go.run(instance);
    } catch (error) {
      console.warn("The app did not start; the pages work without it.", error);
    }
  };
  let composing = false;
  addEventListener("compositionstart", () => { composing = true; }, true);
  addEventListener("compositionend", () => { composing = false; }, true);
  addEventListener("pointerdown", () => { down = true; }, true);
  for (const up of ["pointerup", "pointercancel"]) addEventListener(up, () => setTimeout(() => { down = false; }, 60), true);
  addEventListener("load", () => idle(() => {
    load().catch(() => {});
    for (const use of ["pointerup", "keyup", "scroll"]) addEventListener(use, start, { once: true, passive: true });
    setTimeout(() => idle(start), 6000);
  }));
})();
