/** A partner of the association's service line under P1: two months of complaints with refunds and figures, and what has just
 *  begun. Told by its own dice, so that the rest of the demo stays as it is. */
import { day, hour, minute, type Instant } from '../../shared/base/time.ts';
import { monthAfter } from '../../shared/accountability/period.ts';
import { instantOf, localDate } from '../../shared/calendar/local.ts';
import type { Context } from '../../shared/complaint/context.ts';
import { decideAct } from '../../shared/complaint/decide/act.ts';
import { decideRegister } from '../../shared/complaint/decide/register.ts';
import type { ComplaintEvent } from '../../shared/complaint/events.ts';
import { evolve } from '../../shared/complaint/evolve.ts';
import type { Complaint } from '../../shared/complaint/state.ts';
import { decideSetPair } from '../../shared/duty/decide.ts';
import { decideSavePerson, decideSaveUnit } from '../../shared/people/decide.ts';
import { done } from '../../shared/base/result.ts';
import type { Role } from '../../shared/people/office.ts';
import type { Actor } from '../../shared/people/permissions.ts';
import type { FormValues } from '../../shared/procedure/pack.ts';
import { shippedPacks } from '../../shared/procedure/packs/index.ts';
import { audienceOf, complaintEvents } from '../perform.ts';
import { complainantOf } from './details.ts';
import type { Ledger } from './ledger.ts';
import { demoPasswordHash, type DemoOffice } from './office.ts';
import type { Random } from './random.ts';

type Parts = {
  ledger: Ledger;
  random: Random;
  office: DemoOffice;
  now: Instant;
  plan: (at: Instant, happen: () => void) => void;
  contextAt: (at: Instant, actor: Actor) => Context;
  numberAt: (at: Instant, unit: string) => string;
  watch: (complaint: Complaint, from: Instant) => void;
};

export type DemoPartner = { unit: string; months: [before: string, last: string] };

const pack = shippedPacks.newest('P1')!;
const matters = [
  ['短信提醒服务未开通也被扣费，连续两个月。', '退还已扣的费用'],
  ['更换号码后旧号码仍按月扣短信服务费。', '停止扣费并退款'],
  ['交易提醒短信迟到两个多小时，没有起到作用。', '说明原因，改进时效'],
  ['退订短信服务后次月又被自动开通。', '退费并核查原因'],
] as const;

