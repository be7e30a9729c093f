import { expect, it } from 'vitest';
import { complaintAt, outcomeOf, request, smallOffice } from './office.ts';

it('PPL-UNDO: what the hub has taken is not taken back any more, and the page does not offer it', async () => {
  const office = await smallOffice();
  await office.person('clerk', [office.units.bank, 'intake', 'handler']);
  const { client } = await office.as('clerk');
  const id = await complaintAt(client);
  const note = () => client.complaint.note({ request: request(), id, text: '客户又来电', internal: false });
  const undo = () => outcomeOf(() => client.complaint.undo({ request: request(), id }));
  await note();
  expect((await client.complaint.open({ id })).undo).not.toBeNull();
  expect(await undo()).toBe('ok');
  await note();
  // As the exchange writes it when the hub has answered.
  office.parts.database
    .prepare('update event set hub_version = stream_version where sequence = (select max(sequence) from event)')
    .run();
  expect((await client.complaint.open({ id })).undo).toBeNull();
  expect(await undo()).toBe('StepHasLeft');
});
