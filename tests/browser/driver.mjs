// One Chromium for the tests: a JSON object a line comes in, its answer goes out as a line, in any order, by `id`.
import { readFileSync } from "node:fs";
import { createInterface } from "node:readline";
import { createRequire } from "node:module";
import puppeteer from "puppeteer-core";

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const [executablePath, userDataDir, hosts] = process.argv.slice(2);

const browser = await puppeteer.launch({
  executablePath,
  userDataDir,
  headless: true,
  args: [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync", "--disable-dev-shm-usage", "--allow-file-access-from-files",
    // Whatever a page asks of another host fails, and is noted.
    `--host-resolver-rules=${hosts} MAP * ~NOTFOUND , EXCLUDE 127.0.0.1`,
  ],
});

const scheme = (page, value) => page.emulateMediaFeatures([{ name: "prefers-color-scheme", value }]);

// A page that notes what it asks for, what it complains of and how far its parts moved while it loaded.
// With `stay` it does not follow a page that would lead on by itself.
async function open(url, { width = 1280, colours = "light", stay = false } = {}) {
  const page = await browser.newPage();
  const seen = { requests: [], complaints: [] };
  const leaves = (r) => stay && r.isNavigationRequest() && r.url() !== url;
  if (stay) {
    await page.setRequestInterception(true);
    // An answer without content leaves a browser where it is.
    page.on("request", (r) => leaves(r) ? r.respond({ status: 204 }) : r.continue());
  }
  page.on("request", (r) => leaves(r) || seen.requests.push(r.url()));
  page.on("requestfailed", (r) => leaves(r) || seen.complaints.push(`${r.url()}: ${r.failure()?.errorText}`));
  page.on("console", (m) => ["error", "warn"].includes(m.type()) && seen.complaints.push(m.text()));
  page.on("pageerror", (e) => seen.complaints.push(String(e)));
  await page.setViewport({ width, height: width < 600 ? 800 : 900, isMobile: width < 600, hasTouch: width < 600 });
  await scheme(page, colours);
  await page.evaluateOnNewDocument(() => {
    window.moved = 0;
    new PerformanceObserver((list) => list.getEntries().forEach((e) => { window.moved += e.value; }))
      .observe({ type: "layout-shift", buffered: true });
    window.refused = [];
    document.addEventListener("securitypolicyviolation", (e) => window.refused.push(`${e.violatedDirective}: ${e.blockedURI}`));
  });
  const response = await page.goto(url, { waitUntil: "load", timeout: 60000 });
  return { page, seen, status: response ? response.status() : 0 };
}

// All rules, or those alone that look at colours: the others see the same page whatever its scheme.
const axe = async (page, colours) => {
  if (!await page.evaluate(() => "axe" in window)) await page.evaluate(AXE);
  return page.evaluate(async (only) => {
    // Sheets are the page's own; fetching them again is what its policy forbids.
    // Targets that a finger can hit are a rule that has to be asked for, as Lighthouse does.
    const rules = only.runOnly ? {} : { "target-size": { enabled: true } };
    const found = await axe.run(document, { preload: false, resultTypes: ["violations"], rules, ...only });
    return found.violations.map((v) => `${v.id}: ${v.nodes.length} × ${v.nodes[0].target.join(" ")}: ${v.nodes[0].failureSummary}`);
  }, colours ? { runOnly: { type: "rule", values: ["color-contrast", "link-in-text-block"] } } : {});
};

const measures = () => {
  const wide = document.documentElement.clientWidth;
  const out = [...document.querySelectorAll("body *")].filter((e) => {
    const box = e.getBoundingClientRect();
    return box.width && (box.right > wide + 1 || box.left < -1) && !e.closest(".skip, .scroll, .sections ul, svg");
  });
  return {
    overflow: document.documentElement.scrollWidth - wide,
    outside: out.slice(0, 3).map((e) => `${e.tagName.toLowerCase()}.${e.className}`),
    moved: window.moved,
    refused: window.refused,
    sizes: performance.getEntriesByType("resource").concat(performance.getEntriesByType("navigation"))
      .map((e) => [e.name, e.decodedBodySize, e.transferSize]),
  };
};

const focused = () => {
  const e = document.activeElement;
  if (!e || e === document.body) return null;
  const style = getComputedStyle(e);
  const box = e.getBoundingClientRect();
  return {
    href: e.href || "", tag: e.tagName, visible: style.outlineStyle !== "none" && parseFloat(style.outlineWidth) > 0,
    inside: box.bottom > 0 && box.top < innerHeight && box.width > 0,
  };
};

