/** A small office, and for each call of the contract an input that could be right. */
import { dutySamples } from './dutySamples.ts';
import { documentSamples } from './documentSamples.ts';
import { packSamples } from './packSamples.ts';
import { reminderSamples } from './reminderSamples.ts';
import { contract, type Contract, type DeskClient } from '../../../shared/contract/contract.ts';
import { begin, type Link } from './links.ts';

export type CallName = { [Group in keyof Contract]: `${Group}.${keyof Contract[Group] & string}` }[keyof Contract];

export const callNames = Object.entries(contract).flatMap(([group, calls]) =>
  Object.keys(calls).map((call) => `${group}.${call}` as CallName),
);

export const password = 'jiandu-2026';

export type World = {
  unit: string;
  member: string;
  outlet: string;
  person: string;
  other: string;
  complaint: string;
};

export const details = {
  channel: 'phone' as const,
  receivedAt: begin - 3_600_000,
  complainants: [{ kind: 'person' as const, name: '赵小雨', phone: '024-0000 0000', identity: '210100190001010000' }],
  complainedPersons: [{ name: '柜员' }],
  reason: 'C1',
  narrative: '排队两小时，窗口只开一个；柜员态度生硬。',
  demand: '说明原因并致歉',
  amount: 12_345,
  flags: ['vulnerable' as const],
};

export const found = {
  request: 'request-found',
  kind: 'association' as const,
  unitName: '某省银行业协会',
  numberPrefix: 'LN',
  personName: '王敏',
  account: 'wangmin',
  password,
};

export const foundWorld = async ({ client, session }: Link): Promise<World> => {
  const view = await client.session.found(found);
  session.token = view.token;
  const unit = view.seat?.unit ?? '';
  const person = view.person?.id ?? '';
  const member = await saveUnit(client, 'member', '某银行', { parent: unit });
  const outlet = await saveUnit(client, 'outlet', '某银行中街支行', { parent: member });
  const other = await client.office.savePerson({
    request: 'request-other',
    name: '李强',
    account: 'liqiang',
    contact: { mobile: '130 0000 0000' },
    seats: [{ unit: member, roles: ['handler', 'intake'] }],
    password: 'erstmals-1',
  });
  const complaint = await client.complaint.register({
    request: 'request-register',
    details: { ...details, complainedUnit: outlet },
  });
  return { unit, member, outlet, person, other: other.id, complaint: complaint.id };
};

const saveUnit = async (client: DeskClient, kind: 'member' | 'outlet', name: string, more: object): Promise<string> =>
  (await client.office.saveUnit({ request: `request-${kind}`, kind, name, contact: {}, ...more })).id;

/** Hours of an outlet that opens on Saturday morning. */
const calendarOf = (world: World) => ({
  id: `unit/${world.outlet}`,
  version: 1,
  title: '中街支行营业时间',
  weekly: { sat: [['09:00', '12:00']] },
  exceptions: [{ date: '2026-03-09', kind: 'shortDay', windows: [['09:00', '11:00']], name: '停电' }],
});

const units = Buffer.from('机构名称,机构代码\n某银行北站支行,CN01\n').toString('base64');

/** Nobody listens at port 1. */
const invitation = { address: 'http://127.0.0.1:1', code: 'ABCD-EFGH-2345', deskName: '柜台一' };

const oldRegister = Buffer.from(
  '受理日期,投诉人,投诉内容,投诉渠道,投诉原因\n2024.3.5,钱多,排队太久,电话,服务态度及服务质量\n',
).toString('base64');

