import type { Source } from '../../pack.ts';

/** Loose sentences at the end of the source, without a section they belong to. */
export const fragment: Source = { article: '附文（职责2.1、处理要求五）', confidence: 'low' };
