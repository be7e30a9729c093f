import { formatOfCase, offeredFormats, type CaseFormat, type OfferedFormat } from '../../shared/caseStudy/format.ts';
import type { CaseContent } from '../../shared/caseStudy/events.ts';
import { localDate } from '../../shared/calendar/local.ts';
import { workingTime } from './calendar.ts';
import { useNow } from './now.ts';
import { usePackBook } from './packs.ts';

/** The formats a case written today may follow. */
export const useOfferedFormats = (): OfferedFormat[] =>
  offeredFormats(usePackBook(), localDate(workingTime(), useNow()));

/** The format a case was written in, as it stood then. */
export const useFormatOf = (content: CaseContent): CaseFormat | undefined => formatOfCase(content, usePackBook());
