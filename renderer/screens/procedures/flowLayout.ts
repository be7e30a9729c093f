// Places the boxes of a flow on a grid and leads its arrows between them, never through one.
//
//      gutter 0   column 0   gutter 1   column 1  ...      a lane has as many columns as it has stages side by side
//   ─────────────────────────────────────────────── channel 0
//                 [ stage ]             [ stage ]          rank 0
//   ─────────────────────────────────────────────── channel 1
//
// An arrow leaves below its box, runs in the channel there, in a gutter if it goes further than one rank, in the channel above
// its goal, and enters from above. Arrows that would share a stretch get tracks of their own.
import type { Flow, FlowEdge } from './flow.ts';

export type PlacedBox = { stage: string; x: number; y: number; width: number; height: number };
export type PlacedArrow = { edge: FlowEdge; points: [x: number, y: number][] };
export type Layout = {
  lanes: { party: string; x: number; width: number }[];
  boxes: PlacedBox[];
  arrows: PlacedArrow[];
  width: number;
  height: number;
};

export const boxWidth = 132;
const track = 7;
const port = 12;
const smallestChannel = 22;
const smallestGutter = 18;

type Cell = { column: number; rank: number };
/** Stretches that overlap get different tracks. @returns the track of each, and how many there are */
function tracksOf(stretches: readonly [from: number, to: number][]): { tracks: number[]; count: number } {
  const ends: number[] = [];
  const tracks: number[] = Array.from({ length: stretches.length }, () => 0);
  const order = stretches.map((_, index) => index).sort((left, right) => low(stretches[left]) - low(stretches[right]));
  for (const index of order) {
    const [begin, end] = [low(stretches[index]), high(stretches[index])];
    const free = ends.findIndex((before) => before < begin);
    const place = free === -1 ? ends.length : free;
    ends[place] = end;
    tracks[index] = place;
  }
  return { tracks, count: ends.length };
}
const low = (stretch: readonly [number, number] = [0, 0]): number => Math.min(...stretch);
const high = (stretch: readonly [number, number] = [0, 0]): number => Math.max(...stretch);

const sums = (sizes: readonly number[]): number[] =>
  sizes.reduce<number[]>((before, size) => [...before, (before.at(-1) ?? 0) + size], [0]);

