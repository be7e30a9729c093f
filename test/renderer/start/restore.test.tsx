import '../units/browser.ts';
import { expect, it } from 'vitest';
import { Restore } from '../../../renderer/screens/start/Restore.tsx';
import { SignIn } from '../../../renderer/screens/start/SignIn.tsx';
import { refusal, session, show } from '../units/stage.tsx';

const Page = () => <Restore onBack={() => undefined} />;

it('asks for a pass phrase only where the backup needs one, and keeps what was typed', async () => {
  const page = await show(Page, {
    'session.state': () => session(),
    'care.restore': ({ passPhrase }: { passPhrase?: string }) => {
      if (passPhrase === undefined) throw refusal('RestoreProblem', { kind: 'noSuchWay' });
      if (passPhrase !== '一二三四五六七八') throw refusal('RestoreProblem', { kind: 'wrongPassPhrase' });
      return { events: 1234 };
    },
  });
  await page.type(page.find('input'), 'D:\\备份');
  expect(page.all('input[type=password]')).toEqual([]);
  await page.click(page.find('button[type=submit]'));
  expect(page.lastCall('care.restore')).not.toHaveProperty('passPhrase');
  await page.type(page.find('input[type=password]'), '不是这一个口令');
  await page.click(page.find('button[type=submit]'));
  expect(page.text()).toContain('口令不正确');
  expect(page.find('input[type=password]')).toHaveProperty('value', '不是这一个口令');
  await page.type(page.find('input[type=password]'), '一二三四五六七八');
  await page.click(page.find('button[type=submit]'));
  expect(page.lastCall('care.restore')).toMatchObject({ folder: 'D:\\备份', passPhrase: '一二三四五六七八' });
  // The page behind it is the sign-in from then on, and says what came back.
  const entrance = await show(() => <SignIn session={session()} />, { 'session.state': () => session() });
  expect(entrance.text()).toContain('已恢复1234条记录');
});

it('does not ask for one where the folder is no backup', async () => {
  const page = await show(Page, {
    'session.state': () => session(),
    'care.restore': () => {
      throw refusal('RestoreProblem', { kind: 'notABackup' });
    },
  });
  await page.type(page.find('input'), 'D:\\照片');
  await page.click(page.find('button[type=submit]'));
  expect(page.text()).toContain('不是首问的备份');
  expect(page.all('input[type=password]')).toEqual([]);
});
