import type { Source, Text } from '../../pack.ts';
import { words, written } from '../writing.ts';

/** Who does what under one manufacturer's procedure. The steps are the same at both; these answers are what differs. */
export type Actors = {
  id: string;
  title: Text;
  short: Text;
  source: string;
  /** Part of the text in which this manufacturer's articles stand. */
  part: string;
  fieldOwner: Text;
  dispatcher: Text;
  approver: Text;
  qualityDepartment: Text;
  serviceClass: Text;
  /** The approved opinion goes to the sales office first, which tells the customer; otherwise the dispatcher tells. */
  officeTells: boolean;
  /** Who answers the customer in a staff case the superior may decide himself. */
  staffReplier: 'superior' | 'dispatcher';
  /** The field owner's head reads the slip of a staff case before it goes to the superior. */
  staffSlipReviewed: boolean;
  /** The regional manager at headquarters approves twice: before the goods come back, and after the quality department. */
  approvesTwice: boolean;
  /** Milestone from which the 24 hours of P4-D4 count. The wording allows `submitted` as well; the stricter reading of "审核后" is
   *  the review itself. */
  replyCountsFrom: 'approverReviewed' | 'submitted';
};

export const makerA: Actors = {
  id: 'P4',
  title: words('制造企业客户投诉处理程序（销售员版）', 'Manufacturer A: complaints (sales representative)'),
  short: words('制造企业甲', 'Manufacturer A'),
  source: '客户投诉处理程序（一）',
  part: '一',
  fieldOwner: words('销售员', 'Sales representative'),
  dispatcher: words('售后服务部', 'After-sales department'),
  approver: words('营销副总', 'Marketing vice-president'),
  qualityDepartment: words('质量部', 'Quality department'),
  serviceClass: words('客户服务行为', 'Customer service conduct'),
  officeTells: false,
  staffReplier: 'superior',
  staffSlipReviewed: false,
  approvesTwice: false,
  replyCountsFrom: 'approverReviewed',
};

export const makerB: Actors = {
  id: 'P5',
  title: words('制造企业客户投诉处理程序（区域经理版）', 'Manufacturer B: complaints (regional manager)'),
  short: words('制造企业乙', 'Manufacturer B'),
  source: '客户投诉处理程序（二）',
  part: '二',
  fieldOwner: words('区域经理', 'Regional manager'),
  dispatcher: words('营业总部文员', 'Headquarters clerk'),
  approver: words('营销总监', 'Marketing director'),
  qualityDepartment: words('品管部', 'Quality assurance'),
  serviceClass: words('营业政策和客户服务行为', 'Sales and customer policy, service conduct'),
  officeTells: true,
  staffReplier: 'dispatcher',
  staffSlipReviewed: true,
  approvesTwice: true,
  replyCountsFrom: 'approverReviewed',
};

export type Article = (number: string) => Source;
export const articlesOf =
  (actors: Actors): Article =>
  (number) =>
    written(`${actors.part} ${number}`);

/** Where an approved opinion leads: to whoever tells the customer, over the sales office where that is the way. */
export const afterApproval = (actors: Actors): { enters: string[]; marks: string[] } =>
  actors.officeTells
    ? { enters: ['relaying'], marks: ['opinionApproved'] }
    : { enters: ['telling'], marks: ['opinionApproved', 'opinionReceived'] };

export const teller = (actors: Actors): string => (actors.officeTells ? 'fieldOwner' : 'dispatcher');
