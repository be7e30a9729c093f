import type { Pack } from '../../pack.ts';
import { given, words } from '../writing.ts';
import { reviewActions, reviewClocks, reviewParties, reviewStages } from './review.ts';
import { measures2020V1 } from './v1.ts';

/** With the review of a decision by the institution above (art. 20), which the first version only named among the remedies. */
export const measures2020V2: Pack = {
  ...measures2020V1,
  version: 2,
  parties: reviewParties,
  stages: reviewStages,
  actions: reviewActions,
  clocks: [...measures2020V1.clocks, ...reviewClocks],
  papers: [
    ...measures2020V1.papers,
    {
      id: 'reviewNotice',
      title: words('核查决定告知书', 'Notice of the review’s decision'),
      when: [given('reviewOutcome', 'upheld', 'changed', 'again')],
    },
  ],
};
