import type { IntakeRule } from '../../shared/procedure/choose.ts';
import { detailsWords } from '../../shared/words/details.ts';
import { useCategories } from '../state/categories.ts';
import { useText, useWords } from '../state/language.ts';
import { unitName, useOffice } from '../state/office.ts';

/** What a rule looks at, in words: unit, channel, category, each empty where the rule does not
 *  look at it. */
export function useGrounds(): (rule: IntakeRule) => string[] {
  const { channels: channelNames } = useWords(detailsWords);
  const categories = useCategories();
  const office = useOffice();
  const text = useText();
  return ({ unit, channel, category }) => {
    const found = category === undefined ? undefined : categories.find(category);
    return [
      unit === undefined ? '' : unitName(office, unit),
      channel === undefined ? '' : channelNames[channel],
      found ? text(found.title) : (category ?? ''),
    ];
  };
}
