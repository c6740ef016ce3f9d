// What the tests read from a page. An expression: the tests put it in brackets and call one of its functions.
{
  // What a reader sees, and where the links lead: equal on the page that the server drew and on the one the app drew.
  snapshot() {
    const meta = (selector, name) => document.querySelector(selector)?.getAttribute(name) ?? "";
    const shell = document.querySelector(".shell");
    const all = shell.cloneNode(true);
    for (const e of all.querySelectorAll(".answer-note, .map-marks")) e.remove(); // where the app has an answer from, which it alone knows, and what it gathers for the window
    const apart = [...shell.querySelectorAll(".map, .without-scripts, .saved-device")]; // looks otherwise with scripts
    for (const e of apart) e.style.display = "none";
    const text = shell.innerText.replace(/[ \t\u00a0]+/g, " ").replace(/\n+/g, "\n");
    for (const e of apart) e.removeAttribute("style");
    return {
      title: document.title,
      lang: document.documentElement.lang,
      description: meta("meta[name=description]", "content"),
      canonical: meta("link[rel=canonical]", "href"),
      text,
      hidden: all.textContent.replace(/\s+/g, ""),
      links: [...all.querySelectorAll("a")].map((a) => a.getAttribute("href")),
      fields: [...shell.querySelectorAll("input")].map((i) => i.name + "=" + i.value),
    };
  },

  // What is wrong with the page as a page: headings, language, keys instead of words, holes in texts.
  page(lang) {
    const wrong = [], say = (s) => wrong.push(s);
    if (document.documentElement.lang !== lang) say(`lang is ${document.documentElement.lang}`);
    const h1 = document.querySelectorAll("h1");
    if (h1.length !== 1 || !h1[0].innerText.trim()) say(`${h1.length} h1`);
    if (!document.title.trim() || document.title.startsWith("–")) say(`title ${document.title}`);
    const key = /(^|\s)(kind|count|links?|period|origin|nav|language|theme|foot|search|list|facet|order|pager|home|stats|path|about|error|node|source|group|day|fact|network|flows|fund|agreement|alumnus|fictional|figures?)\.[a-zA-Z_.-]+(\s|$)/;
    const hole = /%!|%[sd](\s|$)|\bundefined\b|\[object |<nil>|\bNaN\b/;
    const texts = [document.title];
    const walk = document.createTreeWalker(document.querySelector(".shell"), NodeFilter.SHOW_TEXT);
    while (walk.nextNode()) texts.push(walk.currentNode.data);
    for (const e of document.querySelectorAll("[aria-label], [title], [placeholder]")) texts.push(e.ariaLabel ?? "", e.title ?? "", e.placeholder ?? ""); // shapes have no title
    for (const t of texts) if (key.test(t) || hole.test(t)) say(`text ${t}`);
    const ids = [...document.querySelectorAll("[id]")].map((e) => e.id);
    for (const id of new Set(ids)) if (ids.filter((x) => x === id).length > 1) say(`id ${id} stands twice`);
    return wrong;
  },

  // What sticks out of the window to the side, unless it stands in a box that scrolls or clips.
  overflow() {
    const wrong = [], root = document.documentElement;
    if (root.scrollWidth > innerWidth) wrong.push(`the page scrolls sideways: ${root.scrollWidth} > ${innerWidth}`);
    const boxed = (e) => { for (let p = e.parentElement; p && p !== document.body; p = p.parentElement) if (getComputedStyle(p).overflowX !== "visible") return true; return false; };
    for (const e of document.body.querySelectorAll("*")) {
      const r = e.getBoundingClientRect();
      if (r.width && r.height && (r.right > innerWidth + 1 || r.left < -1) && e.checkVisibility() && getComputedStyle(e).overflowX === "visible" && !boxed(e))
        wrong.push(`${e.tagName.toLowerCase()}.${e.getAttribute("class") ?? ""} sticks out: ${Math.round(r.left)} to ${Math.round(r.right)} of ${innerWidth}: ${e.textContent.trim().slice(0, 40)}`);
    }
    return wrong.slice(0, 4);
  },

  // Everything that hostile text could have become.
  injected() {
    const wrong = [], say = (s) => wrong.push(s);
    if (window.__pwned !== undefined) say("code ran");
    const own = new Set("a article bdi body button caption code dd details div dl dt footer form h1 h2 h3 head header html input label li link main meta nav ol p rect script section span strong summary svg table tbody td th thead title tr ul use".split(" "));
    for (const e of document.querySelectorAll("*")) {
      const tag = e.localName;
      if (!own.has(tag)) say(`<${tag}> ${e.outerHTML.slice(0, 120)}`);
      if (tag === "script" && e.type === "application/ld+json") JSON.parse(e.textContent); // data: it never runs
      else if (tag === "script" && !(e.id === "page-data" && e.type === "application/json") && !new URL(e.src, location).pathname.startsWith("/static/")) say(`script ${e.outerHTML.slice(0, 120)}`);
      for (const a of e.attributes) {
        if (a.name.startsWith("on") || a.name === "style" || a.name === "srcdoc" || !/^[a-zA-Z][a-zA-Z-]*$/.test(a.name)) say(`attribute ${a.name} of ${e.outerHTML.slice(0, 120)}`);
        if (["href", "src", "action", "formaction"].includes(a.name) && !["http:", "https:"].includes(new URL(a.value, location).protocol)) say(`${a.name}=${a.value}`);
      }
    }
    return wrong.slice(0, 8);
  },

  // What stands in the page for readers and in its head and data, to look for names in.
  shown() {
    const all = document.querySelector(".shell").textContent;
    const data = document.getElementById("page-data");
    return { text: all, title: document.title, description: document.querySelector("meta[name=description]")?.content ?? "", data: data ? JSON.stringify(JSON.parse(data.textContent)) : "" };
  },
}
