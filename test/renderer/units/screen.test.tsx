import './browser.ts';
import { describe, expect, it } from 'vitest';
import Screen from '../../../renderer/screens/units/Screen.tsx';
import { refusal, session, show, smallOffice, unit, type Answers, type Page } from './stage.tsx';

const answers = (more: Answers = {}, office = smallOffice()): Answers => ({
  'session.state': () => session(),
  'office.view': () => structuredClone(office),
  ...more,
});

const rows = (page: Page): string[] => page.all('[role=treeitem] .units-row-name').map((row) => row.textContent ?? '');
const field = (page: Page, id: string): HTMLElement => page.find(`#${id}`);

describe('units', () => {
  it('are listed without the closed ones, found by name and code, and chosen with the arrows', async () => {
    const page = await show(Screen, answers());
    expect(rows(page)).toEqual(['省银行业协会', '海港银行', '海港银行中山支行']);
    await page.click(page.find('.units-side input[type=checkbox]'));
    expect(rows(page)).toContain('海港银行铁西支行');
    await page.type(page.find('input[type=search]'), '1001');
    expect(rows(page)).toEqual(['海港银行中山支行']);
    await page.press(page.find('[role=tree]'), 'ArrowDown');
    expect(page.find('h2').textContent).toBe('海港银行中山支行');
    expect(page.text()).toContain('张伟');
    expect(page.find('[role=tree]').getAttribute('aria-activedescendant')).toBe('unit-line-0');
  });

  it('by the thousand are only drawn where they are seen', async () => {
    const office = smallOffice();
    office.units.push(
      ...Array.from({ length: 3000 }, (_, index) => unit(`x${index}`, 'outlet', `第${index}支行`, { parent: 'bank' })),
    );
    const page = await show(Screen, answers({}, office));
    expect(page.text()).toContain('3003 个单位');
    await page.press(page.find('[role=tree]'), 'ArrowDown');
    await page.press(page.find('[role=tree]'), 'ArrowDown');
    await page.press(page.find('[role=tree]'), 'ArrowRight');
    expect(rows(page).length).toBeGreaterThan(10);
    expect(rows(page).length).toBeLessThan(80);
  });

  it('are saved with what was filled in, and nothing else', async () => {
    const page = await show(Screen, answers({ 'office.saveUnit': () => ({ id: 'bank' }) }));
    await page.click(page.control('海港银行'));
    await page.click(page.control('修改'));
    await page.type(field(page, 'unit_name'), '海港银行总行');
    await page.type(field(page, 'unit_phone'), ' 024-1 ');
    await page.click(page.control('保存'));
    expect(page.lastCall('office.saveUnit')).toEqual({
      request: expect.stringMatching(/^[0-9a-f]{32}$/),
      id: 'bank',
      kind: 'member',
      name: '海港银行总行',
      code: '900',
      parent: 'assoc',
      contact: { phone: '024-1' },
    });
  });

  it('keep what was typed when the desk refuses, and when somebody looks elsewhere', async () => {
    const page = await show(
      Screen,
      answers({
        'office.saveUnit': () => {
          throw refusal('CodeTaken', { unit: 'out1' });
        },
      }),
    );
    await page.click(page.control('海港银行'));
    await page.click(page.control('修改'));
    await page.type(field(page, 'unit_code'), '1001');
    await page.click(page.control('保存'));
    expect(page.find('[role=alert]').textContent).toContain('海港银行中山支行');
    const first = page.lastCall('office.saveUnit');
    await page.click(page.control('省银行业协会'));
    await page.click(page.control('海港银行'));
    await page.click(page.control('修改'));
    expect(field(page, 'unit_code')).toHaveProperty('value', '1001');
    await page.type(field(page, 'unit_code'), '1009');
    await page.click(page.control('保存'));
    expect(page.lastCall('office.saveUnit')).not.toHaveProperty('request', (first as { request: string }).request);
  });

  it('say what is missing before the desk is asked', async () => {
    const page = await show(Screen, answers());
    await page.click(page.control('新增单位'));
    await page.click(page.control('保存'));
    expect(page.text()).toContain('请填写名称');
    expect(page.text()).toContain('请选择上级单位');
    expect(page.lastCall('office.saveUnit')).toBeUndefined();
  });

  it('cannot be changed by somebody who may not', async () => {
    const page = await show(Screen, answers({ 'session.state': () => session(['reader']) }));
    expect(page.text()).toContain('只有管理员可以修改单位和人员');
    await page.click(page.control('海港银行'));
    expect(page.all('button').map((button) => button.textContent)).not.toContain('修改');
  });
});

describe('people', () => {
  it('hold roles per unit, ticked in a matrix', async () => {
    const page = await show(Screen, answers({ 'office.savePerson': () => ({ id: 'zhang' }) }));
    await page.click(page.find('.units-head .ant-segmented-item:nth-child(2) input'));
    expect(page.all('[role=option] .units-row-name').map((row) => row.textContent)).toEqual(['方圆', '张伟']);
    await page.click(page.all('[role=option]')[1]!);
    await page.click(page.control('修改'));
    await page.click(page.control('督办，海港银行中山支行'));
    await page.click(page.control('登记，海港银行中山支行'));
    await page.click(page.control('保存'));
    expect(page.lastCall('office.savePerson')).toMatchObject({
      id: 'zhang',
      account: 'zhang',
      title: '网点负责人',
      seats: [{ unit: 'out1', roles: ['handler', 'supervisor'] }],
    });
    expect(page.lastCall('office.savePerson')).not.toHaveProperty('password');
  });

  it('need a unit and a role, and a first password of some length', async () => {
    const page = await show(Screen, answers());
    await page.click(page.control('新增人员'));
    await page.type(field(page, 'person_name'), '李强');
    await page.type(field(page, 'person_account'), 'liqiang');
    await page.type(field(page, 'person_password'), 'short');
    await page.click(page.control('保存'));
    expect(page.text()).toContain('请选择单位，并至少勾选一个角色');
    expect(page.text()).toContain('口令至少8位');
    expect(page.lastCall('office.savePerson')).toBeUndefined();
  });
});

describe('permissions', () => {
  it('are shown as they are decided', async () => {
    const page = await show(Screen, answers());
    await page.click(page.find('.units-head .ant-segmented-item:nth-child(3) input'));
    const row = page.all('tbody tr').find((one) => one.textContent?.startsWith('管理单位'));
    expect([...(row?.querySelectorAll('td') ?? [])].map((cell) => cell.textContent)).toEqual([
      ...Array<string>(6).fill('不可以'),
      '可以',
      '不可以',
      '角色范围内的单位',
    ]);
  });
});
