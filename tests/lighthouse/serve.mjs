import { existsSync, readFileSync, statSync } from "node:fs";
import { createServer } from "node:http";
import { extname, join } from "node:path";
import { gzipSync } from "node:zlib";

const types = { ".html": "text/html; charset=utf-8", ".css": "text/css; charset=utf-8", ".js": "text/javascript; charset=utf-8", ".svg": "image/svg+xml", ".json": "application/json", ".xml": "application/xml", ".txt": "text/plain; charset=utf-8", ".png": "image/png", ".jpg": "image/jpeg", ".webp": "image/webp", ".avif": "image/avif", ".woff2": "font/woff2" };
const isText = (type) => /text|json|xml|javascript/.test(type);

/** Serves a folder below a base path as GitHub Pages does: text by gzip, the page for missing addresses where there is nothing. */
export async function serve(folder, base) {
  const server = createServer((request, response) => {
    const path = decodeURIComponent(new URL(request.url, "http://localhost").pathname);
    let file = path.startsWith(base) ? join(folder, path.slice(base.length)) : "";
    if (file && existsSync(file) && statSync(file).isDirectory()) file = join(file, "index.html");
    const isThere = file && existsSync(file);
    if (!isThere) file = join(folder, "404.html");
    const type = types[extname(file)] ?? "application/octet-stream";
    const headers = { "content-type": type, "cache-control": "max-age=600", ...(isText(type) && { "content-encoding": "gzip", vary: "Accept-Encoding" }) };
    const content = readFileSync(file);
    response.writeHead(isThere ? 200 : 404, headers).end(isText(type) ? gzipSync(content, { level: 9 }) : content);
  });
  await new Promise((listening) => server.listen(0, "127.0.0.1", listening));
  return { origin: `http://localhost:${server.address().port}`, close: () => server.close() };
}
