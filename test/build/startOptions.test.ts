import { describe, expect, it } from 'vitest';
import { readStartOptions, type Surroundings } from '../../build/startOptions.ts';

const linux: Surroundings = {
  platform: 'linux',
  environment: {},
  home: '/home/li',
  folder: '/home/li/work',
};
const windows: Surroundings = {
  platform: 'win32',
  environment: { LOCALAPPDATA: 'C:\\Users\\李雷\\AppData\\Local' },
  home: 'C:\\Users\\李雷',
  folder: 'D:\\desk',
};

describe('options of npm start', () => {
  it('needs none', () => {
    expect(readStartOptions([], linux)).toEqual({
      demo: false,
      folder: '/home/li/.local/share/shouwen',
      host: undefined,
      port: 0,
      open: true,
    });
  });

  it('keeps the demo office away from the real one', () => {
    expect(readStartOptions(['--demo'], windows)).toMatchObject({
      demo: true,
      folder: 'C:\\Users\\李雷\\AppData\\Local\\Shouwen demo',
    });
    expect(readStartOptions([], windows)).toMatchObject({ folder: 'C:\\Users\\李雷\\AppData\\Local\\Shouwen' });
  });

  it('counts a relative folder from where the user stood', () => {
    expect(readStartOptions(['--folder', '首问 desk'], linux)).toMatchObject({ folder: '/home/li/work/首问 desk' });
    expect(readStartOptions(['--folder', '首问'], windows)).toMatchObject({ folder: 'D:\\desk\\首问' });
  });

  it('takes host, port and no window', () => {
    expect(readStartOptions(['--host', 'browser', '--port', '8080', '--no-open'], linux)).toMatchObject({
      host: 'browser',
      port: 8080,
      open: false,
    });
  });

  it.each([
    [['--host', 'firefox'], 'firefox'],
    [['--port', 'many'], 'many'],
    [['--port', '70000'], '70000'],
    [['--port', ''], '--port'],
    [['--folder', ''], '--folder'],
    [['--fodler', 'x'], '--fodler'],
    [['open'], 'open'],
  ])('says in one sentence what is wrong with %j', (args, named) => {
    const answer = readStartOptions(args, linux);
    expect(answer).toHaveProperty('problem');
    expect('problem' in answer ? answer.problem : '').toContain(named);
    expect('problem' in answer ? answer.problem : '').not.toContain('\n');
  });
});
