// Serves the built page under app://shouwen/, so that it has an origin of its own and never touches file:.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { protocol, type Session } from 'electron';
import { contentSecurityPolicy, fileOfAddress, scheme } from './page.ts';

/** Must run before the app is ready. */
export function announceScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme, privileges: { standard: true, secure: true, supportFetchAPI: true } },
  ]);
}

export function servePage(session: Session, folder: string): void {
  session.protocol.handle(scheme, (request) => answerPageRequest(request.method, request.url, folder));
}

export async function answerPageRequest(method: string, address: string, folder: string): Promise<Response> {
  const file = method === 'GET' ? fileOfAddress(address) : undefined;
  if (file === undefined) return new Response(null, { status: 404 });
  try {
    return new Response(await readFile(join(folder, file.path)), {
      headers: {
        'content-type': file.contentType,
        'content-security-policy': contentSecurityPolicy,
        'x-content-type-options': 'nosniff',
        'referrer-policy': 'no-referrer',
        'cross-origin-opener-policy': 'same-origin',
      },
    });
  } catch {
    return new Response(null, { status: 404 });
  }
}
