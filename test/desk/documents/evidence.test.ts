// DOC-EVIDENCE: a package somebody outside can check without the program.
import { createHash } from 'node:crypto';
import { unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { coveredSubject } from '../../../desk/documents/evidence.ts';
import { fillForm } from '../../../shared/document/forms/fill.ts';
import { caseFile } from '../../../shared/document/forms/record.ts';
import { shippedPacks } from '../../../shared/procedure/packs/index.ts';
import { connect, openTestDesk, replyOf } from '../contract/links.ts';
import { foundWorld } from '../contract/world.ts';

const sha256 = (content: Uint8Array): string => createHash('sha256').update(content).digest('hex');
const textOf = (content: Uint8Array | undefined): string => Buffer.from(content ?? []).toString('utf8');
type Index = {
  entries: { place: number; type: string; previous: string; sha256: string; covered: boolean; file?: string }[];
  files: { path?: string; sha256: string }[];
};

async function office() {
  const test = await openTestDesk({});
  const link = await connect('direct', test.desk);
  const world = await foundWorld(link);
  const { complaint } = world;
  const note = { id: complaint, text: '已致电 024-2253 2961，赵小雨同意。', internal: false };
  await link.client.complaint.note({ request: 'request-note', ...note });
  const content = Buffer.from('回执').toString('base64');
  await link.client.attachment.add({ request: 'request-file', complaint, name: '回执/一.txt', content, paper: null });
  let requests = 0;
  const take = async (masked: boolean, purpose = '报监管部门') => {
    const asked = { request: `request-evidence-${++requests}`, complaint, language: 'zh' as const, masked, purpose };
    const made = await link.client.document.evidence(asked);
    const files = unzipSync(Buffer.from(made.file.content, 'base64'));
    return { ...made, files, index: JSON.parse(textOf(files['index.json'])) as Index };
  };
  return { ...test, ...link, complaint, take };
}

describe('DOC-EVIDENCE: the evidence package', { timeout: 60_000 }, () => {
  it('is checked file by file, entry by entry, with nothing but SHA-256', async () => {
    const { take, client, complaint } = await office();
    const { files, index, fingerprint } = await take(false);
    const sums = textOf(files['SHA256SUMS']).trimEnd().split('\n');
    const listed = Object.fromEntries(sums.map((line) => line.split('  ').toReversed() as [string, string]));
    const { SHA256SUMS: own, ...others } = files;
    expect(Object.keys(listed).toSorted()).toEqual(Object.keys(others).toSorted());
    for (const [path, content] of Object.entries(others)) expect([path, sha256(content)]).toEqual([path, listed[path]]);
    expect(Object.keys(files)).toContain('attachments/01 回执_一.txt');
    expect(textOf(files['casefile.pdf']).slice(0, 5)).toBe('%PDF-');
    // The fingerprint of an entry in the log is that of its file, and the file begins with the one before it.
    expect(index.entries.map(({ type }) => type)).toEqual(
      expect.arrayContaining(['ComplaintRegistered', 'NoteAdded', 'AttachmentAdded']),
    );
    for (const { file = '', sha256: claimed, previous, covered } of index.entries) {
      const content = files[file]!;
      expect([covered, sha256(content), Buffer.from(content.subarray(0, 32)).toString('hex')]).toEqual([
        false,
        claimed,
        previous,
      ]);
    }
    const neighbours = index.entries.filter(
      ({ place, previous }, at) =>
        at > 0 && index.entries[at - 1]!.place === place - 1 && index.entries[at - 1]!.sha256 === previous,
    );
    expect(neighbours.length).toBeGreaterThan(0);
    // One letter changed is found.
    const [first] = index.entries;
    const changed = Buffer.from(files[first!.file!]!);
    changed[40] = changed[40]! ^ 1;
    expect(sha256(changed)).not.toBe(first!.sha256);
    // What was taken, what for, and which package it was, stands in the history.
    const [made] = (await client.complaint.open({ id: complaint })).timeline;
    expect(made).toMatchObject({
      type: 'DocumentMade',
      body: {
        document: 'evidence',
        format: 'package',
        masked: false,
        purpose: '报监管部门',
        fingerprint: sha256(own!),
      },
    });
    expect(fingerprint).toBe(sha256(own!));
  });

  it('covers personal data unless it is asked for, and is never made without a purpose', async () => {
    const { take, client, complaint } = await office();
    const { files, index } = await take(true);
    const everything = Object.values(files).map(textOf).join('\n');
    for (const personal of ['赵小雨', '024-0000 0000', '210100190001010000', '024-2253 2961']) {
      expect(everything).not.toContain(personal);
    }
    expect(Object.keys(files).filter((path) => path.startsWith('attachments/'))).toEqual([]);
    expect(index.files.some(({ path, sha256: id }) => path === undefined && id.length === 64)).toBe(true);
    const view = await client.complaint.open({ id: complaint });
    const pack = shippedPacks.of(view.pack.id, view.pack.version)!;
    const names = { nameOfUnit: String, nameOfPerson: String, nameOfCategory: String };
    const how = { language: 'zh' as const, takenBy: '王敏', takenAt: 0, masked: true };
    const subject = coveredSubject({ view, pack, overlays: [], ...names, ...how }, ['赵小雨']);
    const page = JSON.stringify(fillForm(caseFile, subject));
    expect(page).toContain('赵**');
    expect(page).not.toContain('赵小雨');
    const covered = index.entries.filter((entry) => entry.covered);
    expect(covered.map(({ type }) => type)).toEqual(expect.arrayContaining(['ComplaintRegistered', 'NoteAdded']));
    expect(covered.every(({ file }) => file === undefined)).toBe(true);
    const without = { request: 'request-none', complaint, language: 'zh' as const, masked: true, purpose: ' ' };
    expect(await replyOf(() => client.document.evidence(without))).toMatchObject({
      error: { data: { code: 'PurposeMissing' } },
    });
  });
});
