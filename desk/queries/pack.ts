import { done, refused } from '../../shared/base/result.ts';
import type { PackVersionLine } from '../../shared/contract/calls/pack.ts';
import { may } from '../../shared/people/permissions.ts';
import { shippedPacks } from '../../shared/procedure/packs/index.ts';
import { nextVersion, secondPersons } from '../../shared/procedure/publish.ts';
import { draftNamed, listDrafts } from '../procedure/drafts.ts';
import { packFile } from '../procedure/file.ts';
import { waitingPackProposals } from '../procedure/proposals.ts';
import type { Caller, DeskParts, Handlers } from '../parts.ts';
import { affectedClocks, movedByPack } from '../subjects/recounts.ts';
import { prepared } from '../store/prepared.ts';

type Published = { version: number; note: string; person: string | null; at: number };

export function packQueries(
  parts: DeskParts,
): Pick<Handlers<'pack'>, 'drafts' | 'draft' | 'preview' | 'proposals' | 'versions' | 'exportFile'> {
  const mayManage = ({ actor }: Caller): boolean => may(parts.office(), actor, 'manageProcedures');
  const notPermitted = refused({ code: 'NotPermitted', permission: 'manageProcedures' });

  return {
    drafts: (_input, caller) =>
      done(
        mayManage(caller)
          ? listDrafts(parts).map(({ draft, pack, base, savedAt, by }) => ({
              draft,
              id: pack.id,
              title: pack.short,
              base,
              savedAt,
              by,
            }))
          : [],
      ),

    draft: (input, caller) => (mayManage(caller) ? draftNamed(parts, input.draft) : notPermitted),

    preview(input, caller) {
      if (!mayManage(caller)) return notPermitted;
      const found = draftNamed(parts, input.draft);
      if (!found.ok) return found;
      const { pack } = found.value;
      const version = nextVersion(pack.id, { packs: parts.packs(), shipped: shippedPacks });
      const { moved, unmoved } = movedByPack(parts, { ...pack, version });
      return done({
        version,
        second: secondPersons(parts.office(), caller.actor).map(({ name }) => name),
        affected: affectedClocks(parts, caller, moved),
        moved: moved.length,
        unmoved: unmoved.length,
      });
    },

    proposals(_input, caller) {
      return done(
        waitingPackProposals(parts).map((proposal) => ({
          ...proposal,
          mayRelease: mayManage(caller) && proposal.by !== caller.actor.person,
        })),
      );
    },

    versions(input) {
      const published = new Map(
        prepared<[string], Published>(parts.database, 'select version, note, person, at from pack where id = ?')
          .all(input.id)
          .map((row) => [row.version, row]),
      );
      const lines = parts
        .packs()
        .all.filter(({ id }) => id === input.id)
        .map(({ version, effectiveFrom, title }): PackVersionLine => {
          const row = published.get(version);
          return {
            version,
            effectiveFrom,
            title,
            note: row?.note ?? null,
            person: row?.person ?? null,
            at: row?.at ?? null,
          };
        });
      return done(lines.toSorted((left, right) => right.version - left.version));
    },

    exportFile(input, caller) {
      if ('draft' in input) {
        if (!mayManage(caller)) return notPermitted;
        const found = draftNamed(parts, input.draft);
        return found.ok ? done(packFile(found.value.pack)) : found;
      }
      const pack = parts.packs().of(input.id, input.version);
      return pack ? done(packFile(pack)) : refused({ code: 'UnknownPack' });
    },
  };
}
