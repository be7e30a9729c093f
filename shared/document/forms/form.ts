import type { Text } from '../../procedure/pack.ts';

/** A printed form as data: which pieces of a complaint stand in which box. Filled by fill.ts; a new form is a new object and
 *  one line in index.ts. */
export type Form = {
  id: string;
  /** Packs whose complaints it is for, and those of which it is a paper to be archived. */
  packs: string[];
  /** Offered once this party has the complaint. */
  party?: string;
  title: Text;
  parts: FormPart[];
  signatures: { label: Text; seal?: boolean }[];
  /** Sheets behind the signed one. */
  annexes?: FormPart[];
  /** Begins with a list of its parts. */
  contents?: boolean;
  /** Sentence under the form: what the signature means, or where the copies go. */
  note?: Text;
};

export type FormPart =
  | { title: Text; rows: Box[][] }
  /** A sheet that comes back filled in by hand: with the number to be scanned, and places to sign. */
  | { title: Text; slip: SlipRow[]; note: Text; signatures: Form['signatures'] }
  /** Every step that was taken, with its answers. */
  | { title: Text; allSteps: true }
  /** Every clock, with the strip of days that explains its due moment. */
  | { title: Text; clocks: true }
  /** Every letter that went out, as it went. */
  | { title: Text; letters: true }
  /** Every attachment with size and fingerprint, pictures shown. */
  | { title: Text; attachments: true };

/** A line of such a sheet: boxes, or what the boxes below it belong to. */
export type SlipRow = Box[] | { heading: Text };

/** One labelled box; one or two stand in a row. */
export type Box = {
  label: Text;
  /** What is written in it, in this order; nothing leaves it empty for writing by hand. */
  from: Piece[];
  /** Least height in millimetres. */
  room?: number;
};

export type Piece =
  | { known: Known }
  /** Answer to a question of the regime at intake, or a fact an action left. */
  | { fact: string }
  /** What was answered to this field whenever one of these actions was taken, with who and when. */
  | { answer: string; of: string[] }
  /** Boxes of a choice, the one taken filled. */
  | { boxes: string; of: string }
  /** A box for each of several actions, that of the one taken last filled, with who and when. */
  | { ways: { action: string; title: Text }[] }
  /** Who took one of these actions, and when. */
  | { taken: string[] }
  /** When these clocks of the complaint fall due. */
  | { due: string }
  /** Lines of the ledger under these rules of money; all when left out. */
  | { money: string[] | 'all' }
  | { words: Text };

const knownFields = [
  'number',
  'originalNumber',
  'office',
  'channel',
  'receivedAt',
  'registeredAt',
  'taker',
  'complainant',
  'contact',
  'identity',
  'address',
  'agent',
  'complainedUnit',
  'complainedPersons',
  'reason',
  'business',
  'amount',
  'flags',
  'narrative',
  'demand',
  'severity',
  'handlers',
  'attachments',
] as const;
export type Known = (typeof knownFields)[number];
