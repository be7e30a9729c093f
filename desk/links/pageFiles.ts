/** The built page, file by file. Only what lies in its folder, only kinds a page is made of. */
import { readFile, realpath } from 'node:fs/promises';
import { extname, join, sep } from 'node:path';

export type PageFile = { content: Buffer; headers: Record<string, string> };

const contentTypes: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.webmanifest': 'application/manifest+json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.ttf': 'font/ttf',
  '.txt': 'text/plain; charset=utf-8',
};

const policy = [
  "default-src 'self'",
  "script-src 'self'",
  // The component library makes its styles at run time.
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "media-src 'self' blob:",
  'frame-src blob:',
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** Sent with every answer, whatever it is. */
export const guardHeaders: Record<string, string> = {
  'content-security-policy': policy,
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), microphone=(), geolocation=()',
};

/** The build puts a hash of the content into these names, so the name never means anything else. */
const hashed = /^\/assets\/.+-[\w-]{8}\.\w+$/;

/** @param pathname of the request, still encoded  @returns null where the page has no such file */
export const readPageFile = async (folder: string, pathname: string): Promise<PageFile | null> => {
  const path = decoded(pathname);
  if (path === null || !/^\/(?!\/)[\w./ -]*$/.test(path) || path.split('/').some((part) => part.startsWith('.')))
    return null;
  const name = path === '/' ? '/index.html' : path;
  const contentType = contentTypes[extname(name).toLowerCase()];
  if (contentType === undefined) return null;
  try {
    const root = await realpath(folder);
    const file = await realpath(join(root, name));
    // A link inside the folder must not lead out of it.
    if (!file.startsWith(root + sep)) return null;
    return {
      content: await readFile(file),
      headers: {
        'content-type': contentType,
        'cache-control': hashed.test(name) ? 'public, max-age=31536000, immutable' : 'no-cache',
      },
    };
  } catch {
    return null;
  }
};

const decoded = (pathname: string): string | null => {
  try {
    return decodeURIComponent(pathname);
  } catch {
    return null;
  }
};
