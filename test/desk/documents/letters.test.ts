import { describe, expect, it } from 'vitest';
import type { DeskClient } from '../../../shared/contract/contract.ts';
import { letterText } from '../../../desk/documents/letterText.ts';
import { letterVariableNames, templateProblem } from '../../../shared/document/letters/template.ts';
import { shippedPacks } from '../../../shared/procedure/packs/index.ts';
import { begin, connect, openTestDesk, replyOf } from '../contract/links.ts';
import { foundWorld } from '../contract/world.ts';

const refusalOf = async (call: () => Promise<unknown>): Promise<unknown> => {
  const reply = await replyOf(call);
  return 'error' in reply ? (reply.error.data ?? reply.error.code) : 'ok';
};

const deskWithComplaint = async () => {
  const test = await openTestDesk();
  const link = await connect('direct', test.desk);
  return { ...test, client: link.client, world: await foundWorld(link) };
};

const shippedLetters = shippedPacks.all.flatMap(({ letters = [] }) => letters);

/** Whole numbers below a bound, the same for the same seed. */
function dice(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

/** Publishes the next version of a procedure with one of its letters worded anew. */
async function reword(client: DeskClient, id: string, letter: string, body: { zh: string; en: string }) {
  const [{ version } = { version: 1 }] = await client.pack.versions({ id });
  const draft = `${id}-${letter}`;
  const { pack, savedAt } = await client.pack.begin({ draft, from: { id, version }, id });
  const letters = (pack.letters ?? []).map((one) => (one.id === letter ? { ...one, body } : one));
  await client.pack.save({ draft, pack: { ...pack, letters }, seen: savedAt });
  await client.pack.publish({ request: `request-${draft}-${body.zh}`, draft, note: '改写法', recount: false });
}

describe('the text of a letter', () => {
  it('writes what is known, leaves a blank for what is not and names it, and skips what is only said if known', () => {
    const body =
      '{{ 投诉人 }}：{% if 涉及金额 %}金额{{ 涉及金额 }}。{% endif %}{% if 诉求 %}诉求{{ 诉求 }}。{% endif %}{{ 处理结果 }}';
    expect(letterText(body, { 投诉人: '赵小雨', 涉及金额: null, 诉求: '致歉', 处理结果: null })).toEqual({
      text: '赵小雨：诉求致歉。____',
      missing: ['处理结果'],
    });
  });

  it('ends a sentence once, whatever the words in it ended with', () => {
    const body = '诉求：{{ 诉求 }}。Demand: {{ 投诉人 }}.\n{{ 投诉内容 }}';
    const values = { 诉求: '致歉。', 投诉人: 'an apology.', 投诉内容: '等了很久。。。没人理' };
    expect(letterText(body, values)).toHaveProperty('text', '诉求：致歉。Demand: an apology.\n等了很久。。。没人理');
  });

  it('never runs what people wrote into a complaint', () => {
    expect(letterText('{{ 投诉内容 }}', { 投诉内容: '{{ 编号 }}{% if %}<b>' })).toEqual({
      text: '{{ 编号 }}{% if %}<b>',
      missing: [],
    });
  });

  it.each([
    ['{{ 不存在的 }}', { kind: 'unknownVariables', names: ['不存在的'] }],
    ['第一行\n{% if 诉求 %}没有结束', { kind: 'template', line: 2 }],
    ['{{ 编号', { kind: 'template', line: 1 }],
    ["{% render '/etc/passwd' %}", { kind: 'template', line: 1 }],
    ['{{ 编号 | upcase }}', { kind: 'template', line: 1 }],
    ['{% if 诉求 %}a{% else %}b\n{% else %}c{% endif %}', { kind: 'template', line: 2 }],
    ['{% if 核实结论 == "属实" or 谁 %}a{% endif %}', { kind: 'unknownVariables', names: ['谁'] }],
    ['{% endif %}', { kind: 'template', line: 1 }],
    ['完了 %}', { kind: 'template', line: 1 }],
  ])('names what is wrong with %s', (body, problem) => {
    expect(templateProblem(body)).toEqual(problem);
  });

  it('goes one way or the other by what is known', () => {
    const body = '{% if 核实结论 == "属实" and 诉求 %}属实。{% elsif 核实结论 %}不属实。{% else %}未核实。{% endif %}';
    const said = [
      { 核实结论: '属实', 诉求: '退费' },
      { 核实结论: '不属实', 诉求: null },
      { 核实结论: null, 诉求: null },
    ];
    expect(said.map((values) => letterText(body, values))).toEqual(
      ['属实。', '不属实。', '未核实。'].map((text) => ({ text, missing: [] })),
    );
  });

  it('can be filled whenever nothing is found wrong with it', () => {
    const seed = 20261123;
    const next = dice(seed);
    const pieces = [
      '您好。',
      '{{ 编号 }}',
      '{{诉求}}',
      '{{',
      '}}',
      '{%',
      '{% if 诉求 %}',
      '{% if 核实结论 == "属实" %}',
      '{% unless 诉求 %}',
      '{% elsif 编号 or 诉求 %}',
      '{% else %}',
      '{% endif %}',
      '{% endunless %}',
      '{',
      '%',
      '\n',
      '{% if %}',
    ];
    const values = Object.fromEntries(letterVariableNames.map((name) => [name, '某']));
    let sound = 0;
    for (let run = 0; run < 4000; run++) {
      const body = Array.from({ length: 1 + next(6) }, () => pieces[next(pieces.length)]).join('');
      if (templateProblem(body)) continue;
      sound += 1;
      expect(letterText(body, values), `seed ${seed}: ${body}`).toHaveProperty('text');
    }
    expect(sound).toBeGreaterThan(200);
  });

  it('stops a template that would run for ever', () => {
    expect(letterText('{% for i in (1..900000000) %}啊{% endfor %}', {})).toMatchObject({ kind: 'template' });
  });
});

describe('the letters that come with the program', () => {
  it.each(shippedLetters)('$id is whole in both languages', ({ body }) => {
    expect([templateProblem(body.zh), templateProblem(body.en)]).toEqual([undefined, undefined]);
    const used = (text: string): string[] => letterVariableNames.filter((name) => text.includes(`{{ ${name} }}`));
    expect(used(body.en)).toEqual(used(body.zh));
  });

  it('C-N1: the notice of the decision states the facts, the basis and the remedies', () => {
    const { zh } = shippedLetters.find(({ id }) => id === 'decision')!.body;
    expect(zh).toMatch(
      /核实的情况：\{\{ 核实情况 \}\}[\s\S]*依据和理由：\{\{ 答复内容 \}\}[\s\S]*核查[\s\S]*调解[\s\S]*仲裁[\s\S]*诉讼/,
    );
  });
});

describe('a letter on the desk', () => {
  it('is filled from the complaint', async () => {
    const { client, world } = await deskWithComplaint();
    const draft = await client.letter.draft({ complaint: world.complaint, letter: 'acknowledgement', language: 'zh' });
    expect(draft.missing).toEqual([]);
    expect(draft.text).toContain('赵小雨：\n您于2026年3月2日反映的关于某银行中街支行的');
    expect(draft.text).toContain('编号为LN-2026-0001');
  });

  it('C-N2: is kept as it went, with the proof, and as a paper; a repeated request sends it once', async () => {
    const { client, world } = await deskWithComplaint();
    const sent = {
      request: 'request-letter-1',
      complaint: world.complaint,
      letter: 'holding',
      language: 'zh' as const,
      title: '进展告知',
      text: '赵小雨：\n正在核实。',
      notice: { manner: 'posted' as const, at: begin - 60_000, text: '挂号 XA123' },
    };
    const { file } = await client.letter.send(sent);
    expect(Buffer.from(file.content, 'base64').subarray(0, 5).toString()).toBe('%PDF-');
    await client.letter.send(sent);
    const view = await client.complaint.open({ id: world.complaint });
    const entries = view.timeline.filter(({ type }) => type === 'LetterSent');
    expect(entries.map(({ body }) => body)).toMatchObject([
      {
        letter: 'holding',
        pack: 'DOC',
        template: 1,
        title: '进展告知',
        text: '赵小雨：\n正在核实。',
        notice: sent.notice,
      },
    ]);
    expect(view.attachments.map(({ name }) => name)).toEqual(['LN-2026-0001 进展告知.pdf']);
    // The office words it anew; what went opens as it went, byte for byte.
    await reword(client, 'DOC', 'holding', { zh: '另一种写法。', en: 'Another wording.' });
    const kept = await client.attachment.read({ complaint: world.complaint, id: view.attachments[0]!.id });
    expect(kept.content).toBe(file.content);
    expect(
      await refusalOf(() =>
        client.letter.send({ ...sent, request: 'request-letter-2', notice: { ...sent.notice, at: begin + 60_000 } }),
      ),
    ).toMatchObject({ code: 'NoticeInFuture' });
  });

  it('follows the wording of the procedure it stands in from its next version on; what is wrong is never released', async () => {
    const { client, world } = await deskWithComplaint();
    const body = { zh: '{{ 投诉人 }}您好：编号{{ 编号 }}。', en: 'Dear {{ 投诉人 }}, no. {{ 编号 }}.' };
    const given = { complaint: world.complaint, letter: 'acknowledgement', language: 'zh' } as const;
    expect(await client.letter.preview({ ...given, body: body.zh })).toEqual({
      text: '赵小雨您好：编号LN-2026-0001。',
      missing: [],
    });
    await reword(client, 'DOC', 'acknowledgement', body);
    const letters = await client.letter.list({ complaint: world.complaint });
    expect(letters.find(({ id }) => id === 'acknowledgement')).toMatchObject({ pack: 'DOC', version: 1001, body });
    expect(await client.letter.draft(given)).toMatchObject({ text: '赵小雨您好：编号LN-2026-0001。' });
    expect(await refusalOf(() => reword(client, 'DOC', 'acknowledgement', { ...body, zh: '{{ 谁 }}' }))).toMatchObject({
      code: 'PackNotSound',
      findings: [{ code: 'LetterVariableUnknown', path: 'letters.0.body.zh', names: ['谁'] }],
    });
  });

  it('is that of the version its complaint began under, where it stands in the procedure of the complaint', async () => {
    const { client, world } = await deskWithComplaint();
    await reword(client, 'P2', 'talk', { zh: '新写法。', en: 'Worded anew.' });
    const talk = (await client.letter.list({ complaint: world.complaint })).find(({ id }) => id === 'talk');
    expect(talk).toMatchObject({ pack: 'P2', version: 1, body: { zh: expect.stringContaining('约请你单位负责人') } });
  });
});

describe('a form on the desk', () => {
  it('leaves uncovered only with a purpose, and its way out is an entry of the own organisation', async () => {
    const { client, world } = await deskWithComplaint();
    const wanted = {
      request: 'request-form-1',
      complaint: world.complaint,
      form: 'workingSheet',
      format: 'word' as const,
      language: 'zh' as const,
      masked: false,
      purpose: '  ',
    };
    expect(await refusalOf(() => client.document.make(wanted))).toEqual({ code: 'PurposeMissing' });
    const { file } = await client.document.make({ ...wanted, purpose: '交会员单位核实' });
    expect(file?.name).toBe('LN-2026-0001 客户投诉受理工作表.docx');
    const { timeline } = await client.complaint.open({ id: world.complaint });
    expect(timeline.find(({ type }) => type === 'DocumentMade')).toMatchObject({
      internal: true,
      body: { document: 'workingSheet', format: 'word', masked: false, purpose: '交会员单位核实' },
    });
    expect(await refusalOf(() => client.document.make({ ...wanted, form: 'storeCard', masked: true }))).toEqual({
      code: 'UnknownDocument',
    });
  });
});
