/** Files for other desks and from them, one at a time: whatever is called while one is being made or taken in waits for it. */
import { createHash } from 'node:crypto';
import { done, refused } from '../../shared/base/result.ts';
import type { ContactItem, PackageFile, PackageLook, PackageTaken } from '../../shared/contract/exchangeViews.ts';
import type { Card, PackageContent } from '../../shared/exchange/package.ts';
import type { PulledEntry } from '../../shared/exchange/protocol.ts';
import { organisationIdOf } from '../../shared/exchange/reach.ts';
import { chainOf, isAtOrUnder, type Unit } from '../../shared/people/office.ts';
import { packageNames } from '../../shared/words/packages.ts';
import { isFresh } from '../office.ts';
import type { DeskParts, Reply } from '../parts.ts';
import type { DecideAgain } from '../store/exchange/types.ts';
import {
  addContact,
  contactOf,
  contactsOf,
  homeOf,
  newContact,
  ownCard,
  saveContact,
  senderOf,
  type Contact,
} from './contacts.ts';
import { foundFirstPerson, type FirstPerson } from './join.ts';
import { deskNumberOf, readMembership, saveCircle } from './membership.ts';
import { enclose, orderOwn, packFor, tellStream, senderIn } from './packing.ts';
import { recountArrived } from './recount.ts';
import { fingerprint, openInvitation, openPackage, packageKeys, sealPackage, signInvitation } from './seal.ts';
import { placeOfFile, takeIn } from './unpacking.ts';

export type Packages = {
  contacts(): ContactItem[];
  /** Shown on the screen and read aloud; nothing while there is no office. */
  ownFingerprint(): Promise<string | null>;
  invite(unit: string): Promise<Reply<PackageFile>>;
  /** Who wrote a file, before anything is taken from it. */
  look(content: string): Promise<Reply<PackageLook>>;
  /** This desk's card, for another desk of the same hub. */
  card(): Promise<Reply<PackageFile>>;
  begin(request: string, content: string, deskName: string, person: FirstPerson): Promise<Reply<Unit>>;
  /** @param onlyNews nothing where the reader has been told all of it already */
  make(deskId: string, onlyNews?: boolean): Promise<Reply<PackageFile | null>>;
  /** @param trust fingerprint of an unknown sender that somebody has compared */
  take(content: string, trust?: string): Promise<Reply<PackageTaken>>;
  revoke(deskId: string, revoked: boolean): Reply<null>;
};

const problem = (kind: string): { ok: false; problem: { code: 'PackageProblem'; kind: string } } =>
  refused({ code: 'PackageProblem', kind });

