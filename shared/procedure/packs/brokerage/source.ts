import type { Source } from '../../pack.ts';
import { written } from '../writing.ts';

/** The regime is one flow chart without articles: the path on it is named instead. */
export const chart = (path: string): Source => written(`流程图（${path}）`);

/** Below the audit department the arrows of the chart can be read in two ways. */
export const unclearChart = (path: string): Source => ({ ...chart(path), confidence: 'medium' });
