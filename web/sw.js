// The service worker: what was visited, the public graph and the app itself stay readable without a network.
//
//   assets   the files of the site in use, the shell page of each language, and files that kept pages still name
//   pages    visited pages, at most 200, the oldest leave first; the pages of saved items stay
//   people   visited pages that name people: at most 50, for at most seven days, never fetched ahead
//   graph    the public graph, one edition
//   notes    what the worker must remember: the last language, the saved pages
//
// Which pages may be kept, and how, the server says by the header Vinculum-Offline: "keep", or "expire" for pages that name
// people. A page without it is never kept. Answers of the API are not kept here.
const site = {/* filled in by the server: version, files, shells */};

const pagesMost = 200, peopleMost = 50, peopleFor = 7 * 24 * 3600e3;
const patience = 3000; // milliseconds that a kept page waits for a newer one
const saveData = () => self.navigator.connection?.saveData === true;
const open = (name) => caches.open("vinculum-" + name);
const shellAt = (lang) => `/${lang}/shell?version=${site.version}`;
const langOf = (url) => /^\/(en|nl)(?=\/|$)/.exec(new URL(url, location).pathname)?.[1];
const later = (ms) => new Promise((done) => setTimeout(done, ms));

// Installing brings the site's files; those of an earlier version that are the same are kept.
addEventListener("install", (event) => event.waitUntil((async () => {
  const assets = await open("assets");
  const bring = async (key, url) => {
    if (await assets.match(key)) return;
    const response = await fetch(url);
    if (!response.ok) throw new Error(`${url}: ${response.status}`);
    await assets.put(key, response);
  };
  await Promise.all([
    ...site.files.filter((f) => !(saveData() && f.endsWith(".wasm"))).map((f) => bring(f, f)),
    ...site.shells.map((lang) => bring(shellAt(lang), `/${lang}/shell`)),
  ]);
})()));

addEventListener("activate", (event) => event.waitUntil((async () => {
  await registration.navigationPreload?.enable();
  await prune();
  await pruneAssets();
  await clients.claim();
})()));

addEventListener("fetch", (event) => {
  const { request } = event, url = new URL(request.url);
  if (request.method !== "GET" || url.origin !== location.origin) return;
  if (request.mode === "navigate") event.respondWith(navigate(event));
  else if (url.pathname.startsWith("/static/")) event.respondWith(asset(event, url));
  else if (url.pathname === "/graph.json") event.respondWith(pointer(request));
  else if (url.pathname.startsWith("/graph/")) event.respondWith(edition(event, request));
});

// Pages

// served says of a page that is being loaded where it came from, until the page asks: by the id of its client.
const served = new Map();

// navigate answers with the page of the network; where that fails or takes long, with the kept page; else with the shell,
// in which the app opens the page from the local graph; else with words.
async function navigate(event) {
  const { request } = event;
  const answer = (async () => (await event.preloadResponse) || fetch(request))();
  event.waitUntil(noteLang(request.url).catch(() => {}));
  event.waitUntil(answer.then((r) => keepPage(request.url, r.clone())).catch(() => {}));
  const kept = keptPage(request.url);
  const first = await Promise.race([answer.catch(() => null), later(patience).then(async () => ((await kept) ? null : answer.catch(() => null)))]);
  if (first && !gatewayFailed(first.status)) return first;
  const from = (value) => { if (served.size > 50) served.clear(); served.set(event.resultingClientId, value); };
  const page = await kept;
  if (page) {
    from({ from: "kept", kept: Number(page.headers.get("x-kept")) });
    return page;
  }
  const elsewhere = await offlineRedirect(new URL(request.url));
  if (elsewhere) return Response.redirect(elsewhere, 302);
  const lang = langOf(request.url), shell = lang && await (await open("assets")).match(shellAt(lang));
  if (shell && await appIsHere()) {
    from({ from: "shell" });
    return shell;
  }
  return first || words(lang || await lastLang());
}

const gatewayFailed = (status) => status === 502 || status === 503 || status === 504;

// appIsHere says whether the app's own file is kept; a shell is nothing without it.
async function appIsHere() {
  const wasm = site.files.find((f) => f.endsWith(".wasm"));
  return !!wasm && !!(await (await open("assets")).match(wasm));
}

// offlineRedirect is where the server would lead to.
async function offlineRedirect(url) {
  if (url.pathname === "/") return "/" + await lastLang();
  const lang = langOf(url);
  if (!lang || url.pathname !== `/${lang}/share`) return "";
  const text = ["text", "title", "url"].map((name) => url.searchParams.get(name)).find(Boolean) || "";
  return `/${lang}/search?q=${encodeURIComponent(text.slice(0, 200))}`;
}

