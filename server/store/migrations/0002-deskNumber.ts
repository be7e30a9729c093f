/** A small number for each desk, never given twice: numbers of complaints carry it, so they stay unique without a network. */
export const deskNumber = `alter table desk add column number integer generated always as identity;`;
