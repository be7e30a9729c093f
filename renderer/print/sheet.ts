import { localDate, localMinutes } from '../../shared/calendar/local.ts';
import type { Instant, LocalDate } from '../../shared/base/time.ts';
import type { ComplaintView } from '../../shared/contract/views.ts';
import type { Complainant } from '../../shared/complaint/details.ts';
import { actionOf, type Pack } from '../../shared/procedure/pack.ts';
import { categoryOf } from '../../shared/procedure/trees/jrt0169.ts';
import type { Language } from '../../shared/words/dictionary.ts';
import { detailsWords } from '../../shared/words/details.ts';
import { printWords } from '../../shared/words/print.ts';
import { formatYuan } from '../parts/format.ts';
import { clockSheetOf, type PrintedClock } from './clockSheet.ts';
import { answerText, stepsOf, type Step } from './steps.ts';

/** What stands on the working sheet, as text in places; how it is ruled is the business of WorkingSheet.tsx. */
export type Sheet = { number: string; office: string; sections: Section[]; clocks: PrintedClock[] };
export type Section = { id: string; title: string; rows: Cell[][] };
export type Cell = {
  label: string;
  /** What was written, each piece with who signed it off and when. */
  pieces: Piece[];
  /** Boxes of a choice, ticked or empty. */
  boxes?: { title: string; ticked: boolean }[];
  /** Room kept on the paper for writing by hand. */
  room?: 'line' | 'lines' | 'page';
};
export type Piece = { text: string; by?: string; at?: string };

export type SheetNames = { unit: (id: string) => string; person: (id: string) => string };

export function sheetOf(view: ComplaintView, pack: Pack, names: SheetNames, language: Language): Sheet {
  const paper = paperOf(view, pack, names, language);
  return {
    number: view.number,
    office: names.unit(view.firstAsked.unit),
    sections: [
      intake(view, paper),
      judgement(paper),
      member(paper),
      outlet(paper),
      report(paper),
      callBack(paper),
      rectification(paper),
      closing(paper),
    ],
    clocks: clockSheetOf(view, pack, names, language),
  };
}

export function dateText(language: Language, date: LocalDate): string {
  const [year = '', month = '', day = ''] = date.split('-');
  return printWords[language].date(year, String(Number(month)), String(Number(day)));
}

