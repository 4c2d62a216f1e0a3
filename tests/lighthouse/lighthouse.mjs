// Lighthouse as on a phone, of the home page and the longest page of a site that was built: node lighthouse.mjs [FOLDER=output] [RUNS=5]
// Prints the median of each category, what costs points, and exits with 1 where a median is too low. Performance depends on
// how quiet the machine is: with RUNS=1 it is only told. The browser is that of CHROMIUM, or one that is found.
import { readdirSync, readFileSync, statSync } from "node:fs";
import { resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { exclusively, isRestored, restore } from "../../theme/restore.mjs";
import { serve } from "./serve.mjs";

const least = { performance: 95, accessibility: 100, "best-practices": 100, seo: 100 };
const [folder, runs] = [resolve(process.argv[2] ?? "output"), Number(process.argv[3] ?? 5)];

const here = fileURLToPath(new URL(".", import.meta.url));
if (!await exclusively(here, () => isRestored(here) || restore(here))) process.exit(3);
const [{ default: lighthouse }, { launch }] = [await import("lighthouse"), await import("chrome-launcher")];

/** A report of Lighthouse; its throttling is the one that it has for phones. */
async function look(address) {
  const chrome = await launch({ chromePath: process.env.CHROMIUM || undefined, chromeFlags: ["--headless=new", "--no-sandbox", "--disable-background-networking"] });
  try {
    return (await lighthouse(address, { port: chrome.port, logLevel: "error", onlyCategories: Object.keys(least) })).lhr;
  } finally {
    chrome.kill();
  }
}

const median = (numbers) => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)];

/** What costs points in a category, with what was found. */
function faults({ categories, audits }, category) {
  const costly = categories[category].auditRefs.filter(({ id, weight }) => weight > 0 && audits[id].score !== null && audits[id].score < 1);
  return costly.map(({ id }) => `  ${category}: ${audits[id].title} ${audits[id].displayValue ?? ""} ${JSON.stringify(audits[id].details?.items?.slice(0, 5) ?? []).slice(0, 600)}`);
}

const longest = readdirSync(folder, { recursive: true }).filter((file) => file.endsWith("index.html"))
  .reduce((best, file) => (statSync(`${folder}/${file}`).size > statSync(`${folder}/${best}`).size ? file : best));
const base = new URL(/<link rel="canonical" href="([^"]+)"/.exec(readFileSync(`${folder}/index.html`, "utf8"))[1]).pathname;
const server = await serve(folder, base);
for (const page of ["", longest.replace(/index\.html$/, "")]) {
  const reports = [];
  for (let run = 0; run < runs; run++) reports.push(await look(server.origin + base + encodeURI(page)));
  console.log(`/${page}`);
  for (const [category, wanted] of Object.entries(least)) {
    const scores = reports.map(({ categories }) => Math.round(categories[category].score * 100));
    const isLow = median(scores) < wanted;
    console.log(`  ${category}: ${median(scores)}${runs > 1 ? ` (${scores.join(" ")})` : ""}`);
    if (isLow) console.log(faults(reports.at(-1), category).join("\n"));
    if (isLow && (category !== "performance" || runs > 1)) process.exitCode = 1;
  }
  const metrics = ["first-contentful-paint", "largest-contentful-paint", "total-blocking-time", "cumulative-layout-shift", "speed-index"];
  console.log(`  ${metrics.map((id) => `${id} ${median(reports.map(({ audits }) => audits[id].numericValue)).toFixed(id === "cumulative-layout-shift" ? 3 : 0)}`).join(", ")}`);
}
server.close();