export function layoutOf(flow: Flow, heightOf: (stage: string) => number): Layout {
  const { cellByStage, laneColumns, columns } = cellsOf(flow);
  const ranks = Math.max(-1, ...flow.rankByStage.values()) + 1;
  const taken = new Set([...cellByStage.values()].map(({ column, rank }) => `${column}/${rank}`));
  const routes = flow.edges.flatMap((edge) => {
    const [from, to] = [cellByStage.get(edge.from), cellByStage.get(edge.to)];
    return from && to ? [routeOf(edge, from, to, taken)] : [];
  });

  const gutterTracks = Array.from({ length: columns + 1 }, (_, gutter) => {
    const here = routes.filter((route) => route.gutter === gutter);
    return { here, ...tracksOf(here.map(({ from, to }): [number, number] => [from.rank + 1, to.rank])) };
  });
  const gutters = gutterTracks.map(({ count }) => Math.max(smallestGutter, (count + 1) * track + 6));
  const lefts = sums(gutters.map((gutter) => gutter + boxWidth));
  const xOfColumn = (column: number): number => (lefts[column] ?? 0) + (gutters[column] ?? 0);
  const xOfGutter = (route: Route): number => {
    const { here = [], tracks = [] } = gutterTracks[route.gutter ?? 0] ?? {};
    return (lefts[route.gutter ?? 0] ?? 0) + 6 + ((tracks[here.indexOf(route)] ?? 0) + 1) * track - 3;
  };

  const ports = portsOf(routes, (cell) => xOfColumn(cell.column) + boxWidth / 2, xOfGutter);
  const runs = routes.flatMap((route) => runsOf(route, ports, xOfGutter));
  const channelTracks = Array.from({ length: ranks + 1 }, (_, channel) => {
    const here = runs.filter((run) => run.channel === channel && run.stretch[0] !== run.stretch[1]);
    return { here, ...tracksOf(here.map(({ stretch }) => stretch)) };
  });
  const channels = channelTracks.map(({ count }, channel) =>
    count === 0 && (channel === 0 || channel === ranks) ? 10 : Math.max(smallestChannel, (count + 1) * track + 12),
  );
  const rows = Array.from({ length: ranks }, (_, rank) =>
    Math.max(
      ...flow.lanes.flatMap(({ stages }) => stages.filter((one) => flow.rankByStage.get(one) === rank).map(heightOf)),
    ),
  );
  const tops = sums(rows.map((row, rank) => row + (channels[rank] ?? 0)));
  const yOfChannel = (channel: number): number => tops[channel] ?? 0;
  const yOfRow = (rank: number): number => yOfChannel(rank) + (channels[rank] ?? 0);
  const yOfRun = (run: Run): number => {
    const { here = [], tracks = [] } = channelTracks[run.channel] ?? {};
    return yOfChannel(run.channel) + 6 + ((tracks[here.indexOf(run)] ?? 0) + 1) * track - 2;
  };

  const boxes = [...cellByStage].map(([stage, { column, rank }]) => {
    const height = heightOf(stage);
    return { stage, x: xOfColumn(column), y: yOfRow(rank), width: boxWidth, height };
  });
  const boxByStage = new Map(boxes.map((box) => [box.stage, box]));
  const arrows = routes.map((route): PlacedArrow => {
    const begin = boxByStage.get(route.edge.from);
    const [out, into] = [ports.out.get(route) ?? 0, ports.into.get(route) ?? 0];
    const own = runs.filter((run) => run.route === route);
    const bends = own.flatMap((run): [number, number][] =>
      run.stretch[0] === run.stretch[1]
        ? []
        : [
            [run.stretch[0], yOfRun(run)],
            [run.stretch[1], yOfRun(run)],
          ],
    );
    return {
      edge: route.edge,
      points: [[out, (begin?.y ?? 0) + (begin?.height ?? 0)], ...bends, [into, yOfRow(route.to.rank)]],
    };
  });
  const width = (lefts[columns] ?? 0) + (gutters[columns] ?? 0);
  const lanes = flow.lanes.map(({ party }, index) => {
    const [first, next] = [laneColumns[index] ?? 0, laneColumns[index + 1] ?? columns];
    const left = index === 0 ? 0 : xOfColumn(first) - (gutters[first] ?? 0) / 2;
    const right = next === columns ? width : xOfColumn(next) - (gutters[next] ?? 0) / 2;
    return { party, x: left, width: right - left };
  });
  return { lanes, boxes, arrows, width, height: yOfChannel(ranks) + (channels[ranks] ?? 0) };
}

function cellsOf(flow: Flow): { cellByStage: Map<string, Cell>; laneColumns: number[]; columns: number } {
  const cellByStage = new Map<string, Cell>();
  const laneColumns: number[] = [];
  let columns = 0;
  for (const { stages } of flow.lanes) {
    laneColumns.push(columns);
    const takenByRank = new Map<number, number>();
    for (const stage of stages) {
      const rank = flow.rankByStage.get(stage) ?? 0;
      const place = takenByRank.get(rank) ?? 0;
      takenByRank.set(rank, place + 1);
      cellByStage.set(stage, { column: columns + place, rank });
    }
    columns += Math.max(1, ...takenByRank.values());
  }
  return { cellByStage, laneColumns, columns };
}

/** `gutter` where it goes further than to the next rank; `straight` where nothing lies between. */
type Route = { edge: FlowEdge; from: Cell; to: Cell; gutter: number | null; straight: boolean };

