// Reads workflows of GitHub Actions as GitHub does, and prints what is wrong with them, a line each: node workflows.mjs FILE…
// Exit code 3: there is no parser, and npm could not restore it (why is on standard error).
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { basename } from "node:path";
import { restored } from "./restored.mjs";

/** GitHub's parser imports JSON as bundlers do and Node does not: so it is bundled, by the theme's bundler, in memory. */
async function parser(here) {
  const { build } = createRequire(new URL("../../theme/package.json", import.meta.url))("esbuild");
  const { outputFiles: [{ text }] } = await build({
    bundle: true, write: false, format: "esm", logLevel: "error",
    stdin: { contents: 'export * from "@actions/workflow-parser";', resolveDir: here },
  });
  return import(`data:text/javascript;base64,${Buffer.from(text).toString("base64")}`);
}

const { NoOperationTraceWriter, convertWorkflowTemplate, parseWorkflow } = await parser(await restored());
for (const file of process.argv.slice(2)) {
  const name = basename(file);
  const { context, value } = parseWorkflow({ name, content: readFileSync(file, "utf8") }, new NoOperationTraceWriter());
  const template = value ? await convertWorkflowTemplate(context, value) : {}; // after the grammar, the meaning: jobs that need others
  const faults = [...context.errors.getErrors(), ...(template.errors ?? [])].map((error) => error.message ?? error.Message);
  for (const fault of new Set(faults)) console.log(fault);
}
