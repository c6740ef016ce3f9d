// Runs before the page is drawn: sets the colour scheme that the visitor chose, and brings the app when there is time for
// it. The page works without; nothing here is needed to read, to follow links or to search.
(() => {
  const root = document.documentElement;
  const { wasm, exec, compile, draw, device, start: when } = document.currentScript.dataset;
  root.classList.add("js");

  // What this device remembers for the site: short texts by name. A private window may refuse; then nothing is remembered.
  const stored = (name) => { try { return localStorage.getItem("vinculum." + name); } catch { return null; } };
  const store = (name, text) => { try { localStorage.setItem("vinculum." + name, text); return true; } catch { return false; } };
  if ((stored("saved") || "[]") !== "[]") root.dataset.saved = "";

  // The colour scheme: the system's, unless the visitor chose the other one.
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const chosen = () => { try { return localStorage.getItem("theme"); } catch { return null; } };
  const apply = (theme) => { if (theme === "dark" || theme === "light") root.dataset.theme = theme; else delete root.dataset.theme; };
  apply(chosen());
  addEventListener("click", (event) => {
    if (!event.target.closest?.("[data-theme-toggle]")) return;
    const system = dark.matches ? "dark" : "light";
    const next = (root.dataset.theme || system) === "dark" ? "light" : "dark";
    apply(next === system ? null : next);
    try { next === system ? localStorage.removeItem("theme") : localStorage.setItem("theme", next); } catch { /* a private window forgets */ }
  });

  // Forms send only what was filled in or chosen, so that addresses stay short.
  addEventListener("formdata", ({ target, formData }) => {
    if (target.method !== "get") return;
    for (const name of new Set(formData.keys())) {
      const values = formData.getAll(name).filter((value) => value.trim());
      formData.delete(name);
      for (const value of values) formData.append(name, value);
    }
  });

  // Panels close with Escape, and when something else is clicked.
  const open = () => document.querySelectorAll("details[name=chip][open]");
  addEventListener("keydown", (event) => {
    if (event.key === "Escape") for (const d of open()) { d.open = false; d.querySelector("summary").focus(); }
  });
  addEventListener("click", (event) => { for (const d of open()) if (!d.contains(event.target)) d.open = false; });

  const script = (src) => new Promise((resolve, reject) => {
    const s = document.createElement("script");
    s.src = src; s.onload = resolve; s.onerror = reject;
    document.head.append(s);
  });

  const idle = window.requestIdleCallback || ((f) => setTimeout(f, 300));

  // Calls a function when what stands on the page now is painted, with the pictures that come at once, or after a moment where
  // nothing is painted.
  const wait = (ms) => new Promise((done) => { setTimeout(done, ms); });
  const painted = async (f) => {
    await Promise.all([wait(80), Promise.race([wait(500), new Promise(requestAnimationFrame).then(() => wait(0))])]);
    f();
  };

  // What draws pictures is brought once, when the app first asks for it: vinculum.draw().then(drawing => …).
  let drawing;
  const own = window.vinculum = { stored, store, idle: (f) => idle(f), painted, draw: () => (drawing ??= script(draw).then(() => own.drawing)) };

  // The browser says once, and early, that the app can be installed (see device.js).
  addEventListener("beforeinstallprompt", (event) => {
    event.preventDefault();
    own.prompt = event;
    dispatchEvent(new Event("vinculum:installable"));
  });

  // When the page is there and the browser is idle: first the device (see device.js), then the app.
  const loaded = (f) => (document.readyState === "complete" ? idle(f) : addEventListener("load", () => idle(f)));
  let bound;
  const bind = () => (bound ??= script(device).catch(() => {}));
  loaded(bind);

  // The app: fetched and compiled when the browser is idle, started with the first use of the page or after a while; at
  // once on a page that is nothing without it. A page on which it cannot start says so (see .no-app).
  const now = when === "now";
  if (!wasm || !exec || !("WebAssembly" in window)) { root.classList.add("no-app"); return; }
  let module, started, down = false;
  const load = () => (module ??= new Promise((resolve, reject) => {
    const worker = new Worker(compile);
    worker.onmessage = ({ data }) => (data instanceof WebAssembly.Module ? resolve(data) : reject(new Error(data)));
    worker.onerror = () => reject(new Error("the worker that compiles the app did not start"));
    worker.postMessage(new URL(wasm, location.href).href);
  }));
  // Taking over replaces the page by an equal one: not while a button is held down or a word is being composed, and what
  // was typed and focused is put back.
  const start = async () => {
    if (started) return;
    started = true;
    try {
      const [compiled] = await Promise.all([load(), script(exec), bind()]);
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
      root.classList.add("no-app");
      console.warn("The app did not start; the pages work without it.", error);
    }
  };
  let composing = false;
  addEventListener("compositionstart", () => { composing = true; }, true);
  addEventListener("compositionend", () => { composing = false; }, true);
  addEventListener("pointerdown", () => { down = true; }, true);
  for (const up of ["pointerup", "pointercancel"]) addEventListener(up, () => setTimeout(() => { down = false; }, 60), true);
  if (now) addEventListener("DOMContentLoaded", start);

  // Buttons to save an item stand in the page as this device remembers it. One that is pressed before the app is there starts
  // the app, and is pressed again there.
  addEventListener("DOMContentLoaded", () => {
    let items = [];
    try { items = JSON.parse(stored("saved")) || []; } catch { /* what cannot be read is not saved */ }
    for (const { id } of items) for (const b of document.querySelectorAll(`[data-save="${CSS.escape(id)}"]`)) {
      b.ariaPressed = "true";
      b.dataset.word = b.dataset.done;
    }
  });
  addEventListener("click", ({ target }) => {
    const button = root.dataset.app !== "on" && target.closest?.("[data-save]");
    if (!button) return;
    button.ariaBusy = "true";
    new MutationObserver((_, observer) => {
      observer.disconnect();
      document.querySelector(`[data-save="${CSS.escape(button.dataset.save)}"]`)?.click();
    }).observe(root, { attributeFilter: ["data-app"] });
    start();
  });

  if (navigator.connection?.saveData && !now) return;
  loaded(() => {
    load().catch(() => {});
    for (const use of ["pointerup", "keyup", "scroll"]) addEventListener(use, start, { once: true, passive: true });
    setTimeout(() => idle(start), 6000);
  });
})();
