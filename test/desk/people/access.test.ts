import { describe, expect, it } from 'vitest';
import { complaintAt, outcomeOf, request, smallOffice } from './office.ts';

async function bank() {
  const office = await smallOffice();
  const { units } = office;
  await office.person('clerk', [units.bank, 'intake', 'handler']);
  const colleague = await office.person('colleague', [units.bank, 'handler']);
  const auditor = await office.person('auditor', [units.bank, 'auditor']);
  await office.person('reader', [units.bank, 'reader']);
  await office.person('stranger', [units.otherBank, 'auditor', 'handler']);
  const clerk = (await office.as('clerk')).client;
  const id = await complaintAt(clerk, units.outlet);
  return { ...office, clerk, id, colleague, auditor, of: async (name: string) => (await office.as(name)).client };
}

describe('PPL-LOG: who looked at whose data', { timeout: 60_000 }, () => {
  it('is kept once an hour for what is not one’s own work, and not for one’s own', async () => {
    const { clerk, id, of, wait, colleague, parts } = await bank();
    await clerk.complaint.open({ id });
    const other = await of('colleague');
    const auditor = await of('auditor');
    const looks = async () => (await auditor.access.page({ filter: {}, cursor: null })).lines;
    expect(await looks()).toEqual([]);
    await other.complaint.open({ id });
    await other.complaint.open({ id });
    expect(await looks()).toMatchObject([{ person: colleague, kind: 'read', complaint: { id } }]);
    const before = parts.store.head().events;
    await other.complaint.open({ id });
    expect(parts.store.head().events).toBe(before);
    wait(3_600_000);
    await other.complaint.open({ id });
    expect(await looks()).toHaveLength(2);
    // Once he has handled it, it is his own work.
    wait(3_600_000);
    await other.complaint.act({
      request: request(),
      id,
      action: 'verify',
      form: { founded: 'founded', facts: '属实' },
    });
    await other.complaint.open({ id });
    expect(await looks()).toHaveLength(2);
    expect((await clerk.complaint.open({ id })).timeline.map(({ type }) => type)).not.toContain('AccessRecorded');
  });

  it('cannot be kept from the log by taking its request id', async () => {
    const { id, of, parts, units, colleague } = await bank();
    const other = await of('colleague');
    const hour = Math.floor(parts.clock() / 3_600_000);
    const taken = `read/${colleague}/${units.bank}/${id}/${hour}`;
    await other.complaint.note({ request: taken, id, text: '占用编号', internal: true });
    await other.complaint.open({ id });
    const { lines } = await (await of('auditor')).access.page({ filter: { complaint: id }, cursor: null });
    expect(lines).toHaveLength(1);
  });

  it('is read by the auditor of the own organisation alone, filtered, page by page, and exported with a note', async () => {
    const { clerk, id, of, wait, colleague, auditor: auditorId } = await bank();
    const other = await of('colleague');
    for (let times = 0; times < 3; times++) {
      await other.complaint.open({ id });
      wait(3_600_000);
    }
    await other.access.uncover({ request: request(), complaint: id, reason: '=联系客户' });
    const auditor = await of('auditor');
    const first = await auditor.access.page({ filter: {}, cursor: null, size: 3 });
    expect(first.lines.map(({ kind }) => kind)).toEqual(['uncovered', 'read', 'read']);
    const second = await auditor.access.page({ filter: {}, cursor: first.next, size: 3 });
    expect(second).toMatchObject({ lines: [{ kind: 'read' }], next: null });
    const { number } = await clerk.complaint.open({ id });
    const only = (filter: object) => auditor.access.page({ filter, cursor: null }).then(({ lines }) => lines.length);
    expect(await only({ complaint: number, kind: 'uncovered' })).toBe(1);
    expect(await only({ person: colleague })).toBe(4);
    expect(await only({ person: auditorId })).toBe(0);
    expect(await only({ complaint: 'LN-2026-9999' })).toBe(0);
    const file = await auditor.access.export({ request: request(), filter: {}, reason: '半年检查', language: 'zh' });
    const text = Buffer.from(file.content, 'base64').toString('utf8');
    expect(file.lines).toBe(5);
    expect(text).toContain('半年检查');
    expect(text).toContain(`colleague,甲银行,显示完整信息,${number},'=联系客户`);
    const { lines } = await auditor.access.page({ filter: { kind: 'exported' }, cursor: null });
    expect(lines).toMatchObject([{ person: auditorId, complaint: null, reason: '半年检查' }]);
    expect(await outcomeOf(() => other.access.page({ filter: {}, cursor: null }))).toBe('NotPermitted');
    expect((await (await of('stranger')).access.page({ filter: {}, cursor: null })).lines).toEqual([]);
  });

  it('uses an index for every filter of the list', async () => {
    const { parts } = await bank();
    for (const where of ['', 'and person = ?', 'and complaint = ?']) {
      const sql = `explain query plan select sequence from access_record where home = ? ${where} and sequence < ? order by sequence desc limit 50`;
      const values = where === '' ? ['x', 1] : ['x', 'x', 1];
      const plan = JSON.stringify(parts.database.prepare(sql).all(...values));
      expect(plan).toContain('USING');
      expect(plan).not.toContain('TEMP B-TREE');
    }
  });
});

