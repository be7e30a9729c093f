import { lazy } from 'react';

/** The drawing library is a part of the program of its own, fetched when somebody opens the reports. */
const upright = () => import('../charts/upright.tsx');
const lying = () => import('../charts/lying.tsx');

export const InflowChart = lazy(async () => ({ default: (await upright()).InflowChart }));
export const AgeChart = lazy(async () => ({ default: (await upright()).AgeChart }));
export const RateChart = lazy(async () => ({ default: (await upright()).RateChart }));
export const OnTimeChart = lazy(async () => ({ default: (await lying()).OnTimeChart }));
export const ParetoChart = lazy(async () => ({ default: (await lying()).ParetoChart }));
export const LadderChart = lazy(async () => ({ default: (await lying()).LadderChart }));
