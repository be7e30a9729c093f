/** What stands on the right: a unit or a person, looked at or being written; nothing chosen yet. */
export type Selection =
  | { kind: 'none' }
  | { kind: 'unit'; id: string; editing: boolean }
  | { kind: 'newUnit'; parent: string | null }
  | { kind: 'person'; id: string; editing: boolean }
  | { kind: 'newPerson'; unit: string | null };

export type Select = (selection: Selection) => void;
