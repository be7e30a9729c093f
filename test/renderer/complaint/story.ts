// Complaints lived through with the office's real rules, so that what the screens show is what the desk would send.
import { chinaOfficeCalendar } from '../../../shared/calendar/china.ts';
import { compileCalendar } from '../../../shared/calendar/compile.ts';
import { localDate } from '../../../shared/calendar/local.ts';
import { decideAct } from '../../../shared/complaint/decide/act.ts';
import { partiesElsewhere } from '../../../shared/complaint/decide/behalf.ts';
import { judgeAction } from '../../../shared/complaint/decide/judge.ts';
import {
  decideAttach,
  decideMoments,
  decideCorrect,
  decideLink,
  decideNote,
} from '../../../shared/complaint/decide/record.ts';
import { decideRegister } from '../../../shared/complaint/decide/register.ts';
import type { Result } from '../../../shared/base/result.ts';
import type { Details } from '../../../shared/complaint/details.ts';
import type { ComplaintEvent } from '../../../shared/complaint/events.ts';
import { fold } from '../../../shared/complaint/evolve.ts';
import type { ComplaintRefusal } from '../../../shared/complaint/refusals.ts';
import { standingOf, unitOfParty, type Complaint } from '../../../shared/complaint/state.ts';
import type { ComplaintView, SimilarCase, TimelineEntry } from '../../../shared/contract/views.ts';
import { homeOf } from '../../../shared/people/permissions.ts';
import { answering, handlerAt } from '../../../shared/duty/answering.ts';
import { actionOf, stageOf, type FormValues } from '../../../shared/procedure/pack.ts';
import { shippedPacks } from '../../../shared/procedure/packs/index.ts';
import { builtInBook } from '../../../shared/procedure/trees/book.ts';
import { liaoningV1 } from '../../../shared/procedure/packs/liaoning/v1.ts';
import { at, office } from './office.ts';

const compiled = compileCalendar(chinaOfficeCalendar);
if (!compiled.ok) throw new Error('The calendar does not compile');
const workingTime = compiled.value;

export const details: Details = {
  channel: 'phone',
  receivedAt: at('2026-11-18T10:20'),
  complainants: [
    {
      kind: 'person',
      name: '刘志国',
      phone: '13840001234',
      identity: '210102198003151234',
      address: '大连市中山区人民路 15 号 2 单元 301',
      agent: { name: '刘洋', phone: '13840005678', authority: '父亲口头委托，已电话确认' },
    },
  ],
  complainedUnit: 'o',
  complainedPersons: [{ name: '周洁', person: 'zhou' }, { name: '大堂经理（姓名不详）' }],
  business: 'B3.debit',
  businessChannel: 'A1.outlet',
  reason: 'C7',
  narrative:
    '客户于 11 月 16 日下午在中山支行办理跨行转账 30 万元，柜员收取手续费 200 元，未事先告知可在手机银行免费办理。客户要求说明收费依据时，大堂经理称“系统就是这样”，未做解释。客户认为收费不透明、态度生硬。',
  demand: '退还手续费 200 元，并请网点负责人当面说明收费依据。',
  amount: 20_000,
  flags: ['vulnerable'],
};

export type Story = ReturnType<typeof createStory>;

