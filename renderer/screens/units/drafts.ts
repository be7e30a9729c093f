import { create } from 'zustand';
import { keepPersonal } from '../../state/personal.ts';

/** Forms left open, by what they are about: choosing another unit or screen loses no typed word. Passwords are not kept. */
type Drafts = { byKey: Record<string, Record<string, unknown>> };

const useDrafts = create<Drafts>(() => ({ byKey: {} }));
keepPersonal(useDrafts);

export const draftOf = (key: string): Record<string, unknown> | undefined => useDrafts.getState().byKey[key];

export function keepDraft(key: string, { password: _password, ...values }: Record<string, unknown>): void {
  useDrafts.setState(({ byKey }) => ({ byKey: { ...byKey, [key]: values } }));
}

export function dropDraft(key: string): void {
  useDrafts.setState(({ byKey: { [key]: _gone, ...byKey } }) => ({ byKey }));
}