export const samples = (world: World): Record<CallName, unknown> => ({
  'session.state': undefined,
  'session.found': found,
  'session.demo': { request: 'request-demo' },
  'session.signIn': { account: 'wangmin', password: 'not this one' },
  'session.signOut': undefined,
  'session.lock': undefined,
  'session.switchSeat': { unit: world.unit },
  'session.changePassword': { request: 'request-password', old: 'not this one', fresh: 'another-2026' },
  'office.view': undefined,
  'office.saveUnit': {
    request: 'request-department',
    kind: 'department',
    name: '服务拓展部',
    code: 'D-1',
    numberPrefix: 'FW',
    parent: world.unit,
    contact: { phone: '1', mobile: '2', mail: '3' },
  },
  'office.closeUnit': { request: 'request-close', id: world.outlet },
  'office.savePerson': {
    request: 'request-person',
    name: '周亮',
    account: 'zhouliang',
    title: '主任',
    contact: {},
    seats: [{ unit: world.unit, roles: ['reader'] }],
    password: 'first-pass-1',
  },
  'office.linkSignOn': { request: 'request-identity', id: world.other, identity: 'li.qiang' },
  'office.personLeaves': { request: 'request-leaves', id: world.other },
  'office.previewImport': { name: 'units.csv', content: units, parent: world.member },
  'office.importUnits': {
    request: 'request-import',
    name: 'units.csv',
    content: units,
    mapping: { 机构名称: 'name', 机构代码: 'code' },
    parent: world.member,
  },
  'oldRegister.upload': { upload: 'upload-1', part: 0, content: oldRegister },
  'oldRegister.preview': { upload: 'upload-1', name: '台账.csv' },
  'oldRegister.rejects': { source: 'upload-1', format: 'csv', language: 'zh' },
  // Of a file that is gone: an import goes on in the background, and its entries would lie between those of the other calls.
  'oldRegister.begin': { request: 'request-old-register', upload: 'upload-gone', name: '台账.csv' },
  'oldRegister.cancel': { run: 'request-old-register' },
  'oldRegister.runs': undefined,
  'oldRegister.undo': { request: 'request-undo-register', run: 'request-old-register', reason: '导错了文件' },
  'list.export': {
    request: 'request-list',
    source: { list: 'register', filter: { state: 'all' } },
    format: 'csv',
    masked: true,
    reason: '月报',
    language: 'zh',
  },
  'mail.read': { name: 'a.eml', content: Buffer.from('From: a@example.org\r\nSubject: x\r\n\r\ny').toString('base64') },
  'list.progress': { request: 'request-list' },
  'list.cancel': { request: 'request-list' },
  'exchange.status': undefined,
  'exchange.view': undefined,
  'exchange.join': { request: 'request-join', ...invitation },
  'exchange.joinFresh': {
    request: 'request-fresh',
    ...invitation,
    personName: '周亮',
    account: 'zhouliang',
    password: 'first-pass-1',
  },
  'exchange.now': undefined,
  'exchange.tryAgain': undefined,
  'exchange.leave': { request: 'request-leave' },
  'exchange.invite': { unit: 'id-unknown' },
  'exchange.card': undefined,
  'exchange.look': { content: '{"shouwen":"package"}' },
  'exchange.joinFile': {
    request: 'request-join-file',
    content: '{}',
    deskName: '前台',
    personName: '王敏',
    account: 'wangmin',
    password: 'jiandu-2026',
  },
  'exchange.makePackage': { desk: 'id-unknown' },
  'exchange.takePackage': { content: '{"shouwen":"package"}' },
  'exchange.revoke': { desk: 'id-unknown', revoked: true },
  'exchange.chooseFolder': { path: null },
  'exchange.settle': { request: 'request-settle', conflict: 'id-unknown', choice: 'drop' },
  ...dutySamples(world),
  'complaint.register': {
    request: 'request-second',
    details,
    pack: 'P2',
    overlays: ['C'],
    links: [],
    draft: 'draft-1',
  },
  'complaint.act': {
    request: 'request-act',
    id: world.complaint,
    action: 'judgeValid',
    form: { opinion: '投诉成立' },
  },
  'complaint.note': { request: 'request-note', id: world.complaint, text: '客户再次来电', internal: true },
  'complaint.correct': {
    request: 'request-correct',
    id: world.complaint,
    changes: { amount: 54_321 },
    reason: '金额听错',
  },
  'complaint.correctMoney': {
    request: 'request-money',
    id: world.complaint,
    line: 0,
    base: 100,
    reason: '多算一笔',
  },
  'complaint.link': { request: 'request-link', id: world.complaint, other: world.complaint, kind: 'related' },
  'complaint.declareInterest': {
    request: 'request-interest',
    id: world.complaint,
    person: world.person,
    reason: '与投诉人是亲属',
  },
  'complaint.withdrawInterest': {
    request: 'request-no-interest',
    id: world.complaint,
    person: world.person,
    reason: '同名，不是亲属',
  },
  'presence.here': { complaint: world.complaint, window: 'window-1', doing: 'writing' },
  'presence.leave': { complaint: world.complaint, window: 'window-1' },
  'access.uncover': { request: 'request-uncover', complaint: world.complaint, reason: '核对客户身份' },
  'access.page': { filter: { complaint: world.complaint, kind: 'read' }, cursor: null, size: 10 },
  'access.export': { request: 'request-access', filter: {}, reason: '审计检查', language: 'zh' },
  'complaint.changeProcedure': {
    request: 'request-procedure',
    id: world.complaint,
    pack: 'P2',
    overlays: ['C'],
    answers: {},
    from: 'receipt',
    reason: '按2020年办法同时计时',
  },
  'complaint.procedureChange': { id: world.complaint, pack: 'P2', overlays: ['C'], answers: {}, from: 'now' },
  'complaint.undo': { request: 'request-undo', id: world.complaint },
  'complaint.open': { id: world.complaint },
  'complaint.page': { filter: { text: '窗口', state: 'open' }, cursor: null, size: 10 },
  'complaint.intake': { phone: '02400000000', name: '赵小雨', unit: world.outlet, reason: 'C1', receivedAt: begin },
  ...documentSamples(world),
  'attachment.add': {
    request: 'request-attachment',
    complaint: world.complaint,
    name: '录音说明.txt',
    content: Buffer.from('通话录音说明').toString('base64'),
    paper: null,
  },
  'attachment.read': { complaint: world.complaint, id: 'a'.repeat(64) },
  'today.view': undefined,
  'today.page': { section: 'mine', cursor: null, size: 20 },
  'draft.list': undefined,
  'draft.save': { id: 'draft-1', form: { narrative: '写到一半', complainants: [{ name: '赵' }] } },
  'draft.drop': { id: 'draft-1' },
  'dashboard.figures': { from: '2026-01', to: '2026-03', reason: 'C1', pack: 'P2', unit: world.member },
  'calendar.due': { pack: 'P2', clock: 'P2-D1', from: begin, unit: world.outlet },
  'calendar.count': {
    limit: { amount: 15, unit: 'workingDay', direction: 'backward', roll: false },
    from: begin,
    unit: world.outlet,
  },
  'calendar.view': { unit: world.outlet },
  'calendar.readNotice': {
    text: '关于2027年部分节假日安排的通知 一、元旦：1月1日至3日放假，共3天。1月9日（周六）上班。',
    year: 2027,
  },
  'calendar.readFile': {
    name: '2027.csv',
    content: Buffer.from('2027-01-01,休,元旦\n2027-01-09,班,元旦\n').toString('base64'),
  },
  'calendar.preview': { calendar: calendarOf(world) },
  'calendar.publish': {
    request: 'request-calendar',
    calendar: calendarOf(world),
    note: '周六上午营业',
    expectedVersion: 0,
  },
  'calendar.provisional': { cursor: null, size: 10 },
  'calendar.compare': { from: 1, to: 1 },
  'clock.allowed': { id: world.complaint },
  'clock.suspend': {
    request: 'request-suspend',
    id: world.complaint,
    clock: 'P2-D1#1',
    reason: 'appraisal',
    text: '送鉴定',
    notice: { manner: 'dialled', at: begin, text: '已告知' },
    reviewBy: '2026-03-20',
  },
  'clock.resume': { request: 'request-resume', id: world.complaint, clock: 'P2-D1#1', text: '鉴定完成' },
  'clock.askExtension': { request: 'request-ask', id: world.complaint, clock: 'P2-D1#1', reason: '情况复杂' },
  'clock.decideExtension': {
    request: 'request-decide',
    id: world.complaint,
    clock: 'P2-D1#1',
    granted: true,
    comment: '同意',
  },
  'clock.extend': {
    request: 'request-extend',
    id: world.complaint,
    clock: 'P2-D1#1',
    reason: '情况复杂',
    notice: { manner: 'posted', at: begin, text: '挂号信' },
  },
  'clock.restart': { request: 'request-restart', id: world.complaint, clock: 'P2-D1#1', facts: '新凭证' },
  'procedure.view': undefined,
  'procedure.published': undefined,
  'procedure.choose': { request: 'request-packs', main: ['P2'], overlays: ['C'] },
  'group.list': { state: 'open' },
  'group.hint': { unit: world.outlet, reason: 'C1' },
  'group.ofComplaint': { complaint: world.complaint },
  'group.begin': {
    request: 'request-group',
    complaint: world.complaint,
    title: '中街支行排队',
    kind: 'P10-T0',
    matter: '窗口只开一个',
  },
  'group.open': { id: 'no-such-group' },
  'group.join': { request: 'request-join', id: 'no-such-group', complaints: [world.complaint] },
  'group.leave': { request: 'request-leave', id: 'no-such-group', complaint: world.complaint, reason: '另一件事' },
  'group.setMaster': { request: 'request-master', id: 'no-such-group', complaint: world.complaint },
  'group.elect': {
    request: 'request-elect',
    id: 'no-such-group',
    representatives: [{ name: '赵小雨', phone: '', complaint: world.complaint }],
  },
  'group.measure': {
    request: 'request-measure',
    id: 'no-such-group',
    measure: 'commonness',
    text: '各网点都有',
    common: true,
  },
  'group.sweepFor': { id: 'no-such-group' },
  'group.sweep': {
    request: 'request-sweep',
    id: 'no-such-group',
    taken: [],
    dismissed: [{ complaint: world.complaint, why: '另一件事' }],
  },
  'group.word': {
    request: 'request-word',
    id: 'no-such-group',
    title: '排队',
    wording: '正在增开窗口。',
    background: '',
  },
  'group.decideMajor': {
    request: 'request-major',
    id: 'no-such-group',
    major: true,
    basis: 'designated',
    text: '监管指定',
  },
  'group.datePair': {
    request: 'request-pair-dates',
    id: 'no-such-group',
    title: '防水',
    promised: { from: '2026-01-31', months: 60 },
    held: { from: '2026-01-31', months: 24 },
  },
  'group.close': { request: 'request-group-close', id: 'no-such-group', summary: '都已解决' },
  'group.defects': undefined,
  'group.saveDefect': {
    request: 'request-defect',
    title: '窗口不足',
    kind: 'P10-T0',
    signs: '排队',
    cause: '人手',
    remedy: '增开窗口',
    material: '',
    blacklisted: false,
  },
  'caseStudy.list': { text: '排队', state: 'published' },
  'caseStudy.open': { id: 'no-such-case' },
  'caseStudy.similar': { reason: 'C1', narrative: '排队两小时' },
  'caseStudy.prepare': { complaint: world.complaint, format: 'bank' },
  'caseStudy.mask': { sources: [world.complaint], texts: { events: '赵小雨来电' }, kept: [] },
  'caseStudy.save': {
    request: 'request-case',
    expectedVersion: 0,
    content: {
      format: 'bank',
      title: '排队',
      reason: 'C1',
      business: null,
      period: '2026-03',
      sections: { events: '经过' },
      tags: ['排队'],
      sources: [world.complaint],
      kept: [],
    },
  },
  'caseStudy.submit': { request: 'request-case-submit', id: 'no-such-case', lookedAt: true },
  'caseStudy.judge': {
    request: 'request-case-judge',
    id: 'no-such-case',
    approved: true,
    comment: '',
    lookedAt: true,
  },
  'caseStudy.takeDown': { request: 'request-case-down', id: 'no-such-case', reason: '过时' },
  'quality.assess': {
    request: 'request-assess',
    period: '2026-03',
    answers: Array.from({ length: 15 }, () => 4),
    note: '',
  },
  'quality.assessments': { period: '2026-03' },
  'quality.draw': { request: 'request-draw', from: '2026-03-01', to: '2026-03-31', size: 5, seed: 7 },
  'quality.samplings': undefined,
  'quality.sampling': { id: 'no-such-sampling' },
  'quality.check': {
    request: 'request-check',
    id: 'no-such-sampling',
    complaint: world.complaint,
    answers: { 'P12-Q1': 'yes' },
    note: '',
  },
  'notice.list': { all: true },
  'notice.forComplaint': { unit: world.outlet, reason: 'C1' },
  'notice.publish': {
    request: 'request-notice',
    expectedVersion: 0,
    notice: { title: '排队', wording: '正在增开窗口。', background: '', reason: 'C1', about: null, until: null },
  },
  'notice.read': { request: 'request-notice-read', id: 'no-such-notice' },
  'notice.withdraw': { request: 'request-notice-withdraw', id: 'no-such-notice', reason: '已过时' },
  'supervision.view': undefined,
  'supervision.proposals': { list: 'undecided', cursor: null, size: 10 },
  'supervision.proposal': { id: 'id-unknown' },
  'supervision.confirm': { request: 'request-confirm', id: 'id-unknown', text: '约谈', due: '2026-03-20', base: 100 },
  'supervision.dismiss': { request: 'request-dismiss', id: 'id-unknown', reason: '已说明' },
  'supervision.postpone': { request: 'request-postpone', id: 'id-unknown', until: '2026-03-20', reason: '等材料' },
  'supervision.prove': { request: 'request-prove', id: 'id-unknown', text: '已整改' },
  'supervision.acceptProof': { request: 'request-accept', id: 'id-unknown', text: '合格' },
  'supervision.refuseProof': { request: 'request-refuse', id: 'id-unknown', reason: '不全', due: '2026-03-20' },
  'supervision.figures': { pack: 'P1', until: '2026-02', months: 3 },
  'supervision.figureCases': {
    pack: 'P1',
    kpi: 'P1-K1',
    unit: world.outlet,
    month: '2026-02',
    cursor: null,
    size: 10,
  },
  'supervision.enterFigure': {
    request: 'request-figure',
    unit: world.outlet,
    month: '2026-02',
    what: 'payingUsers',
    value: 1000,
  },
  'supervision.settlements': { month: '2026-02' },
  'supervision.settlement': { unit: world.member, month: '2026-02' },
  'supervision.closeSettlement': { request: 'request-settlement', unit: world.member, month: '2026-02' },
  'supervision.settlementFile': { unit: world.member, month: '2026-02', format: 'csv', language: 'zh' },
  'supervision.complaints': { list: 'deadlines', cursor: null, size: 10 },
  'report.view': undefined,
  'report.open': { report: 'bulletin', period: '2025-H2', version: null },
  'report.progress': { run: 'run-1' },
  'report.cancel': { run: 'run-1' },
  'report.cases': { report: 'bulletin', period: '2026-H1', row: '', measure: 'received', cursor: null, size: 10 },
  'report.changeText': {
    request: 'request-paragraph',
    report: 'bulletin',
    period: '2025-H2',
    language: 'zh',
    paragraph: 'overview',
    text: '改写的一段。',
    drafted: '',
  },
  'report.freeze': { request: 'request-freeze', report: 'bulletin', period: '2025-H2', reason: '' },
  'report.sign': { request: 'request-sign-report', report: 'bulletin', period: '2025-H2', version: 1 },
  // A file holds the check value of the log, which is each desk's own.
  'report.file': { report: 'bulletin', period: '2025-H2', version: 9, format: 'xlsx', language: 'zh' },
  ...packSamples,
  ...reminderSamples,
  'care.verify': undefined,
  'care.backup': {},
  'care.rebuild': undefined,
  'care.restore': { request: 'request-restore', folder: 'no such folder' },
  'preference.read': undefined,
  'preference.save': { key: 'language', value: 'en' },
});
