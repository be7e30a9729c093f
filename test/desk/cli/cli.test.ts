/** Exit codes, sentences, and what happens to nonsense. */
import { spawn } from 'node:child_process';
import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { createDesk } from '../../../desk/desk.ts';
import { lockFolder } from '../../../desk/store/lock.ts';
import { newYear2027 } from '../calendar/office.ts';
import { call, complaint, founded, jsonFile, passPhrase, password, run, secrets, temporaryFolder } from './support.ts';

const timeout = 120_000;
type Listed = { lines: { number: string; gist: string; complainant: string }[]; more: boolean };

describe('help and arguments', () => {
  it('explains every command in both languages', { timeout }, async () => {
    const chinese = await run(['--help']);
    const english = await run(['--lang', 'en']);
    expect([chinese.code, english.code]).toEqual([0, 0]);
    const commands = [
      'init',
      'units',
      'register',
      'act',
      'list',
      'show',
      'casefile',
      'evidence',
      'report',
      'due',
      'pack',
      'verify',
      'rebuild',
      'backup',
      'restore',
      'serve',
      'demo',
    ];
    for (const command of commands) {
      expect(chinese.out).toMatch(new RegExp(`^  ${command} `, 'm'));
      expect(english.out).toMatch(new RegExp(`^  ${command} `, 'm'));
    }
    expect(english.out).not.toMatch(/\p{Script=Han}/u);
    expect((await call(['register', '--help'])).out).toContain('register');
  });

  it.each([
    [['frobnicate'], 'frobnicate'],
    [['list', '--frobnicate'], '--frobnicate'],
    [['register'], '文件'],
    [['show', 'a', 'b'], 'b'],
    [['report', 'frobnicate'], 'bulletin'],
    [['report', 'bulletin', '--period', '2026Q1'], '2026H1'],
    [['report', 'bulletin', '--period', '2026H1', '--out', 'bulletin.odt'], '.docx'],
    [['list', '--state', 'sideways'], 'sideways'],
    [['list', '--limit', '0'], '--limit'],
    [['list', '--limit', 'many'], 'many'],
    [['list', '--lang', 'fr'], 'fr'],
    [['serve', '--port', '70000'], '70000'],
    [['list', '--folder', ''], '--folder'],
  ])('refuses %j in one line', { timeout }, async (args, mentioned) => {
    const ended = await call(args);
    expect(ended).toMatchObject({ code: 1, out: '' });
    expect(ended.error.trim().split('\n')).toHaveLength(1);
    expect(ended.error).toContain(mentioned);
    const json = await call([...args, '--json']);
    expect(json).toMatchObject({ code: 1, error: '' });
    expect(JSON.parse(json.out)).toMatchObject({ error: { code: expect.any(String), message: expect.any(String) } });
  });
});

describe('due', () => {
  it('counts over the holiday and explains each day', { timeout }, async () => {
    const plain = await run(['due', 'P2', 'P2-D3', '2026-09-30 10:00', '--explain', '--lang', 'en']);
    expect(plain.code).toBe(0);
    expect(plain.out).toContain('2026-10-13 17:30');
    expect(plain.out).toMatch(/2026-10-10 Sat.*make-up working day.*working day 3/);
    expect(plain.out).toMatch(/2026-10-01 Thu.*holiday, does not count/);
    const iso = await call(['due', 'P2', 'P2-D3', '2026-09-30T02:00:00Z', '--json']);
    expect(JSON.parse(iso.out)).toMatchObject({
      due: Date.parse('2026-10-13T17:30+08:00'),
      dueLocal: '2026-10-13 17:30',
    });
  });

  it('CAL-203: tells the end of calendar days without rolling and with it', { timeout }, async () => {
    const strict = await call(['due', 'C', 'C-D1', '2026-09-20 10:00', '--lang', 'en']);
    expect(strict.out).toContain('2026-10-05 24:00, without rolling; rolled it would be 2026-10-08 24:00');
    expect((await call(['due', 'C', 'C-D1', '2026-09-14 10:00'])).out).toContain('最后一日是工作日');
  });

  it('counts by the calendar an office has published, where its folder is named', { timeout }, async () => {
    const office = await founded(temporaryFolder());
    const opened = await createDesk({
      folder: office,
      key: { by: 'passPhrase', passPhrase },
      host: 'cli',
      version: '0',
      create: false,
    });
    if (!opened.ok) throw new Error(opened.problem.kind);
    let token: string | null = null;
    const client = opened.value.client(() => token);
    token = (await client.session.signIn({ account: 'zhouzheng', password })).token;
    const published = { calendar: newYear2027, note: '示例', expectedVersion: 1 };
    await client.calendar.publish({ request: 'request-publish', ...published });
    await opened.value.close();
    const asked = ['due', 'P2', 'P2-D1', '2026-12-31 10:00', '--explain'];
    expect((await call(asked)).out).toContain('2027-01-05 17:30');
    const ended = await call([...asked, '--folder', office], secrets);
    expect(ended).toMatchObject({ code: 0, error: '' });
    expect(ended.out).toContain('2027-01-07 17:30');
    expect(ended.out).toContain('CN');
  });

  it.each([
    [['P99', 'P2-D3', '2026-09-30'], 'UnknownPack'],
    [['P2', 'P2-D99', '2026-09-30'], 'UnknownClock'],
    [['P2', 'P2-D6', '2026-09-30'], 'NamedClock'],
    [['P2', 'P2-D3', 'tomorrow'], 'BadMoment'],
    [['P2', 'P2-D3', '2026-02-30 10:00'], 'BadMoment'],
  ])('refuses %j', { timeout }, async (args, code) => {
    const ended = await call(['due', ...args, '--json']);
    expect(ended.code).toBe(1);
    expect(JSON.parse(ended.out)).toMatchObject({ error: { code } });
  });
});

