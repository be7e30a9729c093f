import type { Projection } from '../projection.ts';

/** Who looked at whose data, for the auditor's list. */
export const accessProjection: Projection = {
  name: 'access',
  version: 1,
  tables: ['access_record'],
  schema: `
    create table access_record (
      sequence integer primary key,
      at integer not null,
      home text not null,
      person text not null,
      unit text not null,
      complaint text,
      kind text not null,
      reason text not null
    ) strict;
  `,
  indexes: `
    create index access_home on access_record (home, sequence);
    create index access_person on access_record (home, person, sequence);
    create index access_complaint on access_record (home, complaint, sequence);
  `,
  // Records of looking are never set aside: they stay on the desk that wrote them.
  createForget: () => () => {},
  createApply(database) {
    const add = database.prepare(
      `insert into access_record (sequence, at, home, person, unit, complaint, kind, reason)
       values (?, ?, ?, ?, ?, ?, ?, ?)`,
    );
    return (event) => {
      if (event.type !== 'AccessRecorded') return;
      const { home, complaint, kind, reason } = event.body as {
        home: string;
        complaint: string | null;
        kind: string;
        reason: string;
      };
      add.run(event.sequence, event.at, home, event.personId ?? '', event.unitId ?? '', complaint, kind, reason);
    };
  },
};
