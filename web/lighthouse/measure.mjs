// Measures pages with Lighthouse as somebody sees them who comes for the first time: every run has a browser of its own
// with an empty profile. Prints the medians, and ends with status 1 where one is below its bar.
//
//   node measure.mjs --server ../vinculum --data ../../data --runs 5 --reports reports
//
// Needs CHROMIUM, the path of a browser. With --url it measures a server that runs already.
import { spawn } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { launch } from "chrome-launcher";
import lighthouse, { desktopConfig } from "lighthouse";

const { values: options } = parseArgs({ options: {
  server: { type: "string", default: "../vinculum" }, data: { type: "string", default: "../../data" }, url: { type: "string" },
  runs: { type: "string", default: "5" }, forms: { type: "string", default: "mobile,desktop" }, pages: { type: "string" }, reports: { type: "string" },
} });

const pages = options.pages?.split(",") ?? ["/en", "/en/networks", "/en/networks/lu-pride", "/en/path?from=network:lu-pride&to=institution:cologne"];
const categories = ["performance", "accessibility", "best-practices", "seo"];
// The lowest scores that pass, of 100, in the order of the categories.
const bars = { mobile: [95, 100, 100, 100], desktop: [98, 98, 98, 98] };
const configs = { mobile: undefined, desktop: desktopConfig };
const forms = options.forms.split(",");
// What the score of the performance is made of, and in which unit it is told.
const metrics = { "first-contentful-paint": "FCP", "largest-contentful-paint": "LCP", "speed-index": "SI", "total-blocking-time": "TBT", "cumulative-layout-shift": "CLS" };

const say = (...words) => console.error(...words);
const median = (numbers) => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)];

// serve starts the server and waits until it is ready; it gives the address and what stops the server.
const serve = () => new Promise((resolve, reject) => {
  const server = spawn(options.server, ["serve", "--addr", "localhost:0", "--data", options.data, "--log-level", "warn"], { stdio: ["ignore", "ignore", "pipe"] });
  let said = "";
  server.stderr.setEncoding("utf8").on("data", (text) => {
    said += text;
    const ready = said.match(/ready: open (\S+)/);
    if (ready) resolve([ready[1], () => server.kill("SIGTERM")]);
  });
  server.on("error", reject);
  server.on("exit", (code) => reject(new Error(`the server ended with status ${code}: ${said}`)));
});

// visit measures a page once, in a new browser. A run that the browser could not record is none, and is made again.
const visit = async (url, form, attempts = 3) => {
  const browser = await launch({ chromePath: process.env.CHROMIUM, chromeFlags: ["--headless=new", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync"] });
  try {
    const { lhr } = await lighthouse(url, { port: browser.port, logLevel: "error", onlyCategories: categories }, configs[form]);
    if (!lhr.runtimeError) return lhr;
    if (attempts === 1) throw new Error(`${url}: ${lhr.runtimeError.message}`);
    say(`${url} is measured again: ${lhr.runtimeError.code}`);
  } finally {
    browser.kill();
  }
  return visit(url, form, attempts - 1);
};

// failing names the audits of a category that cost something.
const failing = (lhr, category) => lhr.categories[category].auditRefs
  .filter((ref) => ref.weight > 0 && lhr.audits[ref.id].score !== null && lhr.audits[ref.id].score < 1).map((ref) => ref.id);

const [origin, stop] = options.url ? [options.url, () => {}] : await serve();
const found = new Map(); // "form page" → reports
let passed = true;
try {
  for (let run = 1; run <= Number(options.runs); run++) {
    for (const form of forms) for (const page of pages) {
      say(`run ${run} of ${options.runs}: ${form} ${page}`);
      const lhr = await visit(origin + page, form), key = `${form} ${page}`;
      found.set(key, [...(found.get(key) ?? []), lhr]);
      if (options.reports) {
        mkdirSync(options.reports, { recursive: true });
        writeFileSync(`${options.reports}/${key.replace(/[^a-z0-9]+/gi, "-")}-${run}.json`, JSON.stringify(lhr));
      }
    }
  }
} finally {
  stop();
}

console.log(`Lighthouse, median of ${options.runs}; every run in a new browser\n`);
console.log(`| | page | ${categories.join(" | ")} | ${Object.values(metrics).join(" | ")} |`);
console.log(`| --- | --- |${" ---: |".repeat(categories.length + Object.keys(metrics).length)}`);
for (const [key, reports] of found) {
  const [form, page] = key.split(" ");
  const scores = categories.map((c) => Math.round(100 * median(reports.map((lhr) => lhr.categories[c].score))));
  const values = Object.keys(metrics).map((id) => median(reports.map((lhr) => lhr.audits[id].numericValue)));
  const told = values.map((v, i) => (Object.keys(metrics)[i] === "cumulative-layout-shift" ? v.toFixed(3) : `${Math.round(v)} ms`));
  console.log(`| ${form} | ${page} | ${scores.join(" | ")} | ${told.join(" | ")} |`);
  scores.forEach((score, i) => {
    if (score >= bars[form][i]) return;
    passed = false;
    say(`${form} ${page}: ${categories[i]} is ${score}, below ${bars[form][i]}: ${[...new Set(reports.flatMap((lhr) => failing(lhr, categories[i])))].join(", ")}`);
  });
}
process.exit(passed ? 0 : 1);
