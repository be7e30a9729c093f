import { readXlsx } from 'hucre/xlsx';
import { describe, expect, it } from 'vitest';
import type { ListSource } from '../../../shared/contract/calls/list.ts';
import type { DeskClient } from '../../../shared/contract/contract.ts';
import { begin } from '../contract/links.ts';
import { outcomeOf, request, smallOffice } from '../people/office.ts';

const register: ListSource = { list: 'register', filter: { state: 'all' } };

const exported = (client: DeskClient, more: Partial<Parameters<DeskClient['list']['export']>[0]> = {}) =>
  client.list.export({
    request: request(),
    source: register,
    format: 'csv',
    masked: true,
    reason: '月报',
    language: 'zh',
    ...more,
  });

const textOf = (file: { content: string }): string => Buffer.from(file.content, 'base64').toString();

const registerOne = (client: DeskClient, narrative: string) =>
  client.complaint.register({
    request: request(),
    details: {
      channel: 'phone',
      receivedAt: begin - 3_600_000,
      complainants: [{ kind: 'person', name: '赵小雨', phone: '13800001111' }],
      complainedPersons: [],
      reason: 'C1',
      narrative,
      demand: '',
      flags: [],
    },
  });

describe('a list as a file', () => {
  it('says who took it, when and why, covers personal data, and holds no formula', async () => {
    const { founder } = await smallOffice();
    await registerOne(founder.client, '=HYPERLINK("http://example.org") 电话 13900002222 排队太久');
    const file = await exported(founder.client);
    const text = textOf(file);
    expect(file).toMatchObject({ lines: 1, mediaType: 'text/csv' });
    expect(text).toContain('方圆 2026-03-02 09:00 导出 · 个人信息已遮盖 · 事由：月报');
    expect(text).toContain('赵**');
    expect(text).not.toContain('13800001111');
    expect(text).not.toContain('13900002222');
    expect(text).toMatch(/"'=HYPERLINK/);
    const { lines } = await founder.client.access.page({ filter: { kind: 'exported' }, cursor: null });
    expect(lines.map(({ reason, complaint }) => [reason, complaint])).toEqual([['台账 1 行：月报', null]]);
  });

  it('opens as a workbook and as a document, with every line that was found', async () => {
    const { founder } = await smallOffice();
    for (const what of ['排队太久', '利息算错', '取款机吞卡']) await registerOne(founder.client, what);
    const workbook = await exported(founder.client, { format: 'xlsx' });
    const { sheets } = await readXlsx(Buffer.from(workbook.content, 'base64'));
    expect(sheets[0]?.rows.slice(3).map((row) => row[6])).toHaveLength(3);
    expect(sheets[0]?.rows[2]?.[0]).toBe('编号');
    const found = await exported(founder.client, {
      source: { list: 'register', filter: { state: 'all', text: '利息' } },
    });
    expect(found.lines).toBe(1);
    const paper = await exported(founder.client, { format: 'word' });
    expect(Buffer.from(paper.content, 'base64').subarray(0, 2).toString()).toBe('PK');
  });

  it('tells everything only to whoever may see it, and only of those complaints', async () => {
    const office = await smallOffice();
    await registerOne(office.founder.client, '排队太久');
    await office.person('王敏', [office.units.association, 'handler']);
    await office.person('李强', [office.units.association, 'reader']);
    const handler = await office.as('王敏');
    const reader = await office.as('李强');
    expect(textOf(await exported(handler.client, { masked: false }))).toContain('赵小雨,13800001111');
    expect(await outcomeOf(() => exported(reader.client, { masked: false }))).toBe('NotPermitted');
    expect(textOf(await exported(reader.client))).toContain('赵**');
  });

  it('can be the list of every screen, with its own columns', async () => {
    const { founder } = await smallOffice();
    await registerOne(founder.client, '排队太久');
    const { lines } = await founder.client.complaint.page({ filter: { state: 'all' }, cursor: null, size: 1 });
    const group = await founder.client.group.begin({
      request: request(),
      complaint: lines[0]!.id,
      title: '=排队',
      kind: 'P10-T0',
      matter: '同一网点排队',
    });
    const expected: [ListSource, number, string][] = [
      [{ list: 'today', section: 'mine' }, 1, '编号'],
      [{ list: 'approvals' }, 0, '编号'],
      [{ list: 'units' }, 6, '名称'],
      [{ list: 'people' }, 1, '姓名'],
      [{ list: 'proposals', which: 'undecided' }, 0, '措施'],
      [{ list: 'supervised', which: 'returned' }, 0, '编号'],
      [{ list: 'groups', state: 'open' }, 1, '编号'],
      [{ list: 'groupMembers', group: group.id }, 1, '编号'],
      [{ list: 'defects' }, 0, '问题'],
      [{ list: 'cases', state: 'published', text: '' }, 0, '标题'],
      [{ list: 'notices', all: true }, 0, '标题'],
      [{ list: 'duty' }, 6, '单位'],
      [{ list: 'contacts' }, 6, '单位'],
    ];
    for (const [source, count, first] of expected) {
      const file = await exported(founder.client, { source });
      expect([source.list, file.lines]).toEqual([source.list, count]);
      expect(textOf(file).split('\r\n')[1]?.split(',')[0]).toBe(first);
    }
    expect(textOf(await exported(founder.client, { source: { list: 'groups', state: 'open' } }))).toContain("'=排队");
    // Nobody takes out covered what the list never shows in full, whatever he asks for.
    const members = await exported(founder.client, {
      source: { list: 'groupMembers', group: group.id },
      masked: false,
    });
    expect(textOf(members)).toContain('赵**');
    expect(textOf(members)).toContain('个人信息已遮盖');
  });
});
