// Desks of yesterday and of tomorrow talk to the same hub: the protocol gains, it never loses or changes.
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import * as protocol from '../../../shared/exchange/protocol.ts';

type Kept = { version: number; paths: Record<string, string>; codes: string[]; fields: Record<string, string> };

const messages = {
  enrolRequest: protocol.enrolRequest,
  enrolReply: protocol.enrolReply,
  sessionRequest: protocol.sessionRequest,
  sessionReply: protocol.sessionReply,
  pushRequest: protocol.pushRequest,
  pushReply: protocol.pushReply,
  pullRequest: protocol.pullRequest,
  pullReply: protocol.pullReply,
  problem: protocol.problem,
};

type Schema = {
  type?: string;
  properties?: Record<string, Schema>;
  required?: string[];
  items?: Schema;
  anyOf?: Schema[];
  oneOf?: Schema[];
  const?: string;
  enum?: unknown[];
  [rule: string]: unknown;
};

/** Every place of a message with what may stand there: `pushRequest.batches[].base` → 'required {"type":"integer",…}'. */
function fieldsOf(schema: Schema, place: string, need: string): [string, string][] {
  const { properties, items, required = [], anyOf, oneOf, description: _, ...rules } = schema;
  const choices = anyOf ?? oneOf;
  return [
    [place, `${need} ${JSON.stringify(rules)}`] as [string, string],
    ...Object.entries(properties ?? {}).flatMap(([name, inner]) =>
      fieldsOf(inner, `${place}.${name}`, required.includes(name) ? 'required' : 'optional'),
    ),
    ...(items ? fieldsOf(items, `${place}[]`, 'required') : []),
    ...(choices ?? []).flatMap((choice, index) =>
      fieldsOf(choice, `${place}|${choice.properties?.['outcome']?.const ?? index}`, 'required'),
    ),
  ];
}

const current = (): Kept => ({
  version: protocol.protocolVersion,
  paths: protocol.paths,
  codes: [...protocol.problemCodes, ...protocol.batchRefusals],
  fields: Object.fromEntries(
    Object.entries(messages).flatMap(([name, message]) =>
      fieldsOf(z.toJSONSchema(message, { io: 'input' }) as Schema, name, 'required'),
    ),
  ),
});

/** What a desk or hub of yesterday would stumble over. */
function breaks(kept: Kept, now: Kept): string[] {
  const isRequest = (place: string): boolean => /Request\b/.test(place);
  return [
    ...Object.entries(kept.paths).flatMap(([name, path]) => (now.paths[name] === path ? [] : [`path ${name}`])),
    ...kept.codes.filter((code) => !now.codes.includes(code)).map((code) => `code ${code}`),
    ...Object.entries(kept.fields).flatMap(([place, rule]) => (now.fields[place] === rule ? [] : [place])),
    ...Object.entries(now.fields)
      .filter(([place, rule]) => !(place in kept.fields) && isRequest(place) && rule.startsWith('required'))
      // A new optional branch may have required fields inside: only the topmost new place counts.
      .filter(([place]) => place.replace(/(\.|\[|\|)[^.[|]*$/, '') in kept.fields)
      .map(([place]) => `${place} is asked of older desks`),
  ];
}

describe('the exchange protocol', () => {
  const kept: Kept = JSON.parse(readFileSync(new URL('protocol.snapshot.json', import.meta.url), 'utf8'));
  const now = current();

  it('has lost and changed nothing since the snapshot', () => {
    expect(breaks(kept, now)).toEqual([]);
  });

  it('is the snapshot: an addition is written down there', () => {
    expect(now).toEqual(kept);
  });

  it('would not pass with a field gone, of another type, newly required, or a code taken back', () => {
    const { 'pullReply.cursor': _cursor, ...withoutCursor } = now.fields;
    expect(breaks(now, { ...now, fields: withoutCursor })).toEqual(['pullReply.cursor']);
    const other = { ...now.fields, 'pushRequest.batches[].base': 'required {"type":"string"}' };
    expect(breaks(now, { ...now, fields: other })).toEqual(['pushRequest.batches[].base']);
    const asked = { ...now.fields, 'pullRequest.why': 'required {"type":"string"}' };
    expect(breaks(now, { ...now, fields: asked })).toEqual(['pullRequest.why is asked of older desks']);
    const gained = { ...now.fields, 'pullRequest.why': 'optional {"type":"string"}' };
    expect(breaks(now, { ...now, fields: gained })).toEqual([]);
    expect(breaks(now, { ...now, codes: now.codes.slice(1) })).toEqual(['code badInput']);
  });

  it('lets fields of a newer partner pass', () => {
    const reply = { protocol: 1, entries: [], cursor: 'c', more: false, hint: 'from a newer hub' };
    expect(protocol.pullReply.safeParse(reply).success).toBe(true);
    const receipt = { outcome: 'refused', stream: 'complaint/c', code: 'aNewReason' };
    expect(protocol.receipt.safeParse(receipt).success).toBe(true);
  });

  it.each([
    'complaint/c\u0000',
    'complaint/',
    '/c',
    'complaint',
    'complaint/a b',
    'Complaint/c',
    `complaint/${'c'.repeat(200)}`,
  ])('takes no stream called %j', (stream) => {
    const command = {
      requestId: 'r',
      name: 'n',
      personId: null,
      unitId: null,
      at: 0,
      deskSequence: 1,
      events: [{ type: 'NoteAdded', audience: 'parties', body: {} }],
    };
    expect(protocol.pushedBatch.safeParse({ stream: 'complaint/c', base: 0, commands: [command] }).success).toBe(true);
    expect(protocol.pushedBatch.safeParse({ stream, base: 0, commands: [command] }).success).toBe(false);
  });
});
