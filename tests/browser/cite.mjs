// Reads files of references as a citing program does: `{file: {titles, lines}}`, the lines as a bibliography has them;
// of long files, which take their time, no more than that they are read.
import { readFileSync } from "node:fs";
import { Cite } from "@citation-js/core";
import "@citation-js/plugin-csl";
import "@citation-js/plugin-ris";

const out = {};
for (const file of process.argv.slice(2)) {
  const read = new Cite(readFileSync(file, "utf8"));
  out[file] = {
    titles: read.data.map((item) => item.title),
    lines: read.data.length > 3 ? [] : read.format("bibliography", { template: "apa", lang: "fr-FR" }).trim().split("\n"),
  };
}
process.stdout.write(JSON.stringify(out));
