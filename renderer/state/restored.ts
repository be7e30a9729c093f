import { create } from 'zustand';

/** Entries a backup just brought back. The sign-in says so: the page of the restore is gone the moment the office is there. */
export const useRestored = create<{ events: number | null }>(() => ({ events: null }));