export const createPackages = (parts: DeskParts, decideAgain: DecideAgain): Packages => {
  const { settings, clock, deskId, exchange } = parts;
  const keys = () => packageKeys(settings, clock());
  let last: Promise<unknown> = Promise.resolve();
  const inTurn = <Value>(work: () => Promise<Value>): Promise<Value> => {
    const turn = last.then(work, work);
    last = turn.catch(() => undefined);
    return turn;
  };

  const make = async (reader: string, onlyNews: boolean): Promise<Reply<PackageFile | null>> => {
    const own = await keys();
    const from = ownCard(parts, own);
    const contact = contactOf(parts, reader);
    if (!from || !contact) return refused({ code: 'UnknownContact' });
    if (contact.revoked) return problem('revoked');
    const packed = exchange.inTransaction(() => {
      const result = packFor(parts, from, contact);
      const digest = digestOf(result.content);
      if (onlyNews && digest === contact.digest) return undefined;
      saveContact(parts, { ...result.contact, digest });
      return result;
    });
    if (!packed) return done(null);
    const content: PackageContent = { ...packed.content, enclosed: await enclose(parts, packed.files) };
    const name = `${from.unit.name}-${contact.card.unit.name}-${content.number}.shouwen`;
    return done({ name: plainName(name), content: await sealPackage(content, contact.card, own) });
  };

  /** A desk whose fingerprint somebody has compared becomes one that may send files here. */
  const trustIn = (from: Card, trust: string | undefined): Reply<null> => {
    if (trust === undefined) return problem('unknownSender');
    if (trust !== fingerprint(from)) return problem('wrongSender');
    if (from.hub?.id !== readMembership(settings)?.hub.id) return problem('otherHub');
    if (!parts.office().unitById.has(from.unit.id)) return problem('unknownUnit');
    addContact(parts, newContact(from, clock()));
    return done(null);
  };

  const takeCard = async (bytes: Buffer, trust: string | undefined): Promise<Reply<PackageTaken>> => {
    const opened = await openInvitation(bytes);
    if (!opened.ok) return problem(opened.problem);
    const { from, invited } = opened.value;
    if (invited) return problem('isInvitation');
    const known = contactOf(parts, from.deskId) ? done(null) : trustIn(from, trust);
    return known.ok ? done({ from: from.deskName, fresh: 0, conflicts: 0, behind: 0, refused: 0, streams: [] }) : known;
  };

  const take = async (bytes: Buffer, trust: string | undefined): Promise<Reply<PackageTaken>> => {
    const opened = await openPackage(bytes, deskId, await keys());
    if (!opened.ok) return opened.problem === 'isInvitation' ? takeCard(bytes, trust) : problem(opened.problem);
    const content = opened.value;
    const { from } = content;
    if (trust !== undefined && !contactOf(parts, from.deskId)) {
      const trusted = trustIn(from, trust);
      if (!trusted.ok) return trusted;
    }
    const sender = senderOf(parts, from);
    if (!sender.ok) return problem(sender.problem);
    const place = placeOfFile(parts, sender.value, content);
    if (!place.ok) return problem(place.problem);
    const taken = await takeIn(parts, sender.value, content, decideAgain);
    if (!taken.ok) return problem(taken.problem);
    recountArrived(parts);
    const { streams, refused: notTaken, ...counted } = taken.value;
    return done({ ...counted, refused: notTaken.length, from: from.deskName, streams });
  };

  return {
    contacts: () => contactsOf(parts).map(itemOf),
    async ownFingerprint() {
      const card = ownCard(parts, await keys());
      return card ? fingerprint(card) : null;
    },
    invite: (unitId) =>
      inTurn(async () => {
        const own = await keys();
        const home = homeOf(parts);
        const office = parts.office();
        const unit = office.unitById.get(unitId);
        const from = ownCard(parts, own);
        if (!home || !from || !unit || unit.closed) return refused({ code: 'UnknownUnit', unit: unitId });
        if (unitId === home.unit || !isAtOrUnder(office, unitId, home.unit)) return refused({ code: 'NotBelow' });
        if (readMembership(settings)) return problem('hasHub');
        const invited = { id: unit.id, kind: unit.kind, name: unit.name };
        const reader = newContact({ ...from, deskId: 'invited', unit: invited }, clock());
        const entries = exchange.inTransaction(() =>
          chainOf(office, unitId)
            .reverse()
            .flatMap(({ id }): PulledEntry[] => {
              orderOwn(parts, `unit/${id}`);
              return tellStream(parts, `unit/${id}`, reader, senderIn(parts))?.entries ?? [];
            }),
        );
        const number = 1 + Number(settings.read(invitedScope, unitId) ?? 0);
        settings.save(invitedScope, unitId, String(number), clock());
        const organisation = organisationIdOf(office, unitId);
        const content = { from, invited: { unit: invited, organisation, deskNumber: number }, at: clock(), entries };
        // The first answer comes from a desk nobody has heard of: its fingerprint is compared then.
        addContactless(parts);
        return done({
          name: plainName(packageNames.invitation(unit.name)),
          content: await signInvitation(content, own),
        });
      }),
    card: () =>
      inTurn(async () => {
        const own = await keys();
        const from = ownCard(parts, own);
        if (!from) return refused({ code: 'NotJoined' });
        const content = await signInvitation({ from, invited: null, at: clock(), entries: [] }, own);
        return done({ name: plainName(packageNames.card(from.deskName, from.unit.name)), content });
      }),
    async look(text) {
      const bytes = Buffer.from(text);
      const invitation = await openInvitation(bytes);
      if (invitation.ok) {
        const { from, invited } = invitation.value;
        const known = contactOf(parts, from.deskId) !== undefined;
        const kind = invited ? 'invitation' : 'card';
        return done({ kind, from, fingerprint: fingerprint(from), known, invited: invited?.unit ?? null });
      }
      if (invitation.problem !== 'notAPackage') return problem(invitation.problem);
      const opened = await openPackage(bytes, deskId, await keys());
      if (!opened.ok) return problem(opened.problem);
      const { from } = opened.value;
      const known = contactOf(parts, from.deskId) !== undefined;
      return done({ kind: 'package', from, fingerprint: fingerprint(from), known, invited: null });
    },
    begin: (request, text, deskName, person) =>
      inTurn(async () => {
        if (!isFresh(parts.office())) return refused({ code: 'OfficeExists' });
        const opened = await openInvitation(Buffer.from(text));
        if (!opened.ok) return problem(opened.problem);
        const { from, invited: invitation, entries } = opened.value;
        if (!invitation) return problem('isCard');
        const { unit: invited, organisation, deskNumber } = invitation;
        // The office of somebody else's file is believed because a person compared the fingerprint.
        if (entries.some(({ stream }) => !stream.startsWith('unit/'))) return problem('damaged');
        const received = exchange.receive({ entries }, decideAgain);
        if (!received) return problem('rebuilding');
        const unit = parts.office().unitById.get(invited.id);
        if (!unit) return problem('damaged');
        saveCircle(settings, { unit: unit.id, organisation, deskNumber, deskName, joinedAt: clock() }, clock());
        addContact(parts, contactOf(parts, from.deskId) ?? newContact(from, clock()));
        const found = await foundFirstPerson(parts, request, unit.id, person);
        return found.ok ? done(unit) : found;
      }),
    make: (reader, onlyNews = false) => inTurn(() => make(reader, onlyNews)),
    take: (text, trust) => inTurn(() => take(Buffer.from(text), trust)),
    revoke(reader, revoked) {
      const contact = contactOf(parts, reader);
      if (!contact) return refused({ code: 'UnknownContact' });
      saveContact(parts, { ...contact, revoked });
      return done(null);
    },
  };
};

