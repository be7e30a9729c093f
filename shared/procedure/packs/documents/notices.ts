import type { NoticeSample } from '../../../notice/sample.ts';
import { words } from '../writing.ts';

/** Wordings to begin a notice from: what stands in 【】 is filled in by whoever publishes it. */
export const notices: NoticeSample[] = [
  {
    id: 'fault',
    title: words('【系统或业务】故障的答复口径', 'Answer while 【system or service】 is down'),
    wording: words(
      '您好，【系统或业务】因【原因】暂时不能使用，我们正在抢修，预计【时间】恢复。给您带来不便，非常抱歉。恢复以前，您可以通过【其他办法】办理；需要我们在恢复以后通知您的，请留下联系电话。',
      'Hello, 【system or service】 cannot be used at present because of 【cause】. It is being repaired and should be back by 【time】. We are sorry for the trouble. Until then you can use 【another way】; leave your number if we are to tell you when it is back.',
    ),
    background: words(
      '客户接受解释的，登记后办结；不接受的，按投诉登记转办。恢复以后由【部门】撤下本口径。',
      'If the customer accepts the explanation, note it and close; if not, register a complaint. 【Department】 withdraws this notice once it works again.',
    ),
  },
  {
    id: 'group',
    title: words('关于【事项】的统一答复口径', 'One answer about 【matter】'),
    wording: words(
      '您好，您反映的【事项】我们已经知道，并由【部门】统一核实处理，【时间】前公布处理办法。您的情况已经登记，编号为【编号】，届时我们会主动与您联系，请您不必重复奔走。',
      'Hello, we know of 【matter】. 【Department】 looks into it for everybody and will say by 【time】 how it is settled. Your case is registered under 【number】; we shall come back to you and you need not ask again.',
    ),
    background: words(
      '只说口径，不作承诺，不评论责任。媒体询问一律转【部门】。新的情况当日报【负责人】。',
      'Say only this; promise nothing, do not speak of blame. Pass the press on to 【department】. Report what is new the same day to 【person in charge】.',
    ),
  },
  {
    id: 'policy',
    title: words('【业务】规定调整的解释口径', 'Explanation of a change of 【service】'),
    wording: words(
      '您好，【业务】自【日期】起按【文件】调整为【内容】。此前已经办理的【是否】受影响。您对调整有意见，我们会如实记录并转交【部门】，【时间】前答复您。',
      'Hello, from 【date】 on 【service】 is 【content】 under 【document】. What was done before is 【whether】 affected. We write your objection down as you say it, pass it to 【department】 and answer you by 【time】.',
    ),
    background: words(
      '依据：【文件】第【】条。客户要求退费的，按【办法】办理，不当场答应。',
      'Basis: 【document】, article 【】. Where a refund is asked for, follow 【measures】; nothing is granted on the spot.',
    ),
  },
];