/** A complaint that lives; `person` and `unit` say who acts, `when` is office time such as '2026-11-18T11:00'. */
export function createStory(given: Details = details, number = 'SYXH-2026-0431', id = 'c1') {
  const entries: (TimelineEntry & { event: ComplaintEvent })[] = [];
  const contextAt = (now: number, person: string, unit: string) => ({
    office,
    packs: shippedPacks,
    categories: builtInBook,
    actor: { person, unit },
    now,
    today: localDate('Asia/Shanghai', now),
    workingTime,
    workingTimeOf: () => workingTime,
  });
  const state = (): Complaint => fold(entries.map((entry) => entry.event))!;
  const keep = (
    decision: Result<ComplaintEvent[], ComplaintRefusal>,
    now: number,
    person: string | null,
    unit: string | null,
    internal = false,
  ): ComplaintRefusal | undefined => {
    if (!decision.ok) return decision.problem;
    for (const event of decision.value) {
      const { type, ...body } = event;
      const actingFor = event.type === 'ActionTaken' ? event.actingFor : null;
      entries.push({ sequence: entries.length + 1, at: now, type, person, unit, actingFor, internal, body, event });
    }
    return undefined;
  };

  const story = {
    register: (when: string, person: string, unit: string) =>
      keep(
        decideRegister(
          { id, number, pack: liaoningV1, overlays: [], details: given },
          contextAt(at(when), person, unit),
        ),
        at(when),
        person,
        unit,
      ),
    act: (when: string, person: string, unit: string, action: string, form: FormValues = {}) =>
      keep(
        decideAct({ action, form }, liaoningV1, state(), contextAt(at(when), person, unit)),
        at(when),
        person,
        unit,
        actionOf(liaoningV1, action)?.internal === true,
      ),
    note: (when: string, person: string, unit: string, text: string, internal: boolean) =>
      keep(decideNote(text, state(), contextAt(at(when), person, unit)), at(when), person, unit, internal),
    correct: (when: string, person: string, unit: string, changes: Partial<Details>, reason: string) =>
      keep(decideCorrect(changes, reason, state(), contextAt(at(when), person, unit)), at(when), person, unit),
    link: (when: string, person: string, unit: string, other: string, kind: 'repeat' | 'sameMatter' | 'related') =>
      keep(decideLink(other, kind, state(), contextAt(at(when), person, unit)), at(when), person, unit),
    attach: (when: string, person: string, unit: string, name: string, size: number, mediaType: string) =>
      keep(
        decideAttach(
          { attachment: `f${entries.length}`, name, size, mediaType, paper: null },
          state(),
          contextAt(at(when), person, unit),
        ),
        at(when),
        person,
        unit,
      ),
    breaks: (when: string) =>
      keep(
        {
          ok: true,
          value: decideMoments(state(), at(when), (party, moment) => {
            const unit = unitOfParty(liaoningV1, state(), party);
            return (unit && handlerAt(office, unit, moment)) || null;
          }),
        },
        at(when),
        null,
        null,
      ),
    view: (now: number, person: string, unit: string, extra: Partial<ComplaintView> = {}): ComplaintView => {
      const complaint = state();
      const active = complaint.stages.map((place) => place.stage);
      const context = contextAt(now, person, unit);
      return {
        id: complaint.id,
        number: complaint.number,
        mayChangeProcedure: false,
        pack: complaint.pack,
        overlays: complaint.overlays,
        severity: null,
        money: complaint.money,
        details: complaint.details,
        covered: 'identity',
        version: entries.length,
        registeredAt: complaint.registeredAt,
        categories: complaint.categories,
        firstAsked: complaint.firstAsked,
        parties: Object.entries(complaint.parties).map(([party, held]) => ({
          party,
          ...held,
          answering: answering(office, held.unit, now),
        })),
        assigned: [],
        stages: complaint.stages.map((place) => ({
          ...place,
          unit: unitOfParty(liaoningV1, complaint, stageOf(liaoningV1, place.stage)!.party) ?? null,
        })),
        standing: standingOf(complaint),
        clocks: complaint.clocks,
        returns: complaint.returns,
        answers: [],
        elsewhere: partiesElsewhere(office, homeOf(office, unit), complaint),
        actions: liaoningV1.actions
          .filter((action) => !complaint.ended && action.at.some((stage) => active.includes(stage)))
          .map((action) => ({
            action: action.id,
            refusal: judgeAction(liaoningV1, action, complaint, context) ?? null,
          })),
        timeline: entries.map(({ event: _event, ...entry }) => entry),
        papers: [],
        attachments: entries.flatMap(({ event }) =>
          event.type === 'AttachmentAdded'
            ? [
                {
                  id: event.attachment,
                  name: event.name,
                  size: event.size,
                  mediaType: event.mediaType,
                  paper: event.paper,
                  at: event.at,
                },
              ]
            : [],
        ),
        links: complaint.links.map((link) => ({
          ...link,
          number: 'SYXH-2026-0398',
          gist: '客户反映同一网点柜台收取转账手续费未告知。',
        })),
        similar: similarCases,
        interests: complaint.interests,
        undo: null,
        ended: complaint.ended,
        newer: complaint.newer,
        ...extra,
      };
    },
  };
  return story;
}

export const similarCases: SimilarCase[] = [
  {
    id: 'c0',
    number: 'SYXH-2026-0398',
    why: ['phone', 'unit'],
    receivedAt: at('2026-11-06T09:40'),
    complainant: '刘志国',
    complainedUnit: 'o',
    gist: '客户反映同一网点柜台收取转账手续费未告知。',
    standing: { replied: true, solved: false, closed: false, satisfied: null },
    ended: null,
  },
  {
    id: 'c9',
    number: 'SYXH-2026-0355',
    why: ['unitAndReason'],
    receivedAt: at('2026-10-20T14:05'),
    complainant: '高丽华',
    complainedUnit: 'o',
    gist: '客户认为理财产品提前赎回手续费收取比例过高，网点解释不清。',
    standing: { replied: true, solved: true, closed: true, satisfied: true },
    ended: 'archived',
  },
];

