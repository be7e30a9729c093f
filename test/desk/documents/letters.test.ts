import { describe, expect, it } from 'vitest';
import { letterProblem, letterText } from '../../../desk/documents/letterText.ts';
import { shippedLetters } from '../../../shared/document/letters/shipped.ts';
import { letterVariables } from '../../../shared/document/letters/variables.ts';
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

describe('the text of a letter', () => {
  it('writes what is known, leaves a blank for what is not and names it, and skips what is only said if known', () => {
    const body =
      '{{ 投诉人 }}：{% if 涉及金额 %}金额{{ 涉及金额 }}。{% endif %}{% if 诉求 %}诉求{{ 诉求 }}。{% endif %}{{ 处理结果 }}';
    expect(letterText(body, { 投诉人: '赵小雨', 涉及金额: null, 诉求: '致歉', 处理结果: null })).toEqual({
      text: '赵小雨：诉求致歉。____',
      missing: ['处理结果'],
    });
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
  ])('names what is wrong with %s', (body, problem) => {
    expect(letterProblem(body)).toMatchObject(problem);
  });

  it('stops a template that would run for ever', () => {
    expect(letterText('{% for i in (1..900000000) %}啊{% endfor %}', {})).toMatchObject({ kind: 'template' });
  });
});

describe('the letters that come with the program', () => {
  it.each(shippedLetters)('$id is whole in both languages', ({ body }) => {
    expect([letterProblem(body.zh), letterProblem(body.en)]).toEqual([undefined, undefined]);
    const used = (text: string): string[] =>
      Object.keys(letterVariables).filter((name) => text.includes(`{{ ${name} }}`));
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
      { letter: 'holding', template: 0, title: '进展告知', text: '赵小雨：\n正在核实。', notice: sent.notice },
    ]);
    expect(view.attachments.map(({ name }) => name)).toEqual(['LN-2026-0001 进展告知.pdf']);
    // The office words it anew; what went opens as it went, byte for byte.
    const reworded = { zh: '另一种写法。', en: 'Another wording.' };
    const title = { zh: '另一个标题', en: 'Another title' };
    await client.letter.save({ request: 'request-reworded', letter: 'holding', title, body: reworded });
    const kept = await client.attachment.read({ complaint: world.complaint, id: view.attachments[0]!.id });
    expect(kept.content).toBe(file.content);
    expect(
      await refusalOf(() =>
        client.letter.send({ ...sent, request: 'request-letter-2', notice: { ...sent.notice, at: begin + 60_000 } }),
      ),
    ).toMatchObject({ code: 'NoticeInFuture' });
  });

  it('follows the wording of the office from its next version on; what was sent stays', async () => {
    const { client, world } = await deskWithComplaint();
    const body = { zh: '{{ 投诉人 }}您好：编号{{ 编号 }}。', en: 'Dear {{ 投诉人 }}, no. {{ 编号 }}.' };
    const save = (request: string, given: typeof body) =>
      client.letter.save({ request, letter: 'acknowledgement', title: { zh: '回执', en: 'Receipt' }, body: given });
    expect(await save('request-wording-1', body)).toEqual({ version: 1 });
    expect(await save('request-wording-2', body)).toEqual({ version: 2 });
    const { letters } = await client.letter.list();
    expect(letters.find(({ id }) => id === 'acknowledgement')).toMatchObject({ version: 2, title: { zh: '回执' } });
    expect(
      await client.letter.draft({ complaint: world.complaint, letter: 'acknowledgement', language: 'zh' }),
    ).toEqual({ title: '回执', text: '赵小雨您好：编号LN-2026-0001。', missing: [] });
    expect(await refusalOf(() => save('request-wording-3', { ...body, zh: '{{ 谁 }}' }))).toEqual({
      code: 'LetterVariablesUnknown',
      names: ['谁'],
    });
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
