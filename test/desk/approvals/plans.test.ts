import { expect, it } from 'vitest';
import { openTestDesk } from '../contract/links.ts';

it('approvals, mentions, watched complaints and loads are found by their keys', async () => {
  const { parts } = await openTestDesk();
  const planOf = (sql: string): string =>
    parts.database
      .prepare<[], { detail: string }>(`explain query plan ${sql}`)
      .all()
      .map(({ detail }) => detail)
      .join('\n');
  expect(planOf(`select row from work where duty = 'approve' and due < 1 order by due`)).toContain('work_approvals');
  expect(planOf(`select body from proposal where state in ('open', 'postponed') order by entry desc`)).toContain(
    'proposal_undecided',
  );
  expect(planOf(`select text from mention where person = 'p' order by at desc`)).toContain('mention_person');
  const watched = planOf(
    `select c.row from watched x cross join complaint c on c.id = x.complaint where x.person = 'p' and c.row < 9`,
  );
  expect(watched).toMatch(/SEARCH x.*PRIMARY KEY/);
  expect(watched).toContain('complaint_id');
  expect(planOf(`select person, count(*) from assigned where unit = 'u' and is_open = 1 group by person`)).toContain(
    'assigned_open',
  );
  expect(planOf(`select person, max(at) from assigned where unit = 'u' group by person`)).toContain('assigned_unit');
  expect(planOf(`select distinct unit from assigned where person = 'p' and is_open = 1`)).toContain('assigned_person');
});
