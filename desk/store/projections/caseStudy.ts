import { evolveCase, type CaseContent, type CaseEvent, type CaseState } from '../../../shared/caseStudy/events.ts';
import { registerProjection } from './registers.ts';
import { tokensOf } from './searchTokens.ts';

/** Words of a case by which it is found: pairs of Chinese characters and whole Latin words. */
export const caseTokens = (text: string): string[] => tokensOf(text).filter((token) => Array.from(token).length > 1);

const textOf = ({ title, tags, sections }: CaseContent): string =>
  [title, ...tags, ...Object.values(sections)].join('\n');

/** Typical cases, and the words of the published ones. */
export const caseStudyProjection = registerProjection<CaseState, CaseEvent>({
  name: 'caseStudy',
  version: 1,
  table: 'case_study',
  prefix: 'case/',
  evolve: evolveCase,
  columns: {
    published_at: 'integer',
    written_at: 'integer not null',
    unfinished: 'integer not null',
    reason: 'text not null',
  },
  row: ({ published, writtenAt, state, content }) => ({
    published_at: published?.at ?? null,
    written_at: writtenAt,
    unfinished: state === 'published' || state === 'takenDown' ? 0 : 1,
    reason: (published?.content ?? content).reason,
  }),
  indexes: `
    create index case_study_published on case_study (published_at) where published_at is not null;
    create index case_study_unfinished on case_study (written_at) where unfinished = 1;
    create index case_study_reason on case_study (reason) where published_at is not null;
  `,
  beside: {
    tables: ['case_token'],
    schema: `create table case_token (token text not null, case_id text not null, primary key (token, case_id))
      strict, without rowid;
      create index case_token_case on case_token (case_id);`,
    createWrite(database) {
      const drop = database.prepare('delete from case_token where case_id = ?');
      const add = database.prepare('insert or ignore into case_token (token, case_id) values (?, ?)');
      return ({ type }, { id, published }) => {
        if (type !== 'CasePublished' && type !== 'CaseTakenDown') return;
        drop.run(id);
        for (const token of published ? caseTokens(textOf(published.content)) : []) add.run(token, id);
      };
    },
    createDrop(database) {
      const drop = database.prepare('delete from case_token where case_id = ?');
      return (id) => void drop.run(id);
    },
  },
});