/** Plans the partner's tale. @returns its unit, and the two months that are over */
export function planPartner({ ledger, random, office, now, plan, contextAt, numberAt, watch }: Parts): DemoPartner {
  const present = localDate('Asia/Shanghai', now).slice(0, 7);
  const [before, last] = [monthAfter(present, -2), monthAfter(present, -1)];
  const opened = instantOf('Asia/Shanghai', `${before}-01`, 0) - 20 * day;
  let ids = opened;
  const nextId = (): string => random.id((ids += 1));
  const [centre, partner] = [nextId(), nextId()];
  const { administrator } = office;

  const saves: (() => void)[] = [];
  const seated = (name: string, account: string, title: string, unit: string, ...roles: Role[]): Actor => {
    const id = nextId();
    const saved = { id, name, account, title, seats: [{ unit, roles }], contact: { phone: '024-00009001' } };
    saves.push(() =>
      ledger.change(opened, administrator, 'office.savePerson', saved, (context) => {
        const decided = decideSavePerson(saved, context);
        if (!decided.ok) return decided;
        const passwordHash = demoPasswordHash;
        return done([
          ...decided.value,
          { type: 'PasswordSet' as const, id, passwordHash, mustChange: false, at: opened },
        ]);
      }),
    );
    return { person: id, unit };
  };
  const agent = seated('袁媛', 'yuanyuan', '短信服务受理', centre, 'intake', 'handler');
  const caller = seated('田禾', 'tianhe', '短信服务回访', centre, 'intake', 'handler', 'callBack');
  const engineer = seated('谢帆', 'xiefan', '客服联系人', partner, 'intake', 'handler', 'supervisor');
  const deputy = seated('葛云', 'geyun', '技术联系人', partner, 'intake', 'handler');
  const saveUnit = (id: string, kind: 'department' | 'member', name: string, numberPrefix: string): void => {
    const contact = { phone: '024-00009000' };
    const mark = kind === 'member' ? { partner: true } : {};
    const saved = { id, kind, name, numberPrefix, parent: office.association, contact, ...mark };
    ledger.change(opened, administrator, 'office.saveUnit', saved, (context) => decideSaveUnit(saved, context));
  };
  const setPair = (unit: string, a: Actor, b: Actor): void => {
    const pair = { a: a.person, b: b.person };
    ledger.change(opened, administrator, 'duty.setPair', { unit, ...pair }, (context) =>
      decideSetPair(unit, pair, context),
    );
  };
  plan(opened, () => {
    saveUnit(centre, 'department', '短信服务受理台', 'DX');
    saveUnit(partner, 'member', '云帆信息（短信平台服务商）', 'YF');
    for (const save of saves) save();
    setPair(centre, agent, caller);
    setPair(partner, engineer, deputy);
  });

  let count = 0;
  const tell = (
    month: string,
    date: number,
    refund: { kind: string; base: number } | null,
    hours: number | null,
  ): void => {
    const at = instantOf('Asia/Shanghai', `${month}-${String(date).padStart(2, '0')}`, 9 * 60 + 40 + (count % 5) * 7);
    const [narrative, demand] = matters[count++ % matters.length]!;
    let complaint: Complaint | undefined;
    const keep = (
      moment: Instant,
      actor: Actor,
      name: string,
      input: object,
      events: ComplaintEvent[],
      id: string,
    ): void => {
      for (const event of events) complaint = evolve(complaint, event);
      const stored = complaintEvents(id, events, audienceOf(ledger.office(), actor, pack, shippedPacks));
      ledger.add({ at: moment, actor, name, input, events: stored, reply: { id } });
      watch(complaint!, moment);
    };
    const step = (moment: Instant, actor: Actor, action: string, form: FormValues = {}): void =>
      plan(moment, () => {
        if (!complaint) return;
        const decided = decideAct({ action, form }, pack, complaint, contextAt(moment, actor));
        if (!decided.ok)
          throw new Error(`the partner's tale breaks a rule at ${action}: ${JSON.stringify(decided.problem)}`);
        keep(moment, actor, 'complaint.act', { id: complaint.id, action, form }, decided.value, complaint.id);
      });
    plan(at, () => {
      const id = random.id(at);
      const details = {
        channel: 'phone' as const,
        receivedAt: at - 3 * minute,
        complainants: [complainantOf(random, 9000 + count)],
        complainedPersons: [],
        complainedUnit: partner,
        reason: 'C1',
        narrative,
        demand,
        flags: [],
        extra: { taker: 'operator', mode: 'c' },
      };
      const number = numberAt(at, centre);
      const decided = decideRegister({ id, number, pack, overlays: [], details }, contextAt(at, agent));
      if (!decided.ok) throw new Error(`the partner's tale cannot begin: ${JSON.stringify(decided.problem)}`);
      keep(at, agent, 'complaint.register', { details, pack: pack.id, links: [] }, decided.value, id);
    });
    step(at + 20 * minute, agent, 'judgeCause', { cause: 'si', basis: '扣费记录来自短信平台' });
    const request = { unit: partner, grade: 'urgent', request: 'complaint', description: narrative };
    step(at + 40 * minute, agent, 'dispatchSupport', request);
    if (refund) step(at + 3 * hour, engineer, 'reportRefund', { ...refund, verified: '平台记录核对属实' });
    if (refund) step(at + 5 * hour, agent, 'recharge', { receipt: `CZ${month.replace('-', '')}${date}` });
    if (hours === null) return;
    const solvedAt = at + hours * hour;
    step(solvedAt, engineer, 'solve', {
      result: '已关闭误开的服务',
      replyManner: 'phone',
      reply: '已说明原因并致歉',
      firstTime: true,
    });
    step(solvedAt + 20 * hour, caller, 'recordCallBack', { result: 'satisfied', inTime: '5', solvedInTime: '4' });
    step(solvedAt + 21 * hour, agent, 'close', { summary: '服务已关闭，费用已退' });
    step(solvedAt + 22 * hour, agent, 'archive', { papersComplete: true });
  };
  const refundOf = (kind: 'wrongCharge' | 'functionFee', base: number) => ({ kind, base });
  tell(before, 6, refundOf('wrongCharge', 1500), 9);
  tell(before, 13, null, 20);
  tell(before, 22, refundOf('functionFee', 12_000), 12);
  tell(last, 3, refundOf('wrongCharge', 1800), 8);
  tell(last, 5, null, 30);
  tell(last, 9, refundOf('wrongCharge', 960), 11);
  tell(last, 11, null, 46);
  tell(last, 13, refundOf('functionFee', 8000), 10);
  tell(last, 17, null, 33);
  tell(last, 20, null, 7);
  tell(last, 24, refundOf('wrongCharge', 3000), 16);
  // Just sent to the partner.
  const justNow = localDate('Asia/Shanghai', now - 3 * hour);
  tell(justNow.slice(0, 7), Number(justNow.slice(8)), null, null);
  // Long enough ago to have come to its end.
  const lately = localDate('Asia/Shanghai', now - 4 * day);
  tell(lately.slice(0, 7), Number(lately.slice(8)), refundOf('wrongCharge', 2000), 12);
  return { unit: partner, months: [before, last] };
}
