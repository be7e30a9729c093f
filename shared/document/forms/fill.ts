import { formatYuan } from '../../base/yuan.ts';
import { documentWords } from '../../words/document.ts';
import { attachmentBlocks, letterBlocks } from '../annexes.ts';
import { clockBlocks } from '../clocks.ts';
import type { Block, Paper, Run, TableCell } from '../model.ts';
import { run } from '../model.ts';
import { actionOf, clockRuleOf, type FieldValue, type Text } from '../../procedure/pack.ts';
import { dueText, momentText } from '../moments.ts';
import type { Step } from '../steps.ts';
import { covered } from '../../people/masking.ts';
import {
  categoryText,
  detailsWordsOf,
  fieldOf,
  signerOf,
  stepsOfSubject,
  valueText,
  type Subject,
} from '../subject.ts';
import type { Box, Form, FormPart, Known, Piece } from './form.ts';

const signedColour = '#6b6b6b';

/** A form filled from a complaint. Boxes without anything to say stay, empty: the paper is also written on by hand. */
export function fillForm(form: Form, subject: Subject): Paper {
  const { view, language } = subject;
  const words = documentWords[language];
  const title = form.title[language];
  const office = subject.nameOfUnit(view.firstAsked.unit);
  return {
    title: `${title} ${view.number}`,
    language,
    orientation: 'portrait',
    madeAt: subject.takenAt,
    head: { left: office, right: words.number(view.number) },
    foot: {
      left: subject.masked ? words.masked : '',
      right: words.taken(subject.takenBy, momentText(language, subject.takenAt)),
    },
    blocks: [
      { kind: 'barcode', text: view.number },
      { kind: 'title', text: title },
      ...(form.contents ? [{ kind: 'contents' as const, title: words.contents }] : []),
      ...form.parts.flatMap((part) => partOf(part, subject, form.contents ? 'heading' : 'row')),
      ...(form.note ? [{ kind: 'paragraph' as const, runs: [run(form.note[language])], size: 9 }] : []),
      ...signatureBlocks(form.signatures, subject),
      ...(form.annexes ?? []).flatMap((part): Block[] => [{ kind: 'pageBreak' }, ...partOf(part, subject)]),
    ],
  };
}

function signatureBlocks(signatures: Form['signatures'], { language }: Subject): Block[] {
  if (signatures.length === 0) return [];
  const places = signatures.map(({ label, seal }) => ({
    label: label[language],
    date: documentWords[language].dateBlank,
    ...(seal ? { seal } : {}),
  }));
  return [{ kind: 'signatures', places }];
}

const columns = [2.3, 6, 2.3, 6];

/** @param titled where the name of the part stands: as a row of its table, or above it where a list of contents names it */
function partOf(part: FormPart, subject: Subject, titled: 'row' | 'heading' = 'row'): Block[] {
  const head = headRow(part.title, subject);
  if ('clocks' in part) return clockBlocks(part.title[subject.language], subject);
  if ('letters' in part) return letterBlocks(part.title[subject.language], subject);
  if ('attachments' in part) return attachmentBlocks(part.title[subject.language], subject);
  if ('slip' in part) {
    const { title, slip, note, signatures } = part;
    return [
      { kind: 'barcode', text: subject.view.number },
      { kind: 'title', text: title[subject.language] },
      {
        kind: 'table',
        columns,
        headRows: 0,
        rows: slip.map((row) => ('heading' in row ? headRow(row.heading, subject) : rowOf(row, subject))),
      },
      { kind: 'paragraph', runs: [run(note[subject.language])], size: 9 },
      ...signatureBlocks(signatures, subject),
    ];
  }
  const rows = 'allSteps' in part ? stepRows(subject) : part.rows.map((boxes) => rowOf(boxes, subject));
  if (titled === 'row') return [{ kind: 'table', columns, headRows: 1, rows: [head, ...rows] }];
  return [
    { kind: 'heading', level: 2, text: part.title[subject.language] },
    { kind: 'table', columns, headRows: 0, rows },
  ];
}