// keepPage keeps an answer as the server allows, with the time.
async function keepPage(url, response, allowed = ["keep", "expire"]) {
  const how = response.headers.get("vinculum-offline");
  if (response.status !== 200 || response.redirected || !allowed.includes(how) || !response.headers.get("content-type")?.startsWith("text/html")) {
    if (response.status === 404 || response.status === 410) await dropPage(url);
    return;
  }
  const headers = new Headers(response.headers);
  headers.set("x-kept", String(Date.now()));
  headers.delete("vary");
  const body = await response.blob();
  await dropPage(url);
  await (await open(how === "expire" ? "people" : "pages")).put(plain(url), new Response(body, { headers }));
  if (++stored % 20 === 0) await prune();
}

let stored = 0;

// plain is a page's address without its fragment.
const plain = (url) => { const u = new URL(url, location); u.hash = ""; return u.href; };

async function dropPage(url) {
  for (const name of ["pages", "people"]) await (await open(name)).delete(plain(url));
}

async function keptPage(url) {
  const page = await (await open("pages")).match(plain(url));
  if (page) return page;
  const people = await open("people"), named = await people.match(plain(url));
  if (named && expired(named)) {
    await people.delete(plain(url));
    return undefined;
  }
  return named;
}

const keptAt = (response) => Number(response.headers.get("x-kept")) || 0;
const expired = (response) => { const age = Date.now() - keptAt(response); return age > peopleFor || age < -60e3; };

// prune takes out what is too old or too much.
async function prune() {
  const saved = new Set(await note("saved") || []);
  for (const [name, most] of [["pages", pagesMost], ["people", peopleMost]]) {
    const cache = await open(name), all = [];
    for (const request of await cache.keys()) {
      const response = await cache.match(request);
      if (!response || name === "people" && expired(response)) await cache.delete(request);
      else if (name === "people" || !saved.has(request.url)) all.push({ request, at: keptAt(response) });
    }
    all.sort((a, b) => b.at - a.at);
    for (const { request } of all.slice(most)) await cache.delete(request);
  }
}

// pruneAssets takes out files that neither this version nor a kept page names. Fonts are small and named by styles; an old
// version of the app is not kept, since pages read without it.
async function pruneAssets() {
  const wanted = new Set([...site.files, ...site.shells.map(shellAt)]);
  for (const name of ["pages", "people"]) {
    const cache = await open(name);
    for (const response of await cache.matchAll()) for (const [address] of (await response.text()).matchAll(/\/static\/[\w./-]+/g)) if (!address.endsWith(".wasm")) wanted.add(address);
  }
  const assets = await open("assets");
  for (const request of await assets.keys()) {
    const { pathname, search } = new URL(request.url);
    if (!wanted.has(pathname + search) && !pathname.startsWith("/static/fonts/")) await assets.delete(request);
  }
}

// Files

// asset answers a file of the site. A hashed address never changes; a plain one is asked for anew where there is a network.
async function asset(event, url) {
  const assets = await open("assets"), kept = await assets.match(url.pathname);
  const hashed = /\.[0-9a-f]{12}\.\w+$/.test(url.pathname);
  if (kept && hashed) return kept;
  try {
    const response = await fetch(event.request);
    if (response.ok && !url.pathname.startsWith("/static/explorer/")) {
      const copy = response.clone();
      event.waitUntil(assets.put(url.pathname, copy));
    }
    return response;
  } catch (error) {
    if (kept) return kept;
    throw error;
  }
}

// pointer answers which edition of the public graph is the newest, or which is kept.
async function pointer(request) {
  const graph = await open("graph");
  try {
    const response = await fetch(request, { signal: AbortSignal.timeout(5000) });
    if (response.ok) {
      const copy = response.clone(), { address } = await response.clone().json();
      if (await graph.match(address)) await graph.put("/graph.json", copy); // else it is kept with its edition
    }
    if (response.ok || !gatewayFailed(response.status)) return response;
  } catch { /* the kept one */ }
  return await graph.match("/graph.json") || Response.error();
}

// edition answers the public graph; the one that was kept before leaves when a new one has come whole.
async function edition(event, request) {
  const graph = await open("graph"), kept = await graph.match(request.url);
  if (kept) return kept;
  const response = await fetch(request);
  if (response.ok) {
    const copy = response.clone();
    event.waitUntil(keepEdition(request.url, copy));
  }
  return response;
}