const invitedScope = 'invited';

/** Whoever invites keeps count of what others have not heard, even before the first answer. */
const addContactless = (parts: DeskParts): void => {
  const home = homeOf(parts);
  if (!home || readMembership(parts.settings) || deskNumberOf(parts.settings) !== undefined) return;
  const circle = { unit: home.unit, organisation: home.unit, deskName: home.deskName, joinedAt: parts.clock() };
  saveCircle(parts.settings, circle, parts.clock());
};

const itemOf = ({ card, sentAt, takenAt, number, taken, told, revoked }: Contact): ContactItem => ({
  deskId: card.deskId,
  deskName: card.deskName,
  unit: card.unit.id,
  fingerprint: fingerprint(card),
  sentAt,
  takenAt,
  number,
  taken,
  acknowledged: told[0].number,
  revoked: revoked === true,
});

/** What a reader would learn from a file, whenever it is written. */
const digestOf = ({ entries, tails, refused: notTaken, wants, seen }: Omit<PackageContent, 'enclosed'>): string =>
  createHash('sha256')
    .update(JSON.stringify([entries, tails, notTaken, wants, entries.length + tails.length > 0 ? 0 : seen]))
    .digest('hex');

/** Letters that some file system or mail program would not take are left out. */
const plainName = (name: string): string => name.replaceAll(/[\\/:*?"<>|\p{Cc}]/gu, ' ').slice(0, 120);
