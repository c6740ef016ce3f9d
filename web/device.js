// What ties the site to the device: the service worker, what it keeps, whether the server can be reached, updates,
// installing, and the room above a keyboard. Loaded when the page has been read (see boot.js). Pages show what this finds by
// attributes of the root element:
//
//   data-offline   the server cannot be reached
//   data-kept      the page on the screen is a kept copy; .kept-at says of when
//   data-update    a new version waits, and was not declined
//   data-installs  how the app can be installed: "ask" by the browser's prompt, "ios" by the share menu; "done" where it is
//   data-install   the same, where the hint is to be shown
//
// For the app, on window.vinculum:
//
//   keep(url)        a page was shown that the app drew: its copy is kept too
//   cachedPage(url)  a promise of the HTML of a kept page, or of null
//   save(urls)       the pages of all saved items; they are not pushed out by newer visits
//   forget()         removes every kept page; a promise
//   reach(ok)        a request could reach the server, or not; online says how it stands
//   update()         takes the waiting version and loads the page anew
//
// Events on the window: vinculum:offline, and vinculum:online when what is shown should be asked for anew.
(() => {
  const root = document.documentElement, state = root.dataset, workers = navigator.serviceWorker, own = window.vinculum;
  const { stored, store } = own;
  let registration;

  // Messages to the worker; an answer that does not come within some seconds is null.
  const tell = async (message) => { (await workers?.ready)?.active?.postMessage(message); };
  const ask = (worker, message) => new Promise((done) => {
    const channel = new MessageChannel();
    channel.port1.onmessage = ({ data }) => { done(data); channel.port1.close(); };
    setTimeout(done, 3000, null);
    worker.postMessage(message, [channel.port2]);
  });
  const askActive = async (message) => {
    const late = new Promise((done) => setTimeout(done, 3000, null));
    const ready = workers && await Promise.race([workers.ready, late]);
    return ready?.active ? ask(ready.active, message) : null;
  };

  // Whether the server can be reached. While it cannot, it is asked again, more and more seldom, and at once when the
  // browser or the visitor comes back.
  let timer, pause;
  const reach = (ok) => {
    const offline = "offline" in state;
    if (ok === !offline) return;
    clearTimeout(timer);
    if (!ok) {
      state.offline = "";
      dispatchEvent(new Event("vinculum:offline"));
      pause = 1000;
      timer = setTimeout(probe, pause);
      return;
    }
    delete state.offline;
    dispatchEvent(new Event("vinculum:online"));
    if ("kept" in state && state.app !== "on") tell({ type: "keep", url: location.href });
    registration?.update().catch(() => {});
  };
  const probe = async () => {
    clearTimeout(timer);
    if (!document.hidden) {
      const ok = await fetch("/readyz", { method: "HEAD", cache: "no-store", signal: AbortSignal.timeout(5000) }).then((r) => r.ok, () => false);
      reach(ok);
      if (ok) return;
    }
    pause = Math.min(pause * 1.5, 10000);
    clearTimeout(timer);
    timer = setTimeout(probe, pause);
  };
  addEventListener("offline", () => reach(false));
  addEventListener("online", probe);
  document.addEventListener("visibilitychange", () => { if (!document.hidden && "offline" in state) probe(); });

  // Where the page came from.
  let keptAt;
  const showKept = () => {
    const words = keptAt && new Intl.DateTimeFormat(root.lang, { dateStyle: "long", timeStyle: "short" }).format(keptAt);
    for (const e of document.querySelectorAll(".kept-at")) if (words && e.textContent !== words) e.textContent = words;
  };
  const hello = async () => {
    const answer = await askActive({ type: "hello", url: location.href });
    if (!answer || answer.from === "network") return;
    if (answer.from === "shell") reach(false); else await probe();
    if (!answer.kept || state.app === "on" && state.shown !== location.pathname + location.search) return;
    keptAt = answer.kept;
    state.kept = "";
    showKept();
  };
  let shown = location.pathname + location.search;
  new MutationObserver(() => {
    if (state.shown && state.shown !== shown) {
      shown = state.shown;
      delete state.kept;
      keptAt = undefined;
      used();
    }
    showKept();
  }).observe(root, { attributeFilter: ["data-app", "data-shown", "lang"] });

  // A new version waits until the visitor takes it. Whoever declines it is not asked about it again, and gets it with the
  // next start of the browser.
  const offer = async () => {
    if (!registration.waiting || !workers.controller) return;
    const version = await ask(registration.waiting, { type: "version" });
    if (version && stored("update-declined") !== version) state.update = version;
  };
  const watchUpdates = () => {
    offer();
    registration.addEventListener("updatefound", () => {
      const coming = registration.installing;
      coming?.addEventListener("statechange", () => { if (coming.state === "installed") offer(); });
    });
    workers.addEventListener("controllerchange", () => { delete state.update; });
    let looked = Date.now();
    document.addEventListener("visibilitychange", () => {
      if (document.hidden || Date.now() - looked < 3600e3) return;
      looked = Date.now();
      registration.update().catch(() => {});
    });
  };
  const update = () => {
    if (!registration?.waiting) return;
    workers.addEventListener("controllerchange", () => location.reload(), { once: true });
    registration.waiting.postMessage({ type: "update" });
  };

  // Installing is offered to those who use the site, and never again to those who decline.
  const standalone = matchMedia("(display-mode: standalone), (display-mode: minimal-ui)").matches || navigator.standalone === true;
  const onIOS = navigator.standalone === false && /iP(hone|ad|od)|Macintosh/.test(navigator.userAgent) && !/CriOS|FxiOS|EdgiOS/.test(navigator.userAgent);
  const usesBefore = 3;
  const used = () => {
    const uses = Number(stored("uses") || 0) + 1;
    if (uses <= usesBefore) store("uses", String(uses));
    installable();
  };
  const installable = () => {
    const how = standalone ? "done" : own.prompt ? "ask" : onIOS ? "ios" : "";
    if (!how) return;
    state.installs = how;
    if (how !== "done" && !stored("install-declined") && Number(stored("uses") || 0) >= usesBefore) state.install = how;
  };
  const install = async () => {
    const prompt = own.prompt;
    own.prompt = undefined;
    await prompt?.prompt();
    if ((await prompt?.userChoice)?.outcome !== "accepted") store("install-declined", "yes");
    delete state.install;
    delete state.installs;
  };
  addEventListener("vinculum:installable", installable);
  addEventListener("appinstalled", () => { delete state.install; state.installs = "done"; });

  const buttons = {
    "update-now": update,
    "update-later": () => { store("update-declined", state.update); delete state.update; },
    "install-now": install,
    "install-later": () => { store("install-declined", "yes"); delete state.install; },
  };
  addEventListener("click", (event) => buttons[event.target.closest?.("[data-do]")?.dataset.do]?.());

  // Kept pages. What is shown only in passing is not worth a request.
  const keeping = new Set();
  let keepTimer;
  const keep = (url) => {
    keeping.add(new URL(url, location).href);
    clearTimeout(keepTimer);
    keepTimer = setTimeout(() => { for (const each of keeping) tell({ type: "keep", url: each }); keeping.clear(); }, 1500);
  };

  Object.assign(own, {
    keep, update, reach, install,
    cachedPage: (url) => askActive({ type: "page", url: new URL(url, location).href }),
    save: (urls) => tell({ type: "save", urls }),
    forget: () => askActive({ type: "forget" }),
  });
  Object.defineProperty(own, "online", { get: () => !("offline" in state) });

  if (!navigator.onLine) reach(false);
  used();
  workers?.register("/sw.js").then((r) => {
    registration = r;
    watchUpdates();
    hello();
  }).catch(() => { /* a private window, or a browser without: the site works without */ });

  // The list under a search field ends where what is seen of the page does: above the keyboard, and above a phone's bar.
  // Where that leaves too little of it, the page moves up.
  const seen = window.visualViewport, room = new CSSStyleSheet();
  const makeRoom = () => {
    const field = document.activeElement;
    if (field?.getAttribute("role") !== "combobox") return;
    const bar = document.querySelector(".nav")?.getBoundingClientRect().top ?? 0, bottom = Math.min(seen.offsetTop + seen.height, bar > innerHeight / 2 ? bar : Infinity);
    if (field.value && bottom - field.getBoundingClientRect().bottom < 280) scrollBy({ top: field.getBoundingClientRect().top - 72, behavior: "instant" });
    room.replaceSync(`:root { --room: ${Math.round(Math.max(160, bottom - field.getBoundingClientRect().bottom - 14))}px; }`);
  };
  if (seen) {
    document.adoptedStyleSheets.push(room);
    for (const type of ["focusin", "input"]) addEventListener(type, makeRoom);
    seen.addEventListener("resize", makeRoom);
  }
})();
