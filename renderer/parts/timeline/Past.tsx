import type { KnownPast } from '../../../shared/complaint/past.ts';
import { PairRows } from '../PairRows.tsx';
import type { Voice } from './voice.ts';

/** What an old register knew: nothing of it was done here. */
export function Past({ past, voice: { words, moment } }: { past: KnownPast; voice: Voice }) {
  const fields: Readonly<Record<string, string>> = words.pastFields;
  return (
    <dl className="entry-body">
      <PairRows
        pairs={[
          [words.pastFields.state, words.pastStates[past.ended]],
          [words.pastFields.repliedAt, past.repliedAt === null ? '' : moment(past.repliedAt)],
          [words.pastFields.closedAt, past.endedAt === null ? words.notWritten : moment(past.endedAt)],
          [words.pastFields.result, past.result],
          [words.pastFields.handler, past.handler],
          ...past.kept.map(({ heading, text }) => [fields[heading] ?? heading, text] as const),
        ]}
      />
    </dl>
  );
}
