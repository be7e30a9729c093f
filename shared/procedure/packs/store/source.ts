import type { Source } from '../../pack.ts';

export const section = (number: string): Source => ({ article: number, confidence: 'high' });