describe('an office of its own', () => {
  it('is founded once, with pass phrase and password', { timeout }, async () => {
    const folder = temporaryFolder();
    const office = join(folder, 'office');
    const noOffice = await call(['list', '--folder', office, '--json'], secrets);
    expect(JSON.parse(noOffice.out)).toMatchObject({ error: { code: 'NoOffice' } });
    expect(existsSync(office)).toBe(false);
    const args = ['init', '--folder', office, '--json', '--kind', 'outlet', '--name', '某行中街支行', '--prefix', 'ZJ'];
    const person = ['--person', '周正', '--account', 'zhouzheng'];
    expect(JSON.parse((await call([...args, ...person], { SHOUWEN_PASSWORD: password })).out)).toMatchObject({
      error: { code: 'PassPhraseMissing' },
    });
    expect(
      JSON.parse((await call([...args, ...person], { ...secrets, SHOUWEN_PASSPHRASE: 'kurz' })).out),
    ).toMatchObject({ error: { code: 'passPhraseTooShort' } });
    expect((await call(args, secrets)).code).toBe(1);
    expect((await call([...args, ...person], secrets)).code).toBe(0);
    expect(JSON.parse((await call([...args, ...person], secrets)).out)).toMatchObject({
      error: { code: 'OfficeExists' },
    });
    const wrongPhrase = await call(['list', '--folder', office, '--json'], {
      ...secrets,
      SHOUWEN_PASSPHRASE: 'not this one',
    });
    expect(JSON.parse(wrongPhrase.out)).toMatchObject({ error: { code: 'wrongPassPhrase' } });
    const wrongPassword = await call(['list', '--folder', office, '--json'], {
      ...secrets,
      SHOUWEN_PASSWORD: 'not this one',
    });
    expect(JSON.parse(wrongPassword.out)).toMatchObject({ error: { code: 'WrongPassword' } });
    const listed = await call(['list', '--folder', office, '--json'], secrets);
    expect(JSON.parse(listed.out)).toEqual({ lines: [], more: false });
  });

  it(
    'takes units and complaints from files, names what is wrong and keeps the rest',
    { timeout: 300_000 },
    async () => {
      const folder = temporaryFolder();
      const office = await founded(folder);
      const command = (...args: string[]) => call([...args, '--folder', office, '--json'], secrets);
      const units = join(folder, 'units.csv');
      writeFileSync(
        units,
        '机构名称,机构代码,类别,上级机构\n某银行,B001,会员单位,\n某银行中街支行,B00101,支行,某银行\n,B00102,支行,某银行\n',
      );
      const looked = await command('units', 'import', units, '--dry-run');
      expect(looked.code).toBe(0);
      expect(JSON.parse(looked.out)).toMatchObject({
        accepted: [{ line: 2 }, { line: 3 }],
        rejected: [{ line: 4, why: 'noName' }],
      });
      const imported = await command('units', 'import', units);
      expect(JSON.parse(imported.out)).toMatchObject({ added: 2, changed: 0, rejected: 1 });

      const naughty = [
        '=cmd|" /C calc"!A0',
        '<script>alert(1)</script>',
        '\u202Eesrever\u202C 👩‍👩‍👧‍👦 𠀀',
        "'; drop table event; --",
        '../../etc/passwd\r\nSet-Cookie: a=b',
        '__proto__',
        '${7*7} %s %n {{7*7}}',
      ];
      const good = naughty.map((narrative) => ({
        ...complaint,
        narrative,
        complainedUnit: 'B00101',
        receivedAt: '2026-01-05 09:30',
      }));
      const bad = [
        { ...complaint, receivedAt: '2199-01-01 10:00' },
        { ...complaint, narrative: '长'.repeat(1_000_000) },
        { ...complaint, complainedUnit: '没有的单位' },
        { ...complaint, reason: 'C99' },
        { ...complaint, complainants: [] },
        { ...complaint, channel: 'pigeon' },
        { narrative: 7 },
        { ...complaint, receivedAt: 'soon' },
      ];
      const everything = jsonFile(folder, 'all.json', [...good, ...bad]);
      const all = await run(['register', everything, '--folder', office, '--json'], secrets);
      expect(all.code).toBe(1);
      const { registered, refused } = JSON.parse(all.out) as {
        registered: { number: string }[];
        refused: { index: number; error: { code: string } }[];
      };
      expect(registered).toHaveLength(good.length);
      expect(refused.map(({ index, error }) => [index - good.length, error.code])).toEqual([
        [0, 'ReceivedInFuture'],
        [1, 'BAD_INPUT'],
        [2, 'UnknownUnit'],
        [3, 'UnknownCategory'],
        [4, 'BAD_INPUT'],
        [5, 'BAD_INPUT'],
        [6, 'BAD_INPUT'],
        [7, 'BadMoment'],
      ]);
      const listed = JSON.parse((await command('list', '--limit', '100')).out) as Listed;
      expect(listed.lines.map(({ number }) => number)).toEqual(registered.map(({ number }) => number).reverse());
      // Numbers have no gap where something was refused.
      expect(registered.map(({ number }) => Number(number.slice(-4)))).toEqual(good.map((_one, index) => index + 1));
      const found = JSON.parse((await command('list', '--text', 'drop table')).out) as Listed;
      expect(found.lines.map(({ gist }) => gist)).toEqual(["'; drop table event; --"]);

      const single = await run(['register', '-', '--folder', office], secrets, JSON.stringify(complaint));
      expect(single).toMatchObject({ code: 0, error: '' });
      expect(single.out).toContain('XH-');

      const { number } = listed.lines[0]!;
      const wrong: [string[], string][] = [
        [['register', join(folder, 'nowhere.json')], 'FileMissing'],
        [['register', folder], 'FileMissing'],
        [['register', jsonFile(folder, 'broken.json', '{"channel": ')], 'NotJson'],
        [['register', jsonFile(folder, 'text.json', '"hello"')], 'NotDetails'],
        [['register', jsonFile(folder, 'mixed.json', '[{}, 1]')], 'NotDetails'],
        [['units', 'import', jsonFile(folder, 'empty.csv', '')], 'ImportFileEmpty'],
        [['units', 'export', units], 'UnknownCommand'],
        [['show', 'XH-1999-0001'], 'UnknownComplaint'],
        [['act', 'XH-1999-0001', 'judgeValid'], 'UnknownComplaint'],
        [['act', number, 'archive', jsonFile(folder, 'archive.json', { papersComplete: true })], 'NotNow'],
        [['act', number, 'juggle'], 'UnknownAction'],
        [['act', number, 'judgeInvalid'], 'BadForm'],
        [['act', number, 'judgeInvalid', jsonFile(folder, 'list.json', [])], 'NotAForm'],
        [['act', number, 'judgeInvalid', jsonFile(folder, 'deep.json', { reason: { a: 1 } })], 'BAD_INPUT'],
        [['list', '--seat', '没有的席位'], 'UnknownSeat'],
        [['list', '--as', 'nobody'], 'WrongPassword'],
      ];
      for (const [args, code] of wrong) {
        const ended = await command(...args);
        expect([args, ended.code, (JSON.parse(ended.out) as { error: { code: string } }).error.code]).toEqual([
          args,
          1,
          code,
        ]);
      }
      const after = JSON.parse((await command('list', '--limit', '100')).out) as Listed;
      expect(after.lines).toHaveLength(good.length + 1);

      const target = join(folder, '备份');
      expect((await command('backup', '--to', target)).code).toBe(0);
      const restored = join(folder, 'restored');
      const back = await call(['restore', target, '--folder', restored, '--json'], secrets);
      expect(back).toMatchObject({ code: 0, error: '' });
      const same = await call(['list', '--folder', restored, '--json', '--limit', '100', '--as', 'zhouzheng'], secrets);
      expect((JSON.parse(same.out) as Listed).lines).toEqual(after.lines);
      const rebuilt = await call(['rebuild', '--folder', restored, '--json', '--as', 'zhouzheng'], secrets);
      expect(JSON.parse(rebuilt.out)).toMatchObject({ events: (JSON.parse(back.out) as { events: number }).events });
      expect((await call(['verify', '--folder', restored, '--as', 'zhouzheng'], secrets)).code).toBe(0);
      expect(JSON.parse((await call(['restore', target, '--folder', restored, '--json'], secrets)).out)).toMatchObject({
        error: { code: 'OfficeExists' },
      });
      const notOne = join(folder, 'not one');
      const nothing = await call(['restore', folder, '--folder', notOne, '--json'], secrets);
      expect(JSON.parse(nothing.out)).toMatchObject({ error: { code: 'RestoreProblem', kind: 'notABackup' } });
    },
  );

  it('is given to somebody else as a backup that opens by a pass phrase of its own', { timeout }, async () => {
    const folder = temporaryFolder();
    const office = await founded(folder);
    const target = join(folder, '备份');
    const apart = { SHOUWEN_BACKUP_PASSPHRASE: 'fen-kai-2026' };
    expect((await call(['backup', '--to', target, '--folder', office], { ...secrets, ...apart })).code).toBe(0);
    const fresh = join(folder, 'another PC');
    const other = { ...secrets, SHOUWEN_PASSPHRASE: 'ling-yi-tai-2026' };
    const restore = ['restore', target, '--folder', fresh, '--json'];
    expect(JSON.parse((await call(restore, other)).out)).toMatchObject({ error: { code: 'RestoreProblem' } });
    expect(JSON.parse((await call(restore, { ...other, SHOUWEN_BACKUP_PASSPHRASE: 'guess-2026' })).out)).toMatchObject({
      error: { code: 'RestoreProblem' },
    });
    expect(await call(restore, { ...other, ...apart })).toMatchObject({ code: 0, error: '' });
    expect((await call(['verify', '--folder', fresh], other)).code).toBe(0);
  });

  it('is left alone while another desk holds it, and says who', { timeout }, async () => {
    const folder = temporaryFolder();
    const office = await founded(folder);
    const lock = lockFolder(office, Date.now(), 'http://127.0.0.1:4711/');
    if (!lock.ok) throw new Error(lock.problem.kind);
    const before = readdirSync(office).sort();
    const held = await run(['list', '--folder', office, '--lang', 'en'], secrets);
    lock.value.release();
    expect(held).toMatchObject({ code: 1, out: '' });
    expect(held.error).toContain(`process ${process.pid}`);
    expect(held.error).toContain('http://127.0.0.1:4711/');
    expect(before.length).toBeGreaterThan(2);
    expect((await call(['list', '--folder', office], secrets)).code).toBe(0);
  });

  it('ends with 2 and an incident where the store itself is broken', { timeout }, async () => {
    const folder = temporaryFolder();
    const office = await founded(folder);
    await run(['register', '-', '--folder', office], secrets, JSON.stringify(complaint));
    const { openDatabase } = await import('../../../desk/store/open.ts');
    const { unlockKeyFile } = await import('../../../desk/store/keys.ts');
    const key = await unlockKeyFile(office, { by: 'passPhrase', passPhrase: secrets.SHOUWEN_PASSPHRASE });
    const opened = key.ok && openDatabase({ file: join(office, 'desk.db'), key: key.value });
    if (!opened || !opened.ok) throw new Error('the office does not open');
    opened.value.exec(`update event set body = replace(body, '两小时', '两分钟') where type = 'ComplaintRegistered'`);
    opened.value.close();
    const verified = await call(['verify', '--folder', office, '--json'], secrets);
    expect(verified.code).toBe(2);
    const { findings } = JSON.parse(verified.out) as { findings: { code: string }[] };
    expect(findings.map(({ code }) => code)).toContain('eventChanged');
  });
});

it('serves the page and ends when asked to', { timeout }, async () => {
  const folder = temporaryFolder();
  const office = await founded(folder);
  const program = fileURLToPath(new URL('../../../desk/bin/shouwen.ts', import.meta.url));
  const child = spawn(process.execPath, [program, 'serve', '--folder', office], {
    env: { ...process.env, ...secrets },
  });
  const address = await new Promise<string>((resolve, reject) => {
    let text = '';
    child.stdout.on('data', (chunk: Buffer) => {
      text += chunk.toString('utf8');
      const found = /SHOUWEN_ADDRESS (\S+)/.exec(text)?.[1];
      if (found) resolve(found);
    });
    child.on('exit', () => reject(new Error(`serve ended: ${text}`)));
  });
  expect(address).toMatch(/^http:\/\/127\.0\.0\.1:\d+\//);
  const ended = new Promise<number | null>((resolve) => child.on('exit', resolve));
  child.kill('SIGTERM');
  expect(await ended).toBe(0);
});