const jobs = {
  // Everything about one page at one width: {status, seen, measures, axe: {light, dark}}.
  async visit({ url, width, schemes, stay }) {
    const { page, seen, status } = await open(url, { width, colours: schemes[0] ?? "light", stay });
    try {
      await new Promise((done) => setTimeout(done, 50));
      const measured = await page.evaluate(measures);
      const found = {};
      for (const [n, colours] of schemes.entries()) {
        if (n) await scheme(page, colours);
        found[colours] = await axe(page, n > 0);
      }
      return { status, ...seen, ...measured, axe: found };
    } finally { await page.close(); }
  },

  // Walk from a page along links by Tab and Enter alone: the numbers of presses, and where it ended.
  async walk({ url, hrefs, limit }) {
    const { page, seen } = await open(url);
    try {
      const presses = [];
      const trouble = [];
      for (const href of hrefs) {
        let at = null, count = 0;
        while (count < limit) {
          await page.keyboard.press("Tab");
          count += 1;
          at = await page.evaluate(focused);
          if (at && (!at.visible || !at.inside)) trouble.push(`${page.url()}: ${at.tag} ${at.href}: focus is not seen`);
          if (at?.href === href) break;
        }
        if (at?.href !== href) return { reached: page.url(), presses, trouble, lost: href };
        presses.push(count);
        await Promise.all([page.waitForNavigation(), page.keyboard.press("Enter")]);
      }
      return { reached: page.url(), presses, trouble, complaints: seen.complaints, title: await page.title() };
    } finally { await page.close(); }
  },

  // Where a page that leads on by itself leads to.
  async follow({ url, limit }) {
    const { page } = await open(url);
    try {
      await page.waitForFunction((from) => location.href !== from && document.readyState === "complete", { timeout: limit }, url);
      return { reached: page.url() };
    } finally { await page.close(); }
  },

  async print({ url, path }) {
    const { page } = await open(url);
    try { await page.pdf({ path, format: "A4", printBackground: false }); } finally { await page.close(); }
    return {};
  },

  async shoot({ url, path, width, colours, whole }) {
    const { page } = await open(url, { width, colours });
    try { await page.screenshot({ path, fullPage: whole ?? false }); } finally { await page.close(); }
    return {};
  },

  async text({ url, selector }) {
    const { page } = await open(url);
    try { return await page.$$eval(selector, (all) => all.map((e) => e.textContent.trim())); } finally { await page.close(); }
  },

  // The search page: what it shows after it has opened, and after each step: words typed, a choice made, a button pressed.
  async search({ url, width, colours, steps, checked }) {
    const { page, seen } = await open(url, { width, colours });
    const settled = () => page.waitForFunction(() => {
      const list = document.querySelector("#search-results");
      return !document.querySelector("#search").hidden && list.ariaBusy !== "true";
    }, { timeout: 20000 });
    const state = () => page.evaluate(() => ({
      status: document.querySelector("#search-status").textContent,
      asked: decodeURIComponent(location.search),
      found: [...document.querySelectorAll("#search-results h2 a")].map((a) => [a.href, a.textContent]),
      excerpts: [...document.querySelectorAll("#search-results .card-summary")].map((p) => p.textContent),
      marked: [...document.querySelectorAll("#search-results mark")].map((m) => m.textContent),
      choices: Object.fromEntries([...document.querySelectorAll("#search select, #search datalist")].map((list) =>
        [list.id, [...list.options].filter((o) => o.value).map((o) => [o.value, o.label, o.disabled])])),
      more: !document.querySelector("#search-more").hidden,
      focus: document.activeElement.href ?? document.activeElement.id,
      title: document.title,
      refused: window.refused,
    }));
    try {
      await settled();
      const states = [await state()];
      for (const step of steps ?? []) {
        if (step.type !== undefined) {
          await page.$eval("#q", (field) => field.select());
          await page.type("#q", step.type);
        }
        if (step.choose) await page.select(`#${step.choose}`, step.value);
        if (step.name) await page.type("#person", step.name);
        if (step.press) await page.$eval(step.press, (button) => button.click());
        await new Promise((done) => setTimeout(done, 60));
        await settled();
        states.push(await state());
      }
      const found = {};
      for (const [n, value] of (checked ?? []).entries()) {
        await scheme(page, value);
        found[value] = await axe(page, n > 0);
      }
      return { states, ...seen, ...await page.evaluate(measures), axe: found };
    } finally { await page.close(); }
  },

  // Lighthouse as a phone: {score by category, audits that cost points, how fast it found this machine to be}.
  async lighthouse({ url, only, slowdown = 4 }) {
    const { default: lighthouse } = await import("lighthouse");
    const done = await lighthouse(url, {
      port: Number(new URL(browser.wsEndpoint()).port), logLevel: "silent", onlyCategories: only, maxWaitForLoad: 30000,
      throttling: { cpuSlowdownMultiplier: slowdown },
    });
    const { categories, audits, runtimeError } = done.lhr;
    return {
      error: runtimeError?.message ?? "",
      pace: done.lhr.environment.benchmarkIndex,
      scores: Object.fromEntries(Object.entries(categories).map(([name, c]) => [name, Math.round(c.score * 100)])),
      lost: Object.fromEntries(Object.entries(categories).map(([name, c]) => [name, c.auditRefs
        .filter((r) => r.weight > 0 && audits[r.id].score !== null && audits[r.id].score < 1)
        .map((r) => `${r.id}: ${audits[r.id].displayValue ?? audits[r.id].title} ${JSON.stringify(audits[r.id].details?.items?.slice(0, 3) ?? "")}`)])),
    };
  },

  async version() { return { browser: await browser.version() }; },
};

const say = (value) => process.stdout.write(`${JSON.stringify(value)}\n`);
say({ id: 0, answer: await jobs.version() });
for await (const line of createInterface({ input: process.stdin })) {
  const { id, job, ...asked } = JSON.parse(line);
  jobs[job](asked).then((answer) => say({ id, answer }), (error) => say({ id, error: String(error.stack ?? error) }));
}
await browser.close();
process.exit(0);
