// Everything about the page's address: where it lies, what it may load, where it may go. Pure, so that each decision is tested.
import { posix } from 'node:path';

export const scheme = 'app';
const pageOrigin = `${scheme}://shouwen`;
export const startAddress = `${pageOrigin}/index.html`;

/** The policy of the browser host, word for word (a test compares them). */
export const contentSecurityPolicy = [
  "default-src 'self'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "media-src 'self' blob:",
  'frame-src blob:',
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

const contentTypes: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.ttf': 'font/ttf',
};

/** File of the built page behind an address, as path relative to its folder; undefined for everything else. */
export function fileOfAddress(address: string): { path: string; contentType: string } | undefined {
  const url = parse(address);
  if (url === undefined || originOf(url) !== pageOrigin) return undefined;
  const decoded = decode(url.pathname);
  if (decoded === undefined || /[\\\0:]/.test(decoded)) return undefined;
  const path = posix.normalize(decoded).replace(/^\/+/, '');
  if (path === '..' || path.startsWith('../')) return undefined;
  const file = path === '' ? 'index.html' : path;
  const contentType = contentTypes[posix.extname(file).toLowerCase()];
  return contentType === undefined ? undefined : { path: file, contentType };
}

/** True for the page itself. Whatever asks the main process for something must come from there. */
export function isOwnPage(address: string): boolean {
  const url = parse(address);
  return url !== undefined && originOf(url) === pageOrigin;
}

/** The main frame never leaves the page; frames inside it show blobs that the page made (PDF previews). */
export function mayNavigate(address: string, isMainFrame: boolean): boolean {
  if (isOwnPage(address)) return true;
  return !isMainFrame && (address.startsWith(`blob:${pageOrigin}/`) || address === 'about:blank');
}

/** What a link may hand to the operating system: writing a mail, making a call. No web pages: the desk has none to show. */
export function mayOpenOutside(address: string): boolean {
  const protocol = parse(address)?.protocol;
  return protocol === 'mailto:' || protocol === 'tel:';
}

/** Where the desk may send people to sign in: over TLS, or at this PC (a provider that is being tried). */
export function mayBeProvider(address: string): boolean {
  const url = parse(address);
  return url?.protocol === 'https:' || (url?.protocol === 'http:' && ['127.0.0.1', 'localhost'].includes(url.hostname));
}

/** Copying a complaint number and announcing a reminder are all that the page may ask of the system: no camera, no location, no
 *  reading the clipboard. */
export const mayHavePermission = (permission: string): boolean =>
  permission === 'clipboard-sanitized-write' || permission === 'notifications';

const originOf = (url: URL): string => `${url.protocol}//${url.host}`;

const parse = (address: string): URL | undefined => (URL.canParse(address) ? new URL(address) : undefined);

function decode(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}
