/** Files for other desks by the command line: invited, compared, exported, imported. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { begin } from '../contract/links.ts';
import { openChainDesk, password as deskPassword, request } from '../../exchange/chain.ts';
import { call, founded, secrets, temporaryFolder } from './support.ts';

it('EX-PACKAGE: a bank begins with the invitation, and both exchange files', { timeout: 60_000 }, async () => {
  const folder = temporaryFolder();
  const office = await founded(folder);
  const cli = (...args: string[]) => call(['package', ...args, '--folder', office], secrets);
  writeFileSync(join(folder, 'units.csv'), '单位名称,类型\n某银行,会员单位\n');
  expect(await call(['units', 'import', join(folder, 'units.csv'), '--folder', office], secrets)).toMatchObject({
    code: 0,
  });
  const invitation = join(folder, 'invitation.shouwen');
  expect(await cli('invite', '某银行', '--out', invitation)).toMatchObject({ code: 0, error: '' });
  const bank = await openChainDesk({ clock: { now: begin } }, 'bank');
  await bank.client.exchange.joinFile({
    request: request(),
    content: readFileSync(invitation, 'utf8'),
    deskName: '合规部',
    personName: '张伟',
    account: 'zhang',
    password: deskPassword,
  });
  await bank.sign('zhang');
  const { contacts } = await bank.client.exchange.view();
  const up = join(folder, 'up.shouwen');
  writeFileSync(up, (await bank.client.exchange.makePackage({ desk: contacts[0]!.deskId })).content);
  const asked = await cli('import', up);
  expect(asked).toMatchObject({ code: 1, error: expect.stringContaining('核对指纹') });
  const { fingerprint } = await bank.client.exchange.view();
  expect(asked.error).toContain(fingerprint ?? '-');
  expect(await cli('export', '某银行')).toMatchObject({ code: 1, error: expect.stringContaining('还没有与') });
  expect(await cli('import', up, '--trust', fingerprint ?? '')).toMatchObject({ code: 0, error: '' });
  expect(await cli('import', up)).toMatchObject({ code: 1, error: expect.stringContaining('已经读过') });
  const down = join(folder, 'down.shouwen');
  expect(await cli('export', '某银行', '--out', down)).toMatchObject({ code: 0, error: '' });
  const taken = await bank.client.exchange.takePackage({ content: readFileSync(down, 'utf8') });
  expect(taken.fresh).toBeGreaterThan(0);
  const listed = await cli('list', '--json');
  expect(JSON.parse(listed.out)).toMatchObject({ contacts: [{ deskName: '合规部', number: 1, taken: 1 }] });
});
