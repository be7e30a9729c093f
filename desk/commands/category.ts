import { done, refused, type Result } from '../../shared/base/result.ts';
import type { CodeLine } from '../../shared/contract/calls/category.ts';
import { may } from '../../shared/people/permissions.ts';
import type { CategoryTree } from '../../shared/procedure/trees/book.ts';
import type { Category } from '../../shared/procedure/trees/jrt0169.ts';
import { categoryStream, decidePublishCategories } from '../../shared/procedure/trees/publish.ts';
import { categoryDraft, dropCategoryDraft, keepCategoryDraft } from '../subjects/categoryDraft.ts';
import type { ImportProblem } from '../imports/problem.ts';
import { readTable, type Table } from '../imports/table.ts';
import type { Caller, DeskParts, Handlers } from '../parts.ts';
import { perform } from '../perform.ts';

const notPermitted = refused({ code: 'NotPermitted', permission: 'manageProcedures' });

export function categoryCommands(
  parts: DeskParts,
): Pick<Handlers<'category'>, 'readCodes' | 'save' | 'drop' | 'publish'> {
  const mayManage = ({ actor }: Caller): boolean => may(parts.office(), actor, 'manageProcedures');
  return {
    save({ categories, base, seen }, caller) {
      if (!mayManage(caller)) return notPermitted;
      const kept = categoryDraft(parts);
      if (kept && kept.savedAt !== seen) return refused({ code: 'DraftChangedMeanwhile', person: kept.by });
      const savedAt = parts.clock();
      keepCategoryDraft(parts, { categories, base, by: caller.actor.person }, savedAt);
      return done({ savedAt });
    },

    drop(_input, caller) {
      if (!mayManage(caller)) return notPermitted;
      dropCategoryDraft(parts);
      return done({ version: parts.categories().current.version });
    },

    async readCodes(input, caller) {
      if (!mayManage(caller)) return notPermitted;
      const table: Result<Table, ImportProblem> = await readTable(input.name, Buffer.from(input.content, 'base64'));
      if (!table.ok) return table;
      const lines = codeLines(table.value, parts.categories().current);
      return lines ? done(lines) : refused({ code: 'ImportNameColumnMissing' });
    },

    publish(input, caller) {
      const now = parts.clock();
      const { request, note, expectedVersion } = input;
      const categories: Category[] = input.categories;
      const reply = perform(parts, caller.actor, now, {
        request,
        name: 'category.publish',
        // The tree stands whole in the entry; here only on which one it was built and why.
        input: { expectedVersion, note },
        topics: ['category', 'complaint'],
        decide: () => {
          const context = { now, actor: caller.actor, office: parts.office(), categories: parts.categories() };
          const decision = decidePublishCategories({ categories, expectedVersion, note }, context);
          if (!decision.ok) return decision;
          const { type, ...body } = decision.value;
          return done({
            events: [{ stream: categoryStream, type, audience: 'everyone', body }],
            reply: { version: body.tree.version },
          });
        },
      });
      if (reply.ok) dropCategoryDraft(parts);
      return reply;
    },
  };
}

const codeHeading = /代码|编码|编号|code/i;
const nameHeading = /名称|类别|分类|原因|name|title/i;
const plain = (text: string): string => text.replaceAll(/[\s、，,（）()《》“”"：:；;·.-]/g, '').toLowerCase();

/** Codes beside names: a name that is that of exactly one category is taken for it. Nothing without both columns. */
function codeLines({ columns, rows }: Table, { categories }: CategoryTree): CodeLine[] | undefined {
  const code = columns.findIndex((column) => codeHeading.test(column));
  const name = columns.findIndex((column, index) => index !== code && nameHeading.test(column));
  if (code < 0 || name < 0) return undefined;
  const byName = new Map<string, string[]>();
  for (const { id, title } of categories) {
    for (const one of new Set([plain(title.zh), plain(title.en)])) byName.set(one, [...(byName.get(one) ?? []), id]);
  }
  return rows.flatMap(({ line, cells }): CodeLine[] => {
    const [given = '', named = ''] = [cells[code]?.trim(), cells[name]?.trim()];
    if (given === '') return [];
    const fitting = byName.get(plain(named)) ?? [];
    return [{ row: line, code: given.slice(0, 32), name: named, category: fitting.length === 1 ? fitting[0]! : null }];
  });
}
