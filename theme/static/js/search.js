/* The search page: words and choices in, articles out. The index is Pagefind's, one for each language of the archive. */
(() => {
  "use strict";
  const form = document.getElementById("search");
  const status = document.getElementById("search-status");
  const list = document.getElementById("search-results");
  const more = document.getElementById("search-more");
  const { root, index, page: file } = form.dataset;
  const words = JSON.parse(form.dataset.words);
  const lang = document.documentElement.lang;
  const LENGTH = 20;
  const FACETS = ["country", "month", "language", "person"];
  let instances = [];
  let everything = {};
  let found = [];
  let shown = 0;
  let run = 0;

  /* An engine of its own for each language: loaded under another name, for it keeps one language's memory in the module;
     and it takes that language from the page, and from nowhere else. */
  const instance = async (code) => {
    const engine = await import(new URL(`${index}pagefind.js?${code}`, location.href).href);
    document.documentElement.lang = code;
    try {
      return engine.createInstance({ basePath: new URL(index, location.href).pathname, noWorker: true });
    } finally {
      document.documentElement.lang = lang;
    }
  };

  /* What the index holds; the page says so where there is none. From a folder no script may read a file: it is not tried. */
  const entry = location.protocol === "file:"
    ? Promise.reject(new Error("no server"))
    : fetch(`${index}pagefind-entry.json`).then((answer) => answer.json());

  /* The engines are large: they come when somebody is about to ask, one after the other, so that the page stays at hand. */
  const open = async () => {
    for (const code of Object.keys((await entry).languages)) {
      const engine = await instance(code);
      instances.push({ engine, filters: await engine.filters() });
    }
    everything = merged(instances.map((one) => one.filters));
    const { person } = form.elements;
    const people = Object.keys(everything.person || {}).sort((a, b) => a.localeCompare(b, lang));
    person.list.append(...people.map((name) => new Option(name)));
    person.closest("p").hidden = !people.length;
  };
  let opened;
  const ready = () => (opened ||= open());

  const merged = (parts) => {
    const sums = {};
    for (const part of parts) {
      for (const [name, values] of Object.entries(part || {})) {
        const sum = (sums[name] ||= {});
        for (const [value, count] of Object.entries(values)) sum[value] = (sum[value] || 0) + count;
      }
    }
    return sums;
  };

  /* A choice stands there from the first with how many articles it has; the number changes, the name does not. */
  const labels = new Map([...form.querySelectorAll("option[value]:not([value=''])")].map((option) =>
    [option, option.text.slice(0, option.text.lastIndexOf(" ("))]));

  /* Behind each choice stands how many of the articles found it would leave. */
  const count = (left, all) => {
    for (const name of FACETS) {
      const field = form.elements[name];
      if (field.list) continue;
      /* A choice that is made can be changed: its list counts as if it were not. */
      const filters = field.value ? all : left;
      for (const option of field.options) {
        if (!option.value) continue;
        const number = (filters[name] || {})[option.value] || 0;
        option.text = `${labels.get(option)} (${number.toLocaleString(lang)})`;
        option.disabled = !number && !option.selected;
      }
    }
  };

  const element = (tag, attributes, ...children) => {
    const made = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) if (value) made.setAttribute(name, value);
    made.append(...children);
    return made;
  };

  /* The words about the place where most of what was asked for stands. The text ends with the title and the countries, which are no part of it. */
  const EXCERPT = 36;
  const excerpt = ({ content, locations, meta }) => {
    const text = content.split(/\s+/).filter(Boolean);
    const end = text.length - `${meta.title} ${meta.countries || ""}`.split(/\s+/).filter(Boolean).length;
    const hits = (locations || []).filter((n) => n < end);
    /* Where nothing in it was asked for, as with a choice alone, it is how the text begins. */
    let from = 0;
    let most = 0;
    for (const hit of hits) {
      const start = Math.max(0, Math.min(hit - 6, end - EXCERPT));
      const inside = new Set(hits.filter((n) => n >= start && n < start + EXCERPT).map((n) => text[n].toLowerCase())).size;
      if (inside > most) [from, most] = [start, inside];
    }
    /* From the beginning of a sentence, if one begins just before. */
    for (let n = from; n > Math.max(0, from - 12); n -= 1) if (/[.!?؟…]["»”]?$/.test(text[n - 1])) { from = n; break; }
    if (from < 8) from = 0;
    const to = Math.min(from + EXCERPT, end);
    const marked = new Set(hits);
    const parts = [from > 0 ? "… " : ""];
    for (let n = from; n < to; n += 1) parts.push(marked.has(n) ? element("mark", {}, text[n]) : text[n], n < to - 1 ? " " : "");
    return [...parts, to < end ? " …" : ""];
  };

  const card = (found) => {
    const { raw_url: address, meta } = found;
    const spoken = meta.lang === lang ? {} : { lang: meta.lang, dir: meta.dir };
    const href = root + address.replace(/^\//, "") + file;
    return element("li", {},
      element("article", { class: "card" },
        element("h2", { class: "card-title", ...spoken }, element("a", { href }, meta.title)),
        element("p", { class: "card-summary", ...spoken }, ...excerpt(found)),
        element("p", { class: "meta" }, element("span", {}, meta.date), " ", element("span", {}, meta.countries || ""))));
  };

  const show = async () => {
    const now = run;
    const part = await Promise.all(found.slice(shown, shown + LENGTH).map((result) => result.data()));
    if (now !== run) return null;
    const cards = part.map(card);
    list.append(...cards);
    shown += part.length;
    more.hidden = shown >= found.length;
    return cards[0];
  };

  const said = (number) => {
    const form = words[new Intl.PluralRules(lang).select(number)] || words.other;
    return form.replace("{n}", number.toLocaleString(lang));
  };

  const plain = (word) => word.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  /* Whether a word of a text is one that was asked for: it begins with it, or half of the longer one is common to both
     (`pêche` for `pêcheurs`, `التعاونيات` for `تعاونيات`). */
  const meant = (asked, word) => {
    if (word.startsWith(asked)) return true;
    const half = Math.ceil(Math.max(asked.length, word.length) / 2);
    for (let n = 0; n + half <= asked.length; n += 1) if (word.includes(asked.slice(n, n + half))) return true;
    return false;
  };

  /* Where a language does not have a word, the engine takes the longest word that it begins with: `in` for `introuvable`.
     Such a language has nothing to say. */
  const has = async ({ engine }, term) => {
    const { results } = await engine.search(term);
    if (!results.length) return false;
    const { content, locations } = await results[0].data();
    const text = content.split(/\s+/).filter(Boolean);
    return locations.some((n) => plain(text[n] || "").split(/[^\p{L}\p{N}]+/u).some((word) => meant(term, word)));
  };

  const search = async () => {
    const now = ++run;
    list.ariaBusy = "true";
    status.textContent = words.loading;
    await ready();
    if (now !== run) return;
    const query = form.elements.q.value.trim();
    const filters = {};
    for (const name of FACETS) {
      const value = form.elements[name].value;
      /* Half a name narrows nothing. */
      if ((everything[name] || {})[value]) filters[name] = value;
    }
    const kept = new URLSearchParams({ ...(query && { q: query }), ...filters }).toString();
    history.replaceState(null, "", kept ? `?${kept}` : location.pathname);
    form.elements.clear.hidden = !kept;
    if (!kept) {
      found = [];
      list.replaceChildren();
      more.hidden = true;
      status.textContent = "";
      count(everything, everything);
      list.ariaBusy = "false";
      return;
    }
    /* A language that does not have what was chosen is not asked. */
    const terms = plain(query).split(/[^\p{L}\p{N}]+/u).filter(Boolean);
    const held = await Promise.all(instances.map(async (one) => {
      if (!Object.entries(filters).every(([name, value]) => (one.filters[name] || {})[value])) return false;
      /* One after the other: an engine does one thing at a time. */
      for (const term of terms) if (!await has(one, term)) return false;
      return true;
    }));
    if (now !== run) return;
    const able = instances.filter((one, n) => held[n]);
    const answers = await Promise.all(able.map((one) => one.engine.search(query || null, { filters })));
    if (now !== run) return;
    found = answers.flatMap((answer) => answer.results).sort((a, b) => b.score - a.score);
    shown = 0;
    list.replaceChildren();
    count(merged(answers.map((answer) => answer.filters)), merged(answers.map((answer) => answer.totalFilters)));
    status.textContent = found.length ? said(found.length) : words.none;
    await show();
    if (now === run) list.ariaBusy = "false";
  };

  const missing = () => {
    form.classList.add("gone");
    form.hidden = true;
    status.textContent = words.missing;
  };
  const ask = () => search().catch(missing);

  let waiting;
  form.addEventListener("input", (event) => {
    clearTimeout(waiting);
    list.ariaBusy = "true";
    waiting = setTimeout(ask, event.target.name === "q" ? 250 : 0);
  });
  for (const near of ["focusin", "pointerover"]) form.addEventListener(near, () => ready().catch(missing), { once: true });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    clearTimeout(waiting);
    ask();
  });
  form.elements.clear.addEventListener("click", () => {
    form.reset();
    form.elements.q.focus();
    ask();
  });
  more.addEventListener("click", async () => {
    list.ariaBusy = "true";
    const first = await show();
    list.ariaBusy = "false";
    if (first) first.querySelector("a").focus();
  });

  status.textContent = words.loading;
  entry.then(() => {
    status.textContent = "";
    form.hidden = false;
    const asked = new URLSearchParams(location.search);
    const given = ["q", ...FACETS].filter((name) => asked.has(name));
    for (const name of given) form.elements[name].value = asked.get(name);
    if (given.length) ask();
  }).catch(missing);
})();
