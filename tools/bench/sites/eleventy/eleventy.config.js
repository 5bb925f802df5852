import { readFileSync } from "node:fs";

const names = JSON.parse(readFileSync("names.json", "utf8"));
const LENGTH = 50;

export default function (config) {
  config.addGlobalData("names", names);
  config.addGlobalData("sitename", "Bench");
  const newest = (api) => api.getFilteredByTag("news").toReversed();
  const shelves = (api) => {
    const found = new Map();
    for (const item of newest(api)) {
      const { month, countries } = item.data;
      for (const [url, title] of [[`/months/${month}/`, names.months[month]], ...(countries || []).map((code) => [`/countries/${code}/`, names.countries[code]])]) {
        if (!found.has(url)) found.set(url, { url, title, items: [] });
        found.get(url).items.push(item);
      }
    }
    return [...found.values()];
  };
  config.addCollection("newest", newest);
  config.addCollection("shelves", shelves);
  config.addCollection("parts", (api) =>
    shelves(api).flatMap(({ url, title, items }) => {
      const last = Math.ceil(items.length / LENGTH);
      const at = (n) => (n > 1 ? `${url}page/${n}/` : url);
      return Array.from({ length: last }, (_, n) => ({
        url: at(n + 1),
        title,
        items: items.slice(n * LENGTH, (n + 1) * LENGTH),
        newer: n ? at(n) : "",
        older: n + 1 < last ? at(n + 2) : "",
      }));
    }),
  );
  config.addCollection("feeds", (api) =>
    [{ url: "/", title: "Bench", items: newest(api) }, ...shelves(api)].map(({ url, title, items }) => ({ url, title, items: items.slice(0, LENGTH) })),
  );
  return { markdownTemplateEngine: false, dir: { input: "content", output: "output", includes: "../_includes" } };
}
