// Searches a built site with the client's own code, as a browser would fetch it. Standard input: a line of JSON for each query,
// {"index": folder of index.json, "query": text, "most": hits}. Standard output: a line for each, with the hits and what was fetched.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { openIndex } from "../theme/search-index.js";
import { search } from "../theme/search-hits.js";

for await (const line of createInterface({ input: process.stdin })) {
  const { index: folder, query, most } = JSON.parse(line);
  let bytes = 0, files = 0;
  const get = async (name) => {
    const content = readFileSync(join(folder, name));
    bytes += content.length;
    files++;
    return name.endsWith(".bin") ? content : content.toString("utf8");
  };
  const results = await search(await openIndex(get), query);
  const hits = [];
  const first = await results.next(5);
  const firstBytes = bytes;
  hits.push(...first, ...(await results.next(most - first.length)));
  const text = (segments) => segments.map(({ text, isMarked }) => (isMarked ? `[${text}]` : text)).join("");
  console.log(JSON.stringify({
    count: results.count, bytes: firstBytes, files,
    hits: hits.map((hit) => ({ href: hit.href, date: hit.date, topic: text(hit.topic), names: text(hit.names), title: text(hit.title), section: text(hit.section), excerpt: text(hit.excerpt) })),
  }));
}
