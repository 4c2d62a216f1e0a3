// Checks the HTML of folders with the Nu checker, in one run of Java, and prints every error, a line each: node nu.mjs FOLDER…
// Exit code 3: there is no checker or no Java, and npm could not restore it (why is on standard error).
import { spawnSync } from "node:child_process";
import { relative } from "node:path";
import { fileURLToPath } from "node:url";
import { restored } from "./restored.mjs";

const here = await restored();
const folders = process.argv.slice(2);
const java = spawnSync("java", ["-jar", `${here}node_modules/vnu-jar/build/dist/vnu.jar`, "--skip-non-html", "--errors-only", "--format", "json", "--exit-zero-always", ...folders], {
  encoding: "utf8", maxBuffer: 1 << 30,
});
if (java.error?.code === "ENOENT") lacks("Java was not found: HTML is not checked");
if (java.status !== 0) lacks(`the Nu checker did not run: ${java.stderr}`);

for (const { url, lastLine, lastColumn, message, extract } of JSON.parse(java.stderr).messages) {
  const file = fileURLToPath(url);
  const folder = folders.find((root) => !relative(root, file).startsWith(".."));
  console.log(`${relative(folder, file)}:${lastLine}:${lastColumn}: ${message} …${extract?.replaceAll("\n", " ")}…`);
}

function lacks(what) {
  console.error(what);
  process.exit(3);
}
