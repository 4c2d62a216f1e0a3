import { fileURLToPath } from "node:url";
import { exclusively, isRestored, restore } from "../../theme/restore.mjs";

/** The packages of this folder, which is the value, are there after it; where npm cannot restore them the program ends with exit code 3. */
export async function restored() {
  const here = fileURLToPath(new URL(".", import.meta.url));
  const isThere = await exclusively(here, () => isRestored(here) || restore(here));
  if (!isThere) process.exit(3);
  return here;
}
