/** A complaint on its way through desks of a chain, by the calls their pages make. */
import { begin } from '../desk/contract/links.ts';
import { request, type ChainDesk } from './chain.ts';

export const details = (unit: string) => ({
  channel: 'phone' as const,
  receivedAt: begin,
  complainants: [{ kind: 'person' as const, name: '赵小雨', phone: '024-0000 0000' }],
  complainedPersons: [],
  complainedUnit: unit,
  reason: 'C1',
  narrative: '排队两小时，窗口只开一个。',
  demand: '说明原因并致歉',
  flags: [],
});

export const act = (desk: ChainDesk, id: string, action: string, form: object = {}) =>
  desk.client.complaint.act({ request: request(), id, action, form: form as Record<string, string> });

export const note = (desk: ChainDesk, id: string, text: string, internal = false) =>
  desk.client.complaint.note({ request: request(), id, text, internal });

export const stagesAt = async (desk: ChainDesk, id: string): Promise<string[]> =>
  (await desk.client.complaint.open({ id })).stages.map(({ stage }) => stage);

/** What was noted for all parties, oldest first. */
export const notesAt = async (desk: ChainDesk, id: string): Promise<unknown[]> =>
  (await desk.client.complaint.open({ id })).timeline
    .filter(({ type }) => type === 'NoteAdded')
    .map(({ body }) => (body as { text: string }).text)
    .filter((text) => !text.startsWith('内部'))
    .reverse();

/** The four eyes of the association. */
export const approve = async (desk: ChainDesk, id: string): Promise<void> => {
  await desk.sign('zhuren');
  await act(desk, id, 'approve');
  await desk.sign('wangmin');
};

/** A complaint that the association has forwarded to the bank. */
export const forwarded = async ({
  association,
  units,
}: {
  association: ChainDesk;
  units: { bank: string; outlet: string };
}): Promise<{ id: string; number: string }> => {
  const made = await association.client.complaint.register({ request: request(), details: details(units.outlet) });
  await note(association, made.id, '内部：领导关注', true);
  await act(association, made.id, 'judgeValid', { opinion: '成立' });
  await approve(association, made.id);
  await act(association, made.id, 'forward', { unit: units.bank, request: '请核实' });
  return made;
};