describe('PPL-MASK: personal data is covered until somebody asks for it with a reason', { timeout: 60_000 }, () => {
  it('on lists always, on the page by who works on it, in the history too', async () => {
    const { clerk, id, of } = await bank();
    const [line] = (await clerk.complaint.page({ filter: {}, cursor: null })).lines;
    expect(line!.complainant).toBe('赵**');
    const own = (await clerk.complaint.open({ id })).details.complainants[0];
    expect(own).toMatchObject({ name: '赵小雨', phone: '13800001111', identity: '210***********1234' });
    await clerk.complaint.correct({
      request: request(),
      id,
      changes: {
        complainants: [{ kind: 'person', name: '赵小雨', phone: '13900002222', identity: '210100199001011234' }],
      },
      reason: '电话听错',
    });
    const reader = await of('reader');
    const seen = await reader.complaint.open({ id });
    expect(seen.details.complainants[0]).toMatchObject({ name: '赵**', phone: '139****2222' });
    for (const secret of ['赵小雨', '13900002222', '13800001111', '210100199001011234']) {
      expect(JSON.stringify(seen)).not.toContain(secret);
    }
    expect(JSON.stringify(await clerk.complaint.open({ id }))).not.toContain('210100199001011234');
    expect(await outcomeOf(() => reader.access.uncover({ request: request(), complaint: id, reason: '看看' }))).toBe(
      'NotPermitted',
    );
    const { complainants } = await clerk.access.uncover({ request: request(), complaint: id, reason: '核对客户身份' });
    expect(complainants[0]!.identity).toBe('210100199001011234');
  });

  it('never saves a covered value over the real one', async () => {
    const { clerk, id } = await bank();
    const shown = (await clerk.complaint.open({ id })).details.complainants[0]!;
    const save = (person: object) =>
      outcomeOf(() =>
        clerk.complaint.correct({
          request: request(),
          id,
          changes: { complainants: [{ ...shown, ...person }] },
          reason: '更正',
        }),
      );
    const real = async () =>
      (await clerk.access.uncover({ request: request(), complaint: id, reason: '核对' })).complainants[0];
    expect(await save({ phone: '13900002222' })).toBe('ok');
    expect(await real()).toMatchObject({ phone: '13900002222', identity: '210100199001011234' });
    expect(await save({ identity: '220***********9999' })).toBe('CoveredValue');
    expect(await save({ phone: '139****2222', name: '赵大雨' })).toBe('ok');
    expect(await real()).toMatchObject({ name: '赵大雨', phone: '13900002222', identity: '210100199001011234' });
  });
});
