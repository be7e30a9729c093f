/** What a complainant says: a situation filled in, with an opening and an aftermath, and who is speaking. */
import type { WorkingTime } from '../../shared/calendar/compile.ts';
import { localDate } from '../../shared/calendar/local.ts';
import type { Channel, Complainant, Details, Flag } from '../../shared/complaint/details.ts';
import { day } from '../../shared/base/time.ts';
import { givenNames, organisations, streets, surnames } from './data/names.ts';
import { aftermaths, openings, products, situations, type Situation } from './data/situations.ts';
import type { Random } from './random.ts';

export type Told = { details: Details; situation: Situation };

/** Obviously not a number anybody has. */
const phoneOf = (number: number): string => `138-0000-${String(number % 10_000).padStart(4, '0')}`;

const channelWeights: readonly (readonly [channel: Channel, weight: number])[] = [
  ['phone', 58],
  ['visit', 14],
  ['transfer', 10],
  ['web', 8],
  ['mail', 6],
  ['letter', 4],
];

export function complainantOf(random: Random, number: number): Complainant {
  const phone = phoneOf(number);
  if (random.chance(0.06)) {
    const [surname] = random.pick(surnames);
    const [given] = random.pick(givenNames);
    return {
      kind: 'organisation',
      name: random.pick(organisations),
      phone,
      agent: { name: surname + given, phone, authority: random.pick(['法定代表人授权书', '单位介绍信', '财务负责人']) },
    };
  }
  const [surname] = random.pick(surnames);
  const isFull = random.chance(0.7);
  const name = isFull
    ? surname + random.pick(givenNames)[0]
    : surname + random.pick(['女士', '先生', '老师', '大爷', '阿姨']);
  return {
    kind: 'person',
    name,
    phone,
    ...(random.chance(0.25) ? { address: `${random.pick(streets)}${random.between(1, 199)}号` } : {}),
    ...(random.chance(0.12) ? { mail: `kehu${number}@example.com` } : {}),
  };
}

export type Circumstances = {
  receivedAt: number;
  outlet: string;
  complainants: Complainant[];
  channel?: Channel;
  flags: Flag[];
  situation?: Situation;
};

export function tellSituation(random: Random, time: WorkingTime, circumstances: Circumstances): Told {
  const { receivedAt, outlet, complainants, flags } = circumstances;
  const channel = circumstances.channel ?? weighted(random);
  const situation = circumstances.situation ?? random.pick(situations);
  const yuan = situation.yuan && rounded(random.between(situation.yuan[0], situation.yuan[1]));
  const fill = filler(random, time, receivedAt, yuan);
  const opening = random.chance(0.75) ? random.pick(openings[channel]!) : '';
  const aftermath = random.pick(aftermaths);
  const surname = random.pick(surnames)[0];
  const isOld = flags.includes('vulnerable')
    ? random.pick(['投诉人七十六岁，听力不好。', '投诉人为残障人士，出行不便。'])
    : '';
  const isMedia = flags.includes('media') ? '投诉人已将经过发布在短视频平台。' : '';
  const isGroup =
    flags.includes('group') && complainants.length > 1
      ? `同样情况的客户有${complainants.length}人，推选代表反映。`
      : '';
  const isRepeat = flags.includes('repeat') ? '投诉人此前就同一事项反映过，称处理后问题再次出现。' : '';
  return {
    situation,
    details: {
      channel,
      receivedAt,
      complainants,
      complainedUnit: outlet,
      complainedPersons: situation.reason === 'C1' && random.chance(0.5) ? [{ name: `${surname}姓柜员` }] : [],
      businessChannel: situation.channel,
      business: situation.business,
      reason: situation.reason,
      narrative: opening + fill(situation.say) + isRepeat + isGroup + isMedia + isOld + aftermath,
      demand: fill(situation.demand),
      ...(yuan === undefined ? {} : { amount: yuan * 100 }),
      flags,
      ...(channel === 'transfer'
        ? { originalNumber: `转办${localDate(time, receivedAt).replaceAll('-', '')}-${random.between(10, 99)}` }
        : {}),
    },
  };
}

const rounded = (yuan: number): number =>
  yuan > 5000 ? Math.round(yuan / 100) * 100 : yuan > 200 ? Math.round(yuan / 10) * 10 : yuan;

function weighted(random: Random): Channel {
  const total = channelWeights.reduce((sum, [, weight]) => sum + weight, 0);
  let place = random.between(1, total);
  for (const [channel, weight] of channelWeights) {
    place -= weight;
    if (place <= 0) return channel;
  }
  return 'phone';
}

function filler(random: Random, time: WorkingTime, receivedAt: number, yuan: number | undefined) {
  const happened = receivedAt - random.between(1, 9) * day;
  const [, month, date] = localDate(time, happened).split('-').map(Number);
  const hour = random.between(9, 16);
  const hours = hour < 12 ? `上午${hour}点左右` : hour < 14 ? '中午' : `下午${hour - 12}点左右`;
  const value: Record<string, string> = {
    time: `${month}月${date}日${hours}`,
    amount: yuan === undefined ? '' : `${grouped(yuan)}元`,
    minutes: String(random.between(3, 18) * 5),
    count: String(random.between(2, 8)),
    months: String(random.between(2, 14)),
    years: String(random.between(3, 10)),
    product: random.pick(products),
  };
  return (text: string): string => text.replaceAll(/\{(\w+)\}/g, (_whole, name: string) => value[name] ?? '');
}

const grouped = (yuan: number): string => String(yuan).replaceAll(/\B(?=(\d{3})+$)/g, ',');