const headRow = (title: Text, { language }: Subject): TableCell[] => [
  { runs: [run(title[language], { bold: true })], columns: columns.length, shaded: true },
];

function rowOf(boxes: Box[], subject: Subject): TableCell[] {
  const wide = columns.length - 1;
  return boxes.flatMap((box): TableCell[] => [
    { runs: [run(box.label[subject.language])], shaded: true },
    {
      runs: joined(box.from.map((piece) => runsOf(piece, subject))),
      ...(boxes.length === 1 ? { columns: wide } : {}),
      ...(box.room ? { height: box.room } : {}),
    },
  ]);
}

/** Every step with what was answered, for sheets that record the whole handling. */
function stepRows(subject: Subject): TableCell[][] {
  const { pack, language } = subject;
  // What was registered stands at the beginning of every form.
  const steps = stepsOfSubject(subject).filter(({ action }) => action !== 'register');
  if (steps.length === 0)
    return [[{ runs: [run(documentWords[language].noSteps, { colour: signedColour })], columns: columns.length }]];
  return steps.map((step) => {
    const action = actionOf(pack, step.action);
    const answers = (action?.fields ?? []).flatMap((field) => {
      const text = valueText(subject, field, step.form[field.id]);
      return text === '' ? [] : [[run(`${field.title[language]}：${text}`)]];
    });
    return [
      { runs: [run(action?.title[language] ?? step.action)], shaded: true },
      { runs: joined([...answers, [signed(subject, step)]]), columns: columns.length - 1 },
    ];
  });
}

/** Pieces under each other, empty ones left out. */
function joined(pieces: Run[][]): Run[] {
  return pieces
    .filter((runs) => runs.some(({ text }) => text !== ''))
    .flatMap((runs, at) => (at === 0 ? runs : [run('\n'), ...runs]));
}

const signed = (subject: Subject, step: Step): Run =>
  run(`—— ${signerOf(subject, step)} ${momentText(subject.language, step.at)}`, { size: 8.5, colour: signedColour });

function runsOf(piece: Piece, subject: Subject): Run[] {
  const { view, pack, language } = subject;
  const words = documentWords[language];
  if ('known' in piece) return [run(knownText(piece.known, subject))];
  if ('words' in piece) return [run(piece.words[language])];
  if ('fact' in piece) {
    const field = pack.intake.find(({ id }) => id === piece.fact);
    return [run(valueText(subject, field, factOf(subject, piece.fact)))];
  }
  if ('boxes' in piece) {
    const chosen = stepsOfSubject(subject).findLast(({ action }) => action === piece.of)?.form[piece.boxes];
    const options = fieldOf(pack, piece.of, piece.boxes)?.options ?? [];
    return [run(boxesText(subject, options, chosen))];
  }
  if ('ways' in piece) {
    const taken = stepsOfSubject(subject).findLast((step) => piece.ways.some(({ action }) => action === step.action));
    const options = piece.ways.map(({ action, title }) => ({ id: action, title }));
    return joined([[run(boxesText(subject, options, taken?.action))], taken ? [signed(subject, taken)] : []]);
  }
  if ('answer' in piece) {
    const given = stepsOfSubject(subject)
      .filter(({ action }) => piece.of.includes(action))
      .map((step) => ({
        step,
        text: valueText(subject, fieldOf(pack, step.action, piece.answer), step.form[piece.answer]),
      }))
      .filter(({ text }) => text !== '');
    return joined(given.map(({ step, text }) => [run(`${text}\n`), signed(subject, step)]));
  }
  if ('taken' in piece) {
    const steps = stepsOfSubject(subject).filter(({ action }) => piece.taken.includes(action));
    return joined(steps.map((step) => [run(`${signerOf(subject, step)} ${momentText(language, step.at)}`)]));
  }
  if ('due' in piece) {
    const clocks = view.clocks.filter(({ rule }) => rule === piece.due);
    const title = clockRuleOf(pack, piece.due)?.title[language] ?? '';
    return joined(clocks.map(({ due }) => [run(words.due(title, dueText(language, due)))]));
  }
  const entries = view.money.filter(({ rule }) => piece.money === 'all' || piece.money.includes(rule));
  return joined(
    entries.map((entry) => {
      const rule = pack.money.find(({ id }) => id === entry.rule);
      const amount = words.amount(formatYuan(entry.amount));
      return [
        run(
          words.money(
            rule?.title[language] ?? entry.rule,
            amount,
            rule?.payer[language] ?? '',
            rule?.payee[language] ?? '',
          ),
        ),
      ];
    }),
  );
}

