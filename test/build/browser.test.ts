import { describe, expect, it } from 'vitest';
import { findBrowser, quietBrowserSwitches, type Machine } from '../../build/findBrowser.ts';
import { appWindowSwitches, systemOpener } from '../../build/openWindow.ts';

const machine = (platform: NodeJS.Platform, environment: Record<string, string>, present: string[]): Machine => ({
  platform,
  environment,
  exists: (path) => present.includes(path),
});

describe('finding a browser', () => {
  it('takes Edge on Windows, which every Windows has', () => {
    const edge = 'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe';
    const chrome = 'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe';
    const folders = { 'ProgramFiles(x86)': 'C:\\Program Files (x86)', ProgramFiles: 'C:\\Program Files' };
    expect(findBrowser(machine('win32', folders, [chrome, edge]))).toBe(edge);
    expect(findBrowser(machine('win32', folders, [chrome]))).toBe(chrome);
  });

  it('looks through the path on Linux and the applications on macOS', () => {
    const path = { PATH: '/usr/local/bin:/usr/bin' };
    expect(findBrowser(machine('linux', path, ['/usr/bin/chromium']))).toBe('/usr/bin/chromium');
    const chrome = '/Users/li/Applications/Google Chrome.app/Contents/MacOS/Google Chrome';
    expect(findBrowser(machine('darwin', { HOME: '/Users/li' }, [chrome]))).toBe(chrome);
  });

  it('takes the one that was named, and no other when that one is missing', () => {
    const named = { PATH: '/usr/bin', SHOUWEN_BROWSER: '/opt/thorium' };
    expect(findBrowser(machine('linux', named, ['/usr/bin/chromium', '/opt/thorium']))).toBe('/opt/thorium');
    expect(findBrowser(machine('linux', named, ['/usr/bin/chromium']))).toBeUndefined();
  });

  it('finds none where there is none', () => {
    expect(findBrowser(machine('linux', {}, []))).toBeUndefined();
  });
});

describe('opening a window', () => {
  it('has its own profile and gives up the sandbox for root only', () => {
    const address = 'http://127.0.0.1:4100/#token=abc';
    const switches = appWindowSwitches(address, '/data/首问/window', false);
    expect(switches).toContain(`--app=${address}`);
    expect(switches).toContain('--user-data-dir=/data/首问/window');
    expect(switches).not.toContain('--no-sandbox');
    expect(appWindowSwitches(address, '/data', true)).toContain('--no-sandbox');
    expect(quietBrowserSwitches(false)).not.toContain('--no-sandbox');
    expect(quietBrowserSwitches(true)).toContain('--no-sandbox');
  });

  it('knows the opener of each system', () => {
    expect(systemOpener('linux', 'http://a/')[0]).toBe('xdg-open');
    expect(systemOpener('darwin', 'http://a/')[0]).toBe('open');
    expect(systemOpener('win32', 'http://a/#b')).toEqual(['rundll32', ['url.dll,FileProtocolHandler', 'http://a/#b']]);
  });
});
