import { create } from 'zustand';

/** Whether the line to the desk is broken at this moment. */
export const useLine = create<{ isLost: boolean }>(() => ({ isLost: false }));
