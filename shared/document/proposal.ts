import type { Ground } from '../accountability/trigger.ts';
import { isUndecided } from '../accountability/proposal.ts';
import { factText, figureFactText, stretchText, type FactNames } from '../accountability/wording.ts';
import type { Instant } from '../base/time.ts';
import type { ProposalView } from '../contract/calls/supervision.ts';
import { supervisionWords } from '../words/supervision.ts';
import type { Language } from '../words/dictionary.ts';
import { run, type Block, type Paper, type TableCell } from './model.ts';
import { dateText, dayOf, dueText } from './moments.ts';

export type ProposalSubject = {
  view: ProposalView;
  ground: Ground;
  /** Article of the regime. */
  source: string;
  language: Language;
  madeAt: Instant;
  unit: (id: string) => string;
  person: (id: string) => string;
  names: Pick<FactNames, 'clock' | 'action'>;
};

/** The paper of a proposal: what it is about, the facts one by one, what was decided, room for signatures. Until a leader has
 *  confirmed it every page says that it is a draft. */
export function proposalPaper(subject: ProposalSubject): Paper {
  const { view, ground, source, language, madeAt, unit, person } = subject;
  const { proposal } = view;
  const words = supervisionWords[language];
  const title = words.paper.titles[proposal.level];
  const isDraft = isUndecided(proposal);
  const cell = (text: string, more: Partial<TableCell> = {}): TableCell => ({ runs: [run(text)], ...more });
  const label = (text: string): TableCell => cell(text, { shaded: true });
  const stretch = stretchText(proposal, language);
  const lines: [label: string, value: string][] = [
    [words.subject, unit(proposal.subject)],
    [words.decider, unit(proposal.decider)],
    [words.ground, [ground.title[language], source].filter(Boolean).join(' · ')],
    ...(stretch === '' ? [] : [[words.counted, stretch] as [string, string]]),
    ...(ground.consequence ? [[words.consequence, ground.consequence[language]] as [string, string]] : []),
    ...(proposal.due ? [[words.due, dateText(language, proposal.due)] as [string, string]] : []),
    ...(proposal.money ? [[words.paper.amount, (proposal.money.amount / 100).toFixed(2)] as [string, string]] : []),
  ];
  const facts: TableCell[][] =
    proposal.figures.length > 0
      ? proposal.figures.map((figure, index) => [
          cell(String(index + 1), { align: 'center' }),
          cell(figureFactText(figure, language), { columns: 3 }),
        ])
      : view.facts.map((fact, index) => [
          cell(String(index + 1), { align: 'center' }),
          cell(dateText(language, dayOf(fact.at))),
          cell(fact.number ?? ''),
          cell(
            factText(fact, language, { ...subject.names, due: (at) => dueText(language, at) }) +
              (fact.complainedUnit ? ` · ${unit(fact.complainedUnit)}` : ''),
          ),
        ]);
  const blocks: Block[] = [
    { kind: 'title', text: title, ...(isDraft ? { under: words.paper.draft } : {}) },
    { kind: 'table', columns: [1, 4], headRows: 0, rows: lines.map(([name, value]) => [label(name), cell(value)]) },
    { kind: 'heading', level: 2, text: words.paper.facts },
    {
      kind: 'table',
      columns: [1.6, 3.8, 4, 9],
      headRows: 1,
      rows: [
        [label(words.paper.number), label(words.fact.date), label(words.fact.complaint), label(words.fact.what)],
        ...facts,
      ],
    },
    { kind: 'heading', level: 2, text: words.forms.text },
    ...(proposal.text || suggestedText(subject))
      .split('\n')
      .map((text): Block => ({ kind: 'paragraph', indent: language === 'zh', runs: [run(text)] })),
    {
      kind: 'signatures',
      places: [
        { label: words.paper.signatures.made },
        {
          label: words.paper.signatures.decided,
          ...(proposal.decidedBy && !isDraft ? { name: person(proposal.decidedBy) } : {}),
          ...(proposal.decidedAt && !isDraft ? { date: dateText(language, dayOf(proposal.decidedAt)) } : {}),
          seal: true,
        },
        { label: words.paper.signatures.received },
      ],
    },
  ];
  return {
    title,
    language,
    orientation: 'portrait',
    madeAt,
    head: { left: unit(proposal.decider), right: isDraft ? words.paper.draft : '' },
    blocks,
  };
}

/** What a leader may begin with: it names the rule and asks for an explanation. */
export function suggestedText({
  view,
  ground,
  language,
  unit,
}: Pick<ProposalSubject, 'view' | 'ground' | 'language' | 'unit'>): string {
  const words = supervisionWords[language];
  const text = words.suggested(unit(view.proposal.subject), ground.title[language]);
  return ground.demands ? `${text}\n${words.suggestedDemand}` : text;
}