export function momentText(language: Language, at: Instant): string {
  const [year = '', month = '', day = ''] = localDate('Asia/Shanghai', at).split('-');
  const minutes = Math.floor(localMinutes('Asia/Shanghai', at));
  const clock = `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
  return printWords[language].moment(year, String(Number(month)), String(Number(day)), clock);
}

type Paper = ReturnType<typeof paperOf>;

function paperOf(view: ComplaintView, pack: Pack, names: SheetNames, language: Language) {
  const words = printWords[language];
  const steps = stepsOf(view);
  const signed = (step: Step, text: string): Piece => ({
    text,
    by: step.person ? signer(step, names, language) : '',
    at: momentText(language, step.at),
  });
  const taken = (...actions: string[]): Step[] => steps.filter((step) => actions.includes(step.action));
  const optionTitle = (action: string, field: string, value: string): string => {
    const options = actionOf(pack, action)?.fields.find((one) => one.id === field)?.options;
    return options?.find((option) => option.id === value)?.title[language] ?? value;
  };
  return {
    language,
    words,
    names,
    details: detailsWords[language],
    taken,
    last: (...actions: string[]): Step | undefined => taken(...actions).at(-1),
    signed,
    optionTitle,
    /** Answers to one field over all the times the actions were taken, each signed. */
    written: (field: string, ...actions: string[]): Piece[] =>
      taken(...actions)
        .filter((step) => answerText(step.form[field]) !== '')
        .map((step) => signed(step, answerText(step.form[field]))),
    boxes: (action: string, field: string, chosen: string | undefined): NonNullable<Cell['boxes']> =>
      (actionOf(pack, action)?.fields.find((one) => one.id === field)?.options ?? []).map((option) => ({
        title: option.title[language],
        ticked: option.id === chosen,
      })),
  };
}

function signer(step: Step, names: SheetNames, language: Language): string {
  const person = step.person ? names.person(step.person) : '';
  return step.actingFor ? printWords[language].actingFor(person, names.person(step.actingFor)) : person;
}

const plain = (label: string, ...texts: (string | undefined)[]): Cell => ({
  label,
  pieces: texts.filter((text): text is string => text !== undefined && text !== '').map((text) => ({ text })),
});

function intake(view: ComplaintView, { words, names, details, language }: Paper): Section {
  const { fields } = words;
  const category = (id: string | undefined): string | undefined => id && categoryOf(id)?.title[language];
  const given = view.details;
  return {
    id: 'intake',
    title: words.sections.intake,
    rows: [
      [
        plain(fields.channel, details.channels[given.channel], given.originalNumber),
        plain(fields.receivedAt, momentText(language, given.receivedAt)),
      ],
      [
        plain(fields.taker, names.person(view.firstAsked.person)),
        plain(fields.registeredAt, momentText(language, view.registeredAt)),
      ],
      ...given.complainants.flatMap((one, index) => complainant(one, index, given.complainants.length, words, details)),
      [
        plain(fields.complainedUnit, given.complainedUnit && names.unit(given.complainedUnit)),
        plain(fields.complainedPersons, given.complainedPersons.map((one) => one.name).join(words.list)),
      ],
      [
        plain(fields.reason, category(given.reason)),
        plain(
          fields.business,
          [category(given.business), category(given.businessChannel)].filter((one) => one !== undefined).join(' · '),
        ),
      ],
      [
        plain(fields.amount, given.amount === undefined ? undefined : words.amount(formatYuan(given.amount))),
        plain(fields.flags, given.flags.map((flag) => details.flags[flag]).join(words.list)),
      ],
      [{ ...plain(fields.narrative, given.narrative), room: 'page' }],
      [{ ...plain(fields.demand, given.demand), room: 'line' }],
    ],
  };
}

function complainant(
  one: Complainant,
  index: number,
  count: number,
  words: Paper['words'],
  details: Paper['details'],
): Cell[][] {
  const { fields } = words;
  const rows = [
    [
      plain(
        count === 1 ? fields.complainant : fields.complainantN(index + 1),
        [one.name, one.kind === 'organisation' ? details.kinds.organisation : ''].join(' ').trim(),
      ),
      plain(fields.contact, one.phone && words.phone(one.phone), one.mail && words.mail(one.mail)),
    ],
    [plain(fields.identity, one.identity), plain(fields.address, one.address)],
  ];
  if (one.agent) {
    rows.push([plain(fields.agent, words.agent(one.agent.name, one.agent.phone ?? '', one.agent.authority))]);
  }
  return rows;
}

function judgement({ words, names, taken, last, signed, written, optionTitle, language }: Paper): Section {
  const { fields } = words;
  const judged = last('judgeValid', 'judgeInvalid');
  const forwards = taken('forward');
  const valid = judged?.action === 'judgeValid';
  const reasons = taken('judgeInvalid').map((step) =>
    signed(
      step,
      [optionTitle('judgeInvalid', 'reason', answerText(step.form['reason'])), answerText(step.form['explanation'])]
        .filter((text) => text !== '')
        .join(words.colon),
    ),
  );
  const approvals = taken('approve', 'sendBack').map((step) => {
    const comment = answerText(step.form['comment']);
    if (step.action === 'sendBack') return signed(step, words.returned(comment));
    return signed(step, comment === '' ? words.agreed : comment);
  });
  return {
    id: 'judgement',
    title: words.sections.judgement,
    rows: [
      [
        {
          label: fields.valid,
          pieces: judged ? [signed(judged, '')] : [],
          boxes: [
            { title: words.valid.yes, ticked: valid },
            { title: words.valid.no, ticked: judged?.action === 'judgeInvalid' },
          ],
        },
      ],
      [{ label: fields.validReason, pieces: [...reasons, ...written('opinion', 'judgeValid')], room: 'line' }],
      [{ label: fields.approval, pieces: approvals, room: 'line' }],
      [
        plain(fields.forwardedAt, ...forwards.map((step) => momentText(language, step.at))),
        plain(fields.forwardedTo, ...forwards.map((step) => names.unit(answerText(step.form['unit'])))),
      ],
    ],
  };
}

function member({ words, names, taken, last, signed, written, boxes, language }: Paper): Section {
  const { fields } = words;
  const finding = last('verify', 'confirmResult');
  const passed = taken('passDown');
  return {
    id: 'member',
    title: words.sections.member,
    rows: [
      [
        {
          label: fields.memberAccepted,
          pieces: taken('memberAccept', 'memberReturn').map((step) =>
            signed(step, step.action === 'memberReturn' ? words.returned(answerText(step.form['explanation'])) : ''),
          ),
        },
        { label: fields.finding, pieces: [], boxes: boxes('verify', 'founded', answerText(finding?.form['founded'])) },
      ],
      [{ label: fields.verification, pieces: written('facts', 'verify'), room: 'lines' }],
      [
        plain(fields.passedAt, ...passed.map((step) => momentText(language, step.at))),
        plain(fields.outletUnit, ...passed.map((step) => names.unit(answerText(step.form['unit'])))),
      ],
    ],
  };
}

function outlet({ words, taken, last, signed, written, optionTitle, language }: Paper): Section {
  const { fields } = words;
  const results = ['reportResult', 'settle'];
  const solved = last(...results)?.form['solved'];
  const replied = taken(...results, 'answerInvalid').map((step) =>
    signed(
      step,
      answerText(step.form['reply']) +
        words.replyBy(optionTitle(step.action, 'replyManner', answerText(step.form['replyManner']))),
    ),
  );
  const progress = taken('reportProgress').map((step) =>
    signed(
      step,
      [
        answerText(step.form['progress']),
        answerText(step.form['reply']),
        words.promised(dateText(language, answerText(step.form['promised']))),
      ].join('\n'),
    ),
  );
  return {
    id: 'outlet',
    title: words.sections.outlet,
    rows: [
      [{ label: fields.progress, pieces: progress, room: 'line' }],
      [{ label: fields.result, pieces: written('result', ...results), room: 'lines' }],
      [{ label: fields.reply, pieces: replied, room: 'line' }],
      [
        {
          label: fields.solved,
          pieces: [],
          boxes: [
            { title: words.solved.yes, ticked: solved === true },
            { title: words.solved.no, ticked: solved === false },
          ],
        },
      ],
    ],
  };
}

function report({ words, taken, signed, written }: Paper): Section {
  const reviews = taken('passReview', 'returnReport').map((step) => {
    if (step.action === 'returnReport') return signed(step, words.returned(answerText(step.form['explanation'])));
    const comment = answerText(step.form['comment']);
    return signed(step, comment === '' ? words.agreed : comment);
  });
  return {
    id: 'report',
    title: words.sections.report,
    rows: [
      [{ label: words.fields.report, pieces: written('report', 'reportUp'), room: 'line' }],
      [{ label: words.fields.review, pieces: reviews, room: 'line' }],
    ],
  };
}

function callBack({ words, taken, last, signed, boxes, optionTitle }: Paper): Section {
  const calls = taken('recordCallBack', 'endCallBack');
  return {
    id: 'callBack',
    title: words.sections.callBack,
    rows: [
      [
        {
          label: words.fields.callBackResult,
          pieces: [],
          boxes: boxes('recordCallBack', 'result', answerText(last('recordCallBack')?.form['result'])),
        },
      ],
      [
        {
          label: words.fields.callBack,
          pieces: calls.map((step) =>
            signed(
              step,
              [optionTitle('recordCallBack', 'result', answerText(step.form['result'])), answerText(step.form['text'])]
                .filter((text) => text !== '')
                .join(words.colon),
            ),
          ),
          room: 'line',
        },
      ],
    ],
  };
}

function rectification({ words, taken, signed, written, language }: Paper): Section {
  const { fields } = words;
  const orders = taken('orderRectification').map((step) =>
    signed(
      step,
      [answerText(step.form['opinion']), words.due(dateText(language, answerText(step.form['due'])))].join('\n'),
    ),
  );
  return {
    id: 'rectification',
    title: words.sections.rectification,
    rows: [
      [{ label: fields.rectification, pieces: orders, room: 'line' }],
      [{ label: fields.staffOpinion, pieces: written('staffOpinion', 'orderRectification'), room: 'line' }],
      [
        { label: fields.rectificationDone, pieces: written('measures', 'reportRectification'), room: 'line' },
        {
          label: fields.rectificationCheck,
          pieces: taken('passRectification', 'returnRectification').map((step) =>
            signed(
              step,
              step.action === 'returnRectification'
                ? words.returned(answerText(step.form['comment']))
                : answerText(step.form['comment']),
            ),
          ),
        },
      ],
    ],
  };
}

function closing({ words, taken, signed, last }: Paper): Section {
  const { fields } = words;
  const stamped = (action: string, field: string): Piece[] =>
    taken(action).map((step) => signed(step, answerText(step.form[field])));
  const withdrawn = taken('withdraw');
  const rows: Cell[][] = [
    [
      { label: fields.closed, pieces: stamped('close', 'summary'), room: 'lines' },
      {
        label: fields.archived,
        pieces: [
          ...stamped('archive', 'none'),
          ...[answerText(last('archive')?.form['shelf'])]
            .filter((shelf) => shelf !== '')
            .map((shelf) => ({ text: `${fields.shelf} ${shelf}` })),
        ],
      },
    ],
  ];
  if (withdrawn.length > 0) rows.push([{ label: fields.withdrawn, pieces: stamped('withdraw', 'reason') }]);
  return { id: 'closing', title: words.sections.closing, rows };
}
