/** Desks this one exchanges files with, and how far each of them has come. Kept with the office, encrypted like it. */
import { done, refused, type Result } from '../../shared/base/result.ts';
import type { Instant } from '../../shared/base/time.ts';
import type { Card, PackageContent, PackageProblem } from '../../shared/exchange/package.ts';
import type { DeskParts } from '../parts.ts';
import { readCircle, readMembership, saveCircle } from './membership.ts';
import { ownUnitOf } from './join.ts';
import type { PackageKeys } from './seal.ts';

/** A file that was written for a contact, until a later one is known to have been taken in. */
export type Told = {
  number: number;
  /** the log went this far */
  sequence: number;
  /** streams to be told again with the next file: their order was still open */
  again: string[];
};

export type Contact = {
  card: Card;
  addedAt: Instant;
  /** of the last file written for it */
  number: number;
  /** the first is the last one it is known to have taken in */
  told: [Told, ...Told[]];
  /** its last file taken in here */
  taken: number;
  sentAt: Instant | null;
  takenAt: Instant | null;
  /** streams of its last files' tails: it waits to hear what became of them */
  owed: string[];
  /** ranges of this desk's log that came in order from it */
  came: [number, number][];
  refused: PackageContent['refused'];
  wants: PackageContent['wants'];
  /** of what the last file for it said */
  digest?: string;
  revoked?: boolean;
};

const scope = 'contact';

export const newContact = (card: Card, addedAt: Instant): Contact => ({
  card,
  addedAt,
  number: 0,
  told: [{ number: 0, sequence: 0, again: [] }],
  taken: 0,
  sentAt: null,
  takenAt: null,
  owed: [],
  came: [],
  refused: [],
  wants: [],
});

export const contactsOf = ({ settings }: Pick<DeskParts, 'settings'>): Contact[] =>
  settings
    .list(scope)
    .map(({ value }) => JSON.parse(value) as Contact)
    .sort((one, other) => one.addedAt - other.addedAt);

export const contactOf = ({ settings }: Pick<DeskParts, 'settings'>, deskId: string): Contact | undefined => {
  const kept = settings.read(scope, deskId);
  return kept === undefined ? undefined : (JSON.parse(kept) as Contact);
};

export const saveContact = ({ settings, clock }: Pick<DeskParts, 'settings' | 'clock'>, contact: Contact): void =>
  settings.save(scope, contact.card.deskId, JSON.stringify(contact), clock());

/** @returns how far the log went when the newest file for anybody was written; nothing where a contact, put back to an older copy of
 *  itself, was told more than is remembered */
export const toldOf = (parts: Pick<DeskParts, 'settings'>): number | undefined => {
  const last = contactsOf(parts).map(({ number, told }) => ({ number, told: told.at(-1)! }));
  if (last.some(({ number, told }) => told.number < number)) return undefined;
  return Math.max(0, ...last.map(({ told }) => told.sequence));
};

/** Where this desk stands: in a hub, among desks that exchange by files, or by itself. */
export const homeOf = (parts: DeskParts): { unit: string; deskName: string } | undefined => {
  const place = readMembership(parts.settings) ?? readCircle(parts.settings);
  if (place) return place;
  const own = ownUnitOf(parts);
  return own && { unit: own.id, deskName: own.name };
};

export const ownCard = (parts: DeskParts, keys: PackageKeys): Card | undefined => {
  const home = homeOf(parts);
  const unit = home && parts.office().unitById.get(home.unit);
  if (!home || !unit) return undefined;
  return {
    deskId: parts.deskId,
    deskName: home.deskName,
    unit: { id: unit.id, kind: unit.kind, name: unit.name },
    publicKey: keys.publicKey,
    sealingKey: keys.sealingKey,
    hub: readMembership(parts.settings)?.hub ?? null,
  };
};

/** From the first contact on a desk without a hub keeps count of what others have not heard. */
export const addContact = (parts: DeskParts, contact: Contact): void => {
  const { settings, clock, exchange } = parts;
  exchange.inTransaction(() => {
    const home = homeOf(parts);
    if (!readMembership(settings) && !readCircle(settings) && home) {
      const circle = { unit: home.unit, organisation: home.unit, deskName: home.deskName, joinedAt: clock() };
      saveCircle(settings, circle, clock());
    }
    saveContact(parts, contact);
  });
};

/** @returns the desk a file came from, if it is the one whose fingerprint was compared */
export const senderOf = (parts: DeskParts, card: Card): Result<Contact, PackageProblem> => {
  const contact = contactOf(parts, card.deskId);
  if (!contact) return refused('unknownSender');
  if (contact.revoked) return refused('revoked');
  const { publicKey, sealingKey, unit } = contact.card;
  const isSame = publicKey.x === card.publicKey.x && sealingKey.x === card.sealingKey.x && unit.id === card.unit.id;
  return isSame ? done(contact) : refused('wrongSender');
};