async function keepEdition(url, response) {
  const graph = await open("graph");
  await graph.put(url, response);
  const pointer = await fetch("/graph.json");
  if (pointer.ok && new URL((await pointer.clone().json()).address, location).href === plain(url)) await graph.put("/graph.json", pointer);
  for (const { url: other } of await graph.keys()) if (other !== plain(url) && new URL(other).pathname !== "/graph.json") await graph.delete(other);
}

// bringGraph has the newest edition here before it is needed.
async function bringGraph() {
  if (saveData()) return;
  const answer = await pointer(new Request("/graph.json"));
  if (!answer.ok) return;
  const { address } = await answer.json();
  if (typeof address !== "string" || !address.startsWith("/graph/") || await (await open("graph")).match(address)) return;
  const response = await fetch(address, { priority: "low" });
  if (response.ok) await keepEdition(address, response);
}

// Notes

async function note(key, value) {
  const notes = await open("notes");
  if (value === undefined) return (await notes.match("/notes/" + key))?.json();
  await notes.put("/notes/" + key, new Response(JSON.stringify(value)));
}

let lang;
async function noteLang(url) {
  const at = langOf(url);
  if (at && at !== lang) await note("lang", lang = at);
}

async function lastLang() { return lang || await note("lang") || (self.navigator.language?.startsWith("nl") ? "nl" : "en"); }

// Messages of pages: {type, …}, with a port to answer on where an answer is wanted.
const handlers = {
  // A page has been loaded; it learns where it came from, and the rest is brought while there is time.
  async hello({ url }, source, answer) {
    answer(served.get(source?.id) || { from: "network" });
    served.delete(source?.id);
    await noteLang(url).catch(() => {}); // of a page that was loaded before this worker was there
    await prune();
    if (url && langOf(url) && !(await keptPage(url))) await fetchPage(url);
    await bringGraph().catch(() => {});
  },
  // A page was shown by the app, so its own copy was not asked for: it is fetched now.
  async keep({ url }) { await fetchPage(url); },
  // The pages of saved items stay; those that are not here are fetched, unless they name people.
  async save({ urls }) {
    const all = urls.map(plain);
    await note("saved", all);
    for (const url of all) if (!(await keptPage(url))) await fetchPage(url, ["keep"]);
  },
  // The kept copy of a page, or null.
  async page({ url }, _, answer) { answer(await (await keptPage(url))?.text() ?? null); },
  async forget(_, __, answer) {
    for (const name of ["pages", "people", "notes"]) await caches.delete("vinculum-" + name);
    lang = undefined;
    answer(true);
  },
  async version(_, __, answer) { answer(site.version); },
  async update() { await skipWaiting(); },
};

addEventListener("message", (event) => {
  const handle = Object.hasOwn(handlers, event.data?.type) && handlers[event.data.type];
  if (handle) event.waitUntil(handle(event.data, event.source, (value) => event.ports[0]?.postMessage(value)).catch(() => event.ports[0]?.postMessage(null)));
});

async function fetchPage(url, allowed) {
  if (new URL(url, location).origin !== location.origin || !langOf(url)) return;
  const response = await fetch(plain(url), { headers: { Accept: "text/html" }, priority: "low" }).catch(() => null);
  if (response) await keepPage(url, response, allowed);
}

// words are for the case that nothing else is here.
function words(lang) {
  const nl = lang === "nl";
  const title = nl ? "Je bent offline" : "You are offline";
  const text = nl ? "Deze pagina is niet op dit apparaat bewaard. Zodra er weer verbinding is, opent hij gewoon."
    : "This page was not kept on this device. It opens as soon as there is a connection again.";
  const style = site.files.find((f) => /\/app\.\w+\.css$/.test(f)) || "";
  return new Response(`<!doctype html><html lang="${nl ? "nl" : "en"}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${title} – Vinculum</title><link rel="stylesheet" href="${style}"></head>
<body><main id="main"><div class="page page-message"><h1>${title}</h1><p class="lead">${text}</p><p class="ways"><a class="button" href="">${nl ? "Probeer opnieuw" : "Try again"}</a><a class="button button-quiet" href="/${nl ? "nl" : "en"}">${nl ? "Naar de startpagina" : "To the home page"}</a></p></div></main></body></html>`,
  { status: 503, headers: { "Content-Type": "text/html; charset=utf-8", "Content-Security-Policy": "default-src 'self'; script-src 'none'" } });
}