function routeOf(edge: FlowEdge, from: Cell, to: Cell, taken: ReadonlySet<string>): Route {
  const between = Array.from({ length: Math.max(0, to.rank - from.rank - 1) }, (_, step) => from.rank + 1 + step);
  const straight =
    from.column === to.column && to.rank > from.rank && between.every((rank) => !taken.has(`${to.column}/${rank}`));
  if (straight || to.rank === from.rank + 1) return { edge, from, to, gutter: null, straight };
  const isLeft = to.column === from.column ? edge.kind === 'back' : to.column > from.column;
  return { edge, from, to, gutter: isLeft ? to.column : to.column + 1, straight };
}

type Ports = { out: Map<Route, number>; into: Map<Route, number> };

/** Where arrows leave and enter a box: straight ones in the middle, the others on the side they go to or come from. */
function portsOf(routes: Route[], middleOf: (cell: Cell) => number, xOfGutter: (route: Route) => number): Ports {
  const spread = (own: Route[], middle: number, other: (route: Route) => number): [Route, number][] => {
    const bent = own.filter(({ straight }) => !straight);
    const left = bent.filter((route) => other(route) < middle).sort((one, two) => other(two) - other(one));
    const right = bent.filter((route) => other(route) >= middle).sort((one, two) => other(one) - other(two));
    return [
      ...own.filter(({ straight }) => straight).map((route): [Route, number] => [route, middle]),
      ...left.map((route, index): [Route, number] => [route, Math.max(middle - 60, middle - port * (index + 1))]),
      ...right.map((route, index): [Route, number] => [route, Math.min(middle + 60, middle + port * (index + 1))]),
    ];
  };
  const sideOf = (route: Route, cell: Cell): number => (route.gutter === null ? middleOf(cell) : xOfGutter(route));
  const groups = (pick: 'from' | 'to'): Route[][] => [...Map.groupBy(routes, ({ edge }) => edge[pick]).values()];
  return {
    out: new Map(
      groups('from').flatMap((own) => spread(own, middleOf(own[0]!.from), (route) => sideOf(route, route.to))),
    ),
    into: new Map(
      groups('to').flatMap((own) => spread(own, middleOf(own[0]!.to), (route) => sideOf(route, route.from))),
    ),
  };
}

type Run = { route: Route; channel: number; stretch: [from: number, to: number] };

function runsOf(route: Route, ports: Ports, xOfGutter: (route: Route) => number): Run[] {
  if (route.straight) return [];
  const [out, into] = [ports.out.get(route) ?? 0, ports.into.get(route) ?? 0];
  if (route.gutter === null) return [{ route, channel: route.to.rank, stretch: [out, into] }];
  const side = xOfGutter(route);
  return [
    { route, channel: route.from.rank + 1, stretch: [out, side] },
    { route, channel: route.to.rank, stretch: [side, into] },
  ];
}

/** The points as an SVG path with soft corners. */
export function pathOf(points: PlacedArrow['points']): string {
  const [first, ...rest] = points;
  if (!first) return '';
  const parts = [`M${first[0]} ${first[1]}`];
  for (const [index, [x, y]] of rest.entries()) {
    const [beforeX, beforeY] = points[index] ?? [x, y];
    const next = rest[index + 1];
    if (!next) {
      parts.push(`L${x} ${y}`);
      continue;
    }
    const soft = Math.min(4, length([beforeX, beforeY], [x, y]) / 2, length([x, y], next) / 2);
    const [fromX, fromY] = towards([x, y], [beforeX, beforeY], soft);
    const [toX, toY] = towards([x, y], next, soft);
    parts.push(`L${fromX} ${fromY}Q${x} ${y} ${toX} ${toY}`);
  }
  return parts.join('');
}

const length = (from: [number, number], to: [number, number]): number =>
  Math.abs(from[0] - to[0]) + Math.abs(from[1] - to[1]);
const towards = ([x, y]: [number, number], [otherX, otherY]: [number, number], by: number): [number, number] => [
  x + Math.sign(otherX - x) * by,
  y + Math.sign(otherY - y) * by,
];
