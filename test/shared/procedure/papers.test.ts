// PACK-PAPERS: what belongs into the file depends on the facts, and what is not attached is named.
import { describe, expect, it } from 'vitest';
import { shippedPacks } from '../../../shared/procedure/packs/index.ts';
import { papersDue } from '../../../shared/procedure/papers.ts';
import { details } from '../complaint/office.ts';

const store = shippedPacks.newest('P9')!;
const measures = shippedPacks.newest('C')!;
const at = (facts: Record<string, string>, papers: (string | null)[] = []) =>
  papersDue([store, measures], {
    facts,
    details: details(),
    attachments: papers.map((paper) => ({ attachment: `a-${paper}`, name: 'x.pdf', paper })),
  });

describe('PACK-PAPERS: papers at archiving', () => {
  it('are those whose facts hold, of every regime on the complaint', () => {
    expect(at({ founded: 'unfounded' }).map(({ id }) => id)).toEqual(['card', 'decisionNotice']);
    expect(at({ founded: 'founded' }).map(({ id }) => id)).toEqual(['card', 'notice', 'plan', 'decisionNotice']);
  });
  it('are told apart by what was attached under their name', () => {
    const missing = at({ founded: 'founded' }, ['card', 'plan', null]).filter(({ isAttached }) => !isAttached);
    expect(missing.map(({ id }) => id)).toEqual(['notice', 'decisionNotice']);
  });
});
