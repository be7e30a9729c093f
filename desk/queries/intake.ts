import { done } from '../../shared/base/result.ts';
import { dueMoment } from '../../shared/calendar/limit.ts';
import type { Complainant } from '../../shared/complaint/details.ts';
import { entryFor } from '../../shared/complaint/decide/register.ts';
import type { IntakeView } from '../../shared/contract/views.ts';
import { answering } from '../../shared/duty/answering.ts';
import { organisationOf } from '../../shared/people/office.ts';
import { readingScope } from '../../shared/people/permissions.ts';
import { mainPacksFor, proposedPack } from '../../shared/procedure/choose.ts';
import { limitUnder } from '../../shared/procedure/counting.ts';
import { holds, type FormValues, type Pack } from '../../shared/procedure/pack.ts';
import { rulesInForce } from '../../shared/procedure/rules.ts';
import { chosenPacks, inForceToday, overlayPacks } from '../procedure/packs.ts';
import type { DeskParts, Handlers } from '../parts.ts';
import { complaintStream, foldStream } from '../store/projections/folded.ts';
import { digitsOf } from '../store/projections/searchTokens.ts';
import { similarCases } from './similar.ts';

/** What the desk knows while a complaint is still being typed. Reads only. */
export function intakeView(parts: DeskParts): Handlers<'complaint'>['intake'] {
  const inForce = inForceToday(parts);
  return (input, caller) => {
    const now = parts.clock();
    const office = parts.office();
    const similar = similarCases(
      parts,
      readingScope(office, caller.actor)?.id ?? '',
      {
        phones: [input.phone ?? ''],
        identities: [input.identity ?? ''],
        names: [input.name ?? ''],
        unit: input.unit,
        reason: input.reason,
      },
      now,
    );
    const same = similar.find((found) => found.why.includes('phone') || found.why.includes('identity'));
    const unit = office.unitById.get(caller.actor.unit);
    const choice = chosenPacks(parts.store.read);
    const offered = unit ? mainPacksFor(choice, unit, office, inForce) : [];
    const categories = [input.reason, input.business, input.businessChannel].filter((one) => one !== undefined);
    const asked = { unit: caller.actor.unit, channel: input.channel ?? null, categories };
    const proposed = proposedPack(choice, offered, asked, office, parts.categories());
    const packs = proposed ? [proposed.pack, ...offered.filter((one) => one !== proposed.pack)] : [];
    // What was chosen on the page may have gone out of use meanwhile.
    const pack = packs.find(({ id }) => id === input.pack) ?? packs[0];
    const facts: FormValues = { channel: input.channel ?? null, ...input.extra };
    const entry = pack && unit && entryFor(pack, unit, facts, { office });
    const receiverUnit = receiver(input.unit);
    const view: IntakeView = {
      similar,
      known: same ? knownPerson(same.id, input.phone, input.identity) : null,
      clocks: pack && entry ? startingClocks(pack, choice.overlays, entry.marks, facts, input.receivedAt ?? now) : [],
      packs: packs.map(({ id }) => id),
      pack: pack?.id ?? null,
      rule: proposed?.rule ?? null,
      overlays: pack ? (overlayPacks(choice.overlays, pack, inForce) ?? []).map(({ id }) => id) : [],
      receiver: receiverUnit ? { unit: receiverUnit, answering: answering(office, receiverUnit, now) } : null,
    };
    return done(view);

    function receiver(complained: string | undefined): string | undefined {
      if (!complained) return undefined;
      return unit && organisationOf(office, unit.id)?.kind === 'association'
        ? organisationOf(office, complained)?.id
        : complained;
    }
  };

  function knownPerson(
    complaint: string,
    phone: string | undefined,
    identity: string | undefined,
  ): IntakeView['known'] {
    const details = foldStream(parts.store.read(complaintStream(complaint)))?.complaint.details;
    const isSame = (person: Complainant): boolean =>
      (!!phone && !!person.phone && digitsOf(person.phone) === digitsOf(phone)) ||
      (!!identity && !!person.identity && digitsOf(person.identity) === digitsOf(identity));
    const person = details?.complainants.find(isSame);
    if (!person) return null;
    const { name, kind, address, mail } = person;
    return {
      name,
      kind,
      ...(person.phone ? { phone: person.phone } : {}),
      ...(address ? { address } : {}),
      ...(mail ? { mail } : {}),
      // Only what was typed: a telephone number must not bring out somebody's identity number.
      ...(person.identity && identity && digitsOf(person.identity) === digitsOf(identity)
        ? { identity: person.identity }
        : {}),
    };
  }

  function startingClocks(
    pack: Pack,
    overlays: string[],
    marks: string[],
    facts: FormValues,
    from: number,
  ): IntakeView['clocks'] {
    return rulesInForce(pack, overlayPacks(overlays, pack, inForce) ?? [], parts.packs()).flatMap(
      ({ rule, settings }) => {
        if (rule.limit.unit === 'named' || !rule.start.some((milestone) => marks.includes(milestone))) return [];
        if (rule.when && !holds(rule.when, facts)) return [];
        const due = dueMoment(parts.workingTime(), limitUnder(settings, rule.limit), from);
        return due.ok ? [{ rule: rule.id, from, due: due.value }] : [];
      },
    );
  }
}
