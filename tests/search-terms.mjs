// Prints in which parts of an index terms stand, as the client reads it. Standard input: the index's folder, then a line for each
// term, its code units in hexadecimal between dots. Standard output: each with its parts.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { openIndex } from "../theme/search-index.js";

const [folder, ...terms] = readFileSync(0, "utf8").trim().split("\n");
const index = await openIndex(async (name) => (name.endsWith(".bin") ? readFileSync(join(folder, name)) : readFileSync(join(folder, name), "utf8")));
for (const hex of terms) {
  const found = await index.postings(String.fromCharCode(...hex.split(".").map((unit) => parseInt(unit, 16))), false);
  console.log(`${hex}: ${[...found.keys()].join(" ")}`);
}