/** As far as the bank's turn: forwarded, accepted by B for A, with a note, a correction and a promise by the outlet. */
export function halfwayStory(given: Details = details): Story {
  const story = createStory(given);
  story.register('2026-11-18T10:35', 'wang', 'a1');
  story.attach('2026-11-18T10:40', 'wang', 'a1', '手续费回单.png', 184_320, 'image/png');
  story.act('2026-11-18T10:50', 'wang', 'a1', 'judgeValid', { opinion: '事实具体，属收费争议，拟转中国银行核实。' });
  story.act('2026-11-18T11:20', 'chen', 'a1', 'approve', { comment: '同意，请对方重点核实是否事先告知收费。' });
  story.note('2026-11-18T11:25', 'wang', 'a1', '客户情绪较激动，再次来电时请直接转我。', true);
  story.correct(
    '2026-11-18T14:10',
    'wang',
    'a1',
    { amount: 20_000 + 5_000, demand: '退还手续费 250 元。' },
    '客户来电更正手续费金额',
  );
  story.act('2026-11-18T15:00', 'wang', 'a1', 'forward', { unit: 'm', request: '请在二个工作日内核实并回复。' });
  story.act('2026-11-20T09:30', 'sun', 'm', 'memberAccept');
  story.act('2026-11-20T10:00', 'sun', 'm', 'passDown', { unit: 'o', request: '请提供当日监控和凭证。' });
  story.act('2026-11-20T13:30', 'zhou', 'o', 'outletAccept');
  story.breaks('2026-11-21T00:10');
  story.act('2026-11-23T16:00', 'zhou', 'o', 'reportProgress', {
    progress: '已调取监控，正在与柜员核实告知情况。',
    replyManner: 'phone',
    reply: '已告知客户正在核实，请耐心等待。',
    promised: '2026-11-26',
  });
  story.act('2026-11-23T16:40', 'wang', 'a1', 'urge', { text: '请尽快核实并报告。' });
  return story;
}

/** The whole way to the archive, with an unsatisfied call-back and a rectification. */
export function wholeStory(given: Details = details): Story {
  const story = halfwayStory(given);
  story.act('2026-11-23T17:00', 'sun', 'm', 'verify', {
    founded: 'founded',
    facts:
      '经调阅监控并询问柜员，柜员收费前未主动告知手机银行免费渠道，收费标准公示牌被遮挡。收费金额 200 元符合本行价目。',
  });
  story.act('2026-11-23T17:10', 'sun', 'm', 'orderRectification', {
    opinion: '立即恢复收费公示；柜面增加收费告知话术，组织全员学习。',
    staffOpinion: '对当班柜员批评教育，扣减当月服务考核分 2 分。',
    due: '2026-12-04',
  });
  story.act('2026-11-24T10:00', 'zhou', 'o', 'reportResult', {
    result: '向客户致歉并全额退还手续费 200 元。',
    replyManner: 'visit',
    reply: '网点负责人上门向客户致歉，说明收费依据，退还手续费。',
    solved: true,
  });
  story.act('2026-11-24T15:00', 'sun', 'm', 'reportUp', { report: '投诉属实，已致歉退费，网点整改中。' });
  story.act('2026-11-25T09:00', 'wang', 'a1', 'passReview', {});
  story.act('2026-11-25T10:00', 'liqiang', 'a1', 'recordCallBack', { result: 'unreachable' });
  story.act('2026-11-26T10:00', 'liqiang', 'a1', 'recordCallBack', {
    result: 'accepted',
    text: '对退费满意，希望公示更醒目。',
  });
  story.act('2026-11-27T10:00', 'zhou', 'o', 'reportRectification', { measures: '公示牌已更换，话术已培训，附照片。' });
  story.act('2026-11-30T10:00', 'zhao', 'm', 'passRectification', { comment: '现场检查合格。' });
  story.act('2026-11-30T14:00', 'wang', 'a1', 'close', { summary: '客户基本满意，办结。' });
  story.act('2026-12-01T09:00', 'wang', 'a1', 'archive', { papersComplete: true, shelf: '2026-投诉-0431' });
  return story;
}
