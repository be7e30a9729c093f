// Whatever people type stands in every form and every letter, in PDF and in Word, and stops none of them.
import { describe, expect, it } from 'vitest';
import { letterText } from '../../../desk/documents/letterText.ts';
import { writePaper } from '../../../desk/documents/write.ts';
import type { ComplaintView } from '../../../shared/contract/views.ts';
import { fillForm } from '../../../shared/document/forms/fill.ts';
import { forms } from '../../../shared/document/forms/index.ts';
import { letterPaper } from '../../../shared/document/letters/paper.ts';
import { valuesOf } from '../../../shared/document/letters/variables.ts';
import type { Paper } from '../../../shared/document/model.ts';
import type { Subject } from '../../../shared/document/subject.ts';
import { shippedPacks } from '../../../shared/procedure/packs/index.ts';
import { begin, connect, openTestDesk } from '../contract/links.ts';
import { foundWorld } from '../contract/world.ts';

const naughty = [
  '😀👨‍👩‍👧‍👦🇨🇳',
  'مرحبا بالعالم \u202eabc\u202c \u200f',
  '\u0000\u0007\u000b\u001b\u007f\ufffe\ud800控制',
  '\u{20000}\u{2a6d6}𬭎䶮㛃',
  '<script>alert(1)</script> & "a" ]]> <w:p/>',
  "=cmd|' /C calc'!A0 \u0009+1-1@SUM(A1)",
  '{{ 编号 }}{% if %}{% raw %}',
];
/** A text has room for all of them, and for a key that was held down. */
const everything = [...naughty, 'x'.repeat(4000)].join('\n');

/** The words of a view exchanged, its ids, kinds and moments kept. */
function filled(view: ComplaintView): ComplaintView {
  const { details } = view;
  const [person] = details.complainants;
  return {
    ...view,
    details: {
      ...details,
      complainants: naughty.slice(0, 3).map((text) => ({ ...person!, name: text, phone: text, address: text })),
      complainedPersons: naughty.map((name) => ({ name })),
      narrative: everything,
      demand: naughty.join('\n'),
    },
    timeline: view.timeline.map((entry) => ({
      ...entry,
      body: entry.type === 'LetterSent' ? { ...entry.body, title: naughty[1], text: everything } : entry.body,
    })),
    attachments: naughty.map((name, place) => ({
      id: String(place).repeat(64),
      name,
      size: 10,
      at: begin,
      mediaType: place % 2 === 0 ? 'application/pdf' : 'image/png',
      paper: null,
    })),
  };
}

async function subject(): Promise<Subject> {
  const { desk } = await openTestDesk();
  const link = await connect('direct', desk);
  const { complaint } = await foundWorld(link);
  const notice = {
    manner: 'posted' as const,
    at: begin - 60_000,
    text: '挂号',
  };
  const letter = { letter: 'holding', language: 'zh' as const, title: '进展告知', text: '正在核实。', notice };
  await link.client.letter.send({ request: 'request-letter', complaint, ...letter });
  const view = await link.client.complaint.open({ id: complaint });
  const pack = shippedPacks.of(view.pack.id, view.pack.version)!;
  const names = { nameOfUnit: () => naughty[5]!, nameOfPerson: () => naughty[1]!, nameOfCategory: () => naughty[4]! };
  return {
    view: filled(view),
    pack,
    overlays: [],
    ...names,
    language: 'zh',
    takenBy: naughty[0]!,
    takenAt: begin,
    masked: false,
  };
}

/** How the files of a paper begin and end, written both ways. */
async function edges(paper: Paper): Promise<string[]> {
  const pdf = await writePaper(paper, 'pdf');
  const word = await writePaper(paper, 'word');
  return [pdf.subarray(0, 5).toString(), pdf.subarray(-6).toString().trim(), word.subarray(0, 2).toString()];
}

describe('naughty words', { timeout: 120_000 }, () => {
  it('stand in every form and every letter', async () => {
    const asked = await subject();
    const templates = shippedPacks.all.flatMap((pack) => pack.letters ?? []);
    const letters = templates.map(({ id, title, body }): [string, Paper] => {
      const written = letterText(body.zh, valuesOf(asked));
      if ('kind' in written) throw new Error(`${id}: ${written.kind}`);
      return [id, letterPaper(title.zh, `${written.text}\n${everything}`, asked)];
    });
    for (const [name, paper] of [
      ...forms.map((form): [string, Paper] => [form.id, fillForm(form, asked)]),
      ...letters,
    ]) {
      // oxlint-disable-next-line no-await-in-loop -- one after another: pages take memory
      expect(await edges(paper), name).toEqual(['%PDF-', '%%EOF', 'PK']);
    }
  });
});
