import '../units/browser.ts';
import { describe, expect, it } from 'vitest';
import Screen from '../../../renderer/screens/settings/Screen.tsx';
import { useLanguageState } from '../../../renderer/state/language.ts';
import { useLayout } from '../../../renderer/state/layout.ts';
import { refusal, session, show, smallOffice, type Answers } from '../units/stage.tsx';

const answers = (more: Answers = {}): Answers => ({
  'session.state': () => session(),
  'office.view': () => smallOffice(),
  ...more,
});

describe('settings', () => {
  it('change language, colours and size at once', async () => {
    const page = await show(Screen, answers());
    await page.click(page.find('input[type=radio][value=dark]'));
    expect(useLayout.getState().theme).toBe('dark');
    await page.click(page.find('input[type=radio][value="125"]'));
    expect(useLayout.getState().scale).toBe(125);
    await page.click(page.find('input[type=radio][value=en]'));
    expect(useLanguageState.getState().language).toBe('en');
    expect(page.find('h1').textContent).toBe('Settings');
  });

  it('change the password when both new ones agree, and say when the old one is wrong', async () => {
    const page = await show(
      Screen,
      answers({
        'session.changePassword': ({ old }: { old: string }) => {
          if (old !== 'right-one') throw refusal('WrongPassword');
          return session();
        },
      }),
    );
    await page.click(page.control('安全'));
    const fill = async (old: string, fresh: string, again: string): Promise<void> => {
      await page.type(page.find('#password_old'), old);
      await page.type(page.find('#password_fresh'), fresh);
      await page.type(page.find('#password_again'), again);
      await page.click(page.find('button[type=submit]'));
    };
    await fill('wrong-one', 'new-password', 'other-password');
    expect(page.text()).toContain('两次输入的新口令不一样');
    expect(page.lastCall('session.changePassword')).toBeUndefined();
    await fill('wrong-one', 'new-password', 'new-password');
    expect(page.find('[role=alert]').textContent).not.toBe('');
    await fill('right-one', 'new-password', 'new-password');
    expect(page.text()).toContain('口令已修改');
    expect(page.find('#password_old')).toHaveProperty('value', '');
  });

  it('say in words what a verification found', async () => {
    const findings = [
      { code: 'eventChanged', detail: { event: 12, stream: 'complaint/c1' } },
      { code: 'eventChanged', detail: { event: 14 } },
      { code: 'somethingNew', detail: {} },
    ];
    const page = await show(
      Screen,
      answers({ 'care.verify': () => ({ events: 25_100, commands: 8254, attachments: 3, findings }) }),
    );
    await page.click(page.control('数据'));
    expect(page.text()).toContain('D:\\首问\\数据');
    await page.click(page.control('校验数据'));
    expect(page.text()).toContain('发现 3 个问题');
    expect(page.text()).toContain('已核对 25,100 条记录、8,254 次操作、3 个附件');
    expect(page.all('.settings-findings li').map((one) => one.textContent)).toEqual([
      '一条记录的内容被改动 × 2 记录 12 · 事项 complaint/c1',
      '其他问题',
    ]);
  });

  it('tell where a backup lies', async () => {
    const page = await show(Screen, answers({ 'care.backup': () => ({ folder: 'D:\\备份', bytes: 25_000_000 }) }));
    await page.click(page.control('数据'));
    await page.click(page.control('立即备份'));
    expect(page.text()).toContain('备份完成，23.8 MB，位于 D:\\备份');
    expect(page.lastCall('care.backup')).toEqual({});
    expect(page.all('#backup_passPhrase')).toEqual([]);
  });

  it('offer a pass phrase for the backup where the system keeps the key, typed twice', async () => {
    const page = await show(
      Screen,
      answers({
        'session.state': () => ({ ...session(), host: 'electron' }),
        'care.backup': () => ({ folder: 'D:\\备份', bytes: 1_048_576 }),
      }),
    );
    await page.click(page.control('数据'));
    await page.type(page.find('#backup_passPhrase'), '短口令');
    await page.type(page.find('#backup_again'), '短口令');
    await page.click(page.control('立即备份'));
    expect(page.text()).toContain('口令至少8个字符，还没有备份');
    await page.type(page.find('#backup_passPhrase'), '一二三四五六七八');
    await page.type(page.find('#backup_again'), '一二三四五六七九');
    await page.click(page.control('立即备份'));
    expect(page.text()).toContain('两次输入的口令不一样，还没有备份');
    expect(page.lastCall('care.backup')).toBeUndefined();
    await page.type(page.find('#backup_again'), '一二三四五六七八');
    await page.click(page.control('立即备份'));
    expect(page.lastCall('care.backup')).toEqual({ passPhrase: '一二三四五六七八' });
    expect(page.text()).toContain('备份完成');
  });

  it('keep the care of the data from people who may not', async () => {
    const page = await show(Screen, answers({ 'session.state': () => session(['handler']) }));
    await page.click(page.control('数据'));
    expect(page.all('.settings-card button')).toEqual([]);
  });
});
