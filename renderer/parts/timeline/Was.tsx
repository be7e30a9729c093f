import type { Voice } from './voice.ts';

/** What stands now, and behind it what stood before. */
export function Was({ before, now, voice: { words } }: { before: string; now: string; voice: Voice }) {
  return (
    <>
      <ins>{now}</ins>{' '}
      <span className="entry-before">
        {words.was} <del>{before}</del>
      </span>
    </>
  );
}
