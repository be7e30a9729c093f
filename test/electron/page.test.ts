import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { guardHeaders } from '../../desk/links/pageFiles.ts';
import {
  contentSecurityPolicy,
  fileOfAddress,
  isOwnPage,
  mayHavePermission,
  mayNavigate,
  mayBeProvider,
  mayOpenOutside,
} from '../../electron/page.ts';
import { answerPageRequest } from '../../electron/pageFiles.ts';

vi.mock('electron', () => ({ protocol: {} }));

describe('addresses of the page', () => {
  it.each([
    ['app://shouwen/', 'index.html'],
    ['app://shouwen/index.html#/today', 'index.html'],
    ['app://shouwen/assets/main-abc.js?v=1', 'assets/main-abc.js'],
    ['app://shouwen/assets/%E9%A6%96.css', 'assets/首.css'],
  ])('%s is the file %s', (address, path) => {
    expect(fileOfAddress(address)?.path).toBe(path);
  });

  it.each([
    'app://shouwen/..%2f..%2fdesk.db',
    'app://shouwen/%2e%2e/secret.json',
    'app://shouwen/..%5c..%5cdesk.js',
    'app://shouwen/C:/Windows/win.js',
    'app://shouwen/a%00.js',
    'app://shouwen/%E0%A4%A',
    'app://shouwen/run.exe',
    'app://other/index.html',
    'https://shouwen/index.html',
    'file:///etc/passwd.html',
    'not an address',
  ])('%s leads to no file outside of the page', (address) => {
    const path = fileOfAddress(address)?.path;
    // A climb that the address parser itself has taken out ends inside of the page's folder, where nothing has that name.
    expect(path === undefined || path === 'secret.json').toBe(true);
  });

  it('only the page itself may ask for a port', () => {
    expect(isOwnPage('app://shouwen/index.html#/today')).toBe(true);
    expect(isOwnPage('app://shouwen.example/')).toBe(false);
    expect(isOwnPage('blob:app://shouwen/1')).toBe(false);
    expect(isOwnPage('')).toBe(false);
  });

  it('the window never leaves the page; a frame may show a blob of the page', () => {
    expect(mayNavigate('app://shouwen/index.html', true)).toBe(true);
    expect(mayNavigate('blob:app://shouwen/123', false)).toBe(true);
    expect(mayNavigate('blob:app://shouwen/123', true)).toBe(false);
    expect(mayNavigate('blob:https://example.org/123', false)).toBe(false);
    for (const address of ['https://example.org/', 'file:///C:/', 'javascript:alert(1)', 'data:text/html,x']) {
      expect(mayNavigate(address, true)).toBe(false);
      expect(mayNavigate(address, false)).toBe(false);
    }
  });

  it('a link may write a mail or make a call, and open nothing else', () => {
    expect(mayOpenOutside('mailto:desk@example.org')).toBe(true);
    expect(mayOpenOutside('tel:02412345678')).toBe(true);
    for (const address of ['https://example.org/', 'file:///C:/Windows/System32/calc.exe', 'ms-settings:', 'x']) {
      expect(mayOpenOutside(address)).toBe(false);
    }
  });

  it('people are sent to sign in over TLS, or at this PC', () => {
    for (const address of ['https://sso.example.org/auth', 'http://127.0.0.1:9000/auth', 'http://localhost/auth']) {
      expect(mayBeProvider(address)).toBe(true);
    }
    for (const address of ['http://sso.example.org/', 'file:///C:/Windows/System32/calc.exe', 'ms-settings:', 'x']) {
      expect(mayBeProvider(address)).toBe(false);
    }
  });

  it('permissions are denied, but for writing text to the clipboard and for reminders', () => {
    expect(mayHavePermission('clipboard-sanitized-write')).toBe(true);
    expect(mayHavePermission('notifications')).toBe(true);
    for (const permission of ['clipboard-read', 'media', 'geolocation', 'midi', 'fileSystem', 'openExternal']) {
      expect(mayHavePermission(permission)).toBe(false);
    }
  });
});

describe('the page is served', () => {
  it('with its policy, and nothing beside it', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'page-'));
    try {
      mkdirSync(join(folder, 'page'));
      writeFileSync(join(folder, 'page', 'index.html'), '<p>首问</p>');
      writeFileSync(join(folder, 'secret.json'), '{}');
      const get = (address: string, method = 'GET') => answerPageRequest(method, address, join(folder, 'page'));
      const page = await get('app://shouwen/');
      expect(page.status).toBe(200);
      expect(await page.text()).toBe('<p>首问</p>');
      expect(page.headers.get('content-security-policy')).toBe(contentSecurityPolicy);
      expect(page.headers.get('x-content-type-options')).toBe('nosniff');
      expect((await get('app://shouwen/missing.js')).status).toBe(404);
      expect((await get('app://shouwen/..%2fsecret.json')).status).toBe(404);
      expect((await get('app://shouwen/', 'POST')).status).toBe(404);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });

  it('under the policy of the browser host, which runs only its own scripts', () => {
    expect(contentSecurityPolicy).toBe(guardHeaders['content-security-policy']);
    expect(contentSecurityPolicy).toContain("default-src 'self'");
    expect(contentSecurityPolicy).toContain("script-src 'self';");
    expect(contentSecurityPolicy).not.toContain('unsafe-eval');
    // A recorded call is played from a blob that the page made of the attachment.
    expect(contentSecurityPolicy).toContain("media-src 'self' blob:;");
    expect(contentSecurityPolicy).not.toMatch(/https?:/);
  });
});