function boxesText(
  { language }: Subject,
  options: { id: string; title: Text }[],
  chosen: FieldValue | undefined,
): string {
  const { boxTaken, boxEmpty } = documentWords[language];
  return options.map(({ id, title }) => `${id === chosen ? boxTaken : boxEmpty} ${title[language]}`).join('　');
}

/** The last answer to a question, whichever step or the intake gave it. */
function factOf(subject: Subject, fact: string): FieldValue {
  const last = stepsOfSubject(subject).findLast(({ form }) => form[fact] !== undefined && form[fact] !== null);
  return last?.form[fact] ?? subject.view.details.extra?.[fact] ?? null;
}

function knownText(known: Known, subject: Subject): string {
  const { view, language, nameOfUnit, nameOfPerson, pack } = subject;
  const words = documentWords[language];
  const details = detailsWordsOf(language);
  const given = view.details;
  const shown = (text: string | undefined): string => (text ? (subject.masked ? covered(text) : text) : '');
  const lines = (texts: string[]): string => texts.filter((text) => text !== '').join('\n');
  switch (known) {
    case 'number':
      return view.number;
    case 'originalNumber':
      return given.originalNumber ?? '';
    case 'office':
      return nameOfUnit(view.firstAsked.unit);
    case 'channel':
      return details.channels[given.channel];
    case 'receivedAt':
      return momentText(language, given.receivedAt);
    case 'registeredAt':
      return momentText(language, view.registeredAt);
    case 'taker':
      return nameOfPerson(view.firstAsked.person);
    case 'complainant':
      return lines(
        given.complainants.map(({ name, kind }) =>
          [name, kind === 'organisation' ? details.kinds.organisation : ''].join(' ').trim(),
        ),
      );
    case 'contact':
      return lines(
        given.complainants.flatMap(({ phone, mail }) => [
          phone ? words.phone(shown(phone)) : '',
          mail ? words.mail(shown(mail)) : '',
        ]),
      );
    case 'identity':
      return lines(given.complainants.map(({ identity }) => shown(identity)));
    case 'address':
      return lines(given.complainants.map(({ address }) => shown(address)));
    case 'agent':
      return lines(
        given.complainants.map(({ agent }) =>
          agent ? words.agent(agent.name, shown(agent.phone), agent.authority) : '',
        ),
      );
    case 'complainedUnit':
      return given.complainedUnit ? nameOfUnit(given.complainedUnit) : '';
    case 'complainedPersons':
      return given.complainedPersons.map(({ name }) => name).join(words.list);
    case 'reason':
      return categoryText(subject, given.reason);
    case 'business':
      return [categoryText(subject, given.business), categoryText(subject, given.businessChannel)]
        .filter((text) => text !== '')
        .join(' · ');
    case 'amount':
      return given.amount === undefined ? '' : words.amount(formatYuan(given.amount));
    case 'flags':
      return given.flags.map((flag) => details.flags[flag]).join(words.list);
    case 'narrative':
      return given.narrative;
    case 'demand':
      return given.demand;
    case 'severity':
      return pack.severities.find(({ id }) => id === view.severity)?.title[language] ?? '';
    case 'handlers':
      return lines(
        view.parties.map(({ unit, handler }) =>
          `${nameOfUnit(unit)} ${handler ? nameOfPerson(handler.person) : ''}`.trim(),
        ),
      );
    case 'attachments':
      return lines(view.attachments.map(({ name }) => name));
  }
}
