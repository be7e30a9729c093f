import { anyParty, type Pack } from '../../pack.ts';
import { by, notYet, step } from '../writing.ts';
import { bankPrinciplesV1 } from './v1.ts';

const { actions } = bankPrinciplesV1;
const acknowledge = actions.find(({ id }) => id === 'acknowledge')!;

/** Beside another procedure the acknowledgement is a step of its own: that procedure has none, and its first answer may take days. */
export const bankPrinciplesV2: Pack = {
  ...bankPrinciplesV1,
  version: 2,
  actions: [
    ...actions,
    step('acknowledgeBeside', acknowledge.title, acknowledge.hint, {
      at: [],
      beside: 'open',
      tone: 'plain',
      by: by(anyParty, 'intake', 'handler'),
      fields: acknowledge.fields,
      needs: [
        {
          kind: 'milestone',
          milestones: ['acknowledged', 'customerReplied'],
          reached: false,
          ...notYet('已经确认过或答复过', 'It was acknowledged or answered already'),
        },
      ],
      effects: acknowledge.effects,
      source: acknowledge.source,
    }),
  ],
};
