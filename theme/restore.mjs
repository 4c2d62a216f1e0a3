// Restores the npm packages of a folder, once. Two builds may want to at the same time: the second waits for the first
// and finds the work done. Not only the theme's: the tests have packages of their own.
import { spawnSync } from "node:child_process";
import { closeSync, existsSync, openSync, readFileSync, rmSync, statSync, writeSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";

export const isOlder = (file, than) => !existsSync(file) || statSync(file).mtimeMs < statSync(than).mtimeMs;

/** npm writes this file last, so it is there, and newer, only after a restore that came to its end. */
export const isRestored = (folder) => !isOlder(`${folder}node_modules/.package-lock.json`, `${folder}package-lock.json`);

/** Whether npm could; what it says of it goes to standard error. */
export const restore = (folder) => spawnSync("npm ci --ignore-scripts --no-audit --no-fund --loglevel=error", { cwd: folder, shell: true, stdio: ["ignore", "ignore", "inherit"] }).status === 0;

/** Holds a lock file of the folder while it works; a lock whose owner is dead is taken over. */
export async function exclusively(folder, work) {
  const lock = `${folder}.restore.lock`;
  for (let file; ; await sleep(100)) {
    try {
      file = openSync(lock, "wx");
    } catch (error) {
      if (error.code !== "EEXIST") throw error;
      if (isAbandoned(lock)) rmSync(lock, { force: true });
      continue;
    }
    try {
      writeSync(file, String(process.pid));
      closeSync(file);
      return await work();
    } finally {
      rmSync(lock, { force: true });
    }
  }
}

function isAbandoned(lock) {
  try {
    const owner = Number(readFileSync(lock, "utf8"));
    if (owner === 0) return Date.now() - statSync(lock).mtimeMs > 5000; // taken, and not yet signed
    process.kill(owner, 0);
    return false;
  } catch (error) {
    return error.code === "ESRCH";
  }
}
