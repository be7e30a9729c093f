import type { PhoneScript } from '../../../script/script.ts';
import { words } from '../writing.ts';

/** The house's question-and-answer script for a complaint by telephone. It keeps to the seven steps of P12 and to the questions of
 *  P8 (who, what, where, when, why, how; then confirm). */
export const phoneScripts: readonly PhoneScript[] = [
  {
    id: 'P12-phone',
    title: words('电话受理问答', 'Taking a complaint by phone'),
    start: 'greet',
    steps: [
      {
        id: 'greet',
        say: words(
          '您好，这里是投诉受理台，我姓{name}，请问怎么称呼您？',
          'Good day, complaint desk, my name is {name}. May I have your name, please?',
        ),
        write: { field: 'name', title: words('客户怎么称呼', 'The customer’s name'), next: 'phone' },
      },
      {
        id: 'phone',
        say: words(
          '方便留一个联系电话吗？万一断线，我给您打回去。',
          'May I have a number, so that I can call you back?',
        ),
        write: { field: 'phone', title: words('联系电话', 'Phone'), next: 'mood' },
      },
      {
        id: 'mood',
        say: words('您请慢慢说，我在记录。', 'Please take your time; I am writing it down.'),
        choices: [
          { id: 'calm', title: words('情绪平稳', 'Calm'), fills: [], next: 'before' },
          { id: 'upset', title: words('情绪激动', 'Upset'), fills: [], next: 'soothe' },
          {
            id: 'threat',
            title: words('提出不合理要求或威胁', 'Threatens or demands the unreasonable'),
            fills: [
              {
                field: 'line',
                text: words(
                  '（来电有不合理要求，已告知录音）',
                  '(Unreasonable demand; told that the call is recorded)',
                ),
              },
            ],
            next: 'record',
          },
        ],
      },
      {
        id: 'soothe',
        say: words(
          '给您添了这么大的麻烦，我先向您道歉。您别着急，我帮您一件一件弄清楚，好吗？',
          'I am sorry for all this trouble. Let us go through it one by one, shall we?',
        ),
        next: 'before',
      },
      {
        id: 'record',
        say: words(
          '为了把您的意见准确转达，这通电话会录音。我们会按规定办理，您也可以向消费者协会反映。',
          'To pass on your words exactly this call is recorded. We act by the rules; you may also turn to the consumer association.',
        ),
        next: 'before',
      },
      {
        id: 'before',
        say: words('请问这件事您以前向我们反映过吗？', 'Have you told us about this before?'),
        choices: [
          { id: 'first', title: words('第一次反映', 'First time'), fills: [], next: 'others' },
          {
            id: 'again',
            title: words('以前反映过', 'Told before'),
            fills: [
              { field: 'flag', value: 'repeat' },
              { field: 'line', text: words('客户称此前反映过同一事项。', 'Says the same was told before.') },
            ],
            next: 'others',
          },
        ],
      },
      {
        id: 'others',
        say: words('据您了解，还有别的客户遇到同样的情况吗？', 'As far as you know, have others had the same?'),
        choices: [
          { id: 'alone', title: words('只有自己或不清楚', 'Alone, or does not know'), fills: [], next: 'where' },
          {
            id: 'many',
            title: words('还有别人', 'Others too'),
            fills: [
              { field: 'flag', value: 'group' },
              { field: 'line', text: words('客户称还有其他人遇到同样情况。', 'Says others have had the same.') },
            ],
            next: 'where',
          },
        ],
      },
      {
        id: 'where',
        say: words('请问是在哪里发生的？', 'Where did it happen?'),
        choices: [
          {
            id: 'outlet',
            title: words('网点柜面', 'At an outlet'),
            fills: [{ field: 'businessChannel', value: 'A1.outlet' }],
            next: 'when',
          },
          {
            id: 'machine',
            title: words('自助设备', 'At a machine'),
            fills: [{ field: 'businessChannel', value: 'A1.machine' }],
            next: 'when',
          },
          {
            id: 'app',
            title: words('手机银行', 'In the app'),
            fills: [{ field: 'businessChannel', value: 'A1.app' }],
            next: 'when',
          },
          {
            id: 'phone',
            title: words('客服电话', 'On the phone'),
            fills: [{ field: 'businessChannel', value: 'A1.phone' }],
            next: 'when',
          },
        ],
      },
      {
        id: 'when',
        say: words('是什么时候的事？哪一家网点？', 'When was it, and at which outlet?'),
        write: { field: 'when', title: words('时间和地点', 'When and where'), next: 'who' },
      },
      {
        id: 'who',
        say: words('当时是哪位工作人员接待您的？', 'Who served you?'),
        write: { field: 'who', title: words('涉及人员', 'Who was there'), next: 'what' },
      },
      {
        id: 'what',
        say: words('当时的经过是怎样的？请您从头说。', 'What happened? From the beginning, please.'),
        choices: [
          {
            id: 'service',
            title: words('服务态度、效率', 'Service'),
            fills: [{ field: 'reason', value: 'C1' }],
            next: 'story',
          },
          { id: 'fees', title: words('收费', 'Fees'), fills: [{ field: 'reason', value: 'C7' }], next: 'story' },
          {
            id: 'selling',
            title: words('销售、营销', 'Selling'),
            fills: [{ field: 'reason', value: 'C4' }],
            next: 'story',
          },
          {
            id: 'told',
            title: words('信息告知不清', 'Not told clearly'),
            fills: [{ field: 'reason', value: 'C5' }],
            next: 'story',
          },
          {
            id: 'yield',
            title: words('产品收益', 'Yield of a product'),
            fills: [{ field: 'reason', value: 'C8' }],
            next: 'story',
          },
          { id: 'other', title: words('其他', 'Something else'), fills: [], next: 'story' },
        ],
      },
      {
        id: 'story',
        say: words('我记下来了，您接着说。', 'I have that; please go on.'),
        write: { field: 'narrative', title: words('经过', 'What happened'), next: 'repeat' },
      },
      {
        id: 'repeat',
        say: words('我复述一遍，您看对不对：……', 'Let me repeat what I wrote: …'),
        choices: [
          { id: 'right', title: words('客户确认', 'Confirmed'), fills: [], next: 'care' },
          { id: 'wrong', title: words('还要补充', 'Something to add'), fills: [], next: 'story' },
        ],
      },
      {
        id: 'care',
        say: words('您办理时，有没有需要我们特别照顾的情况？', 'Is there anything we should take special care of?'),
        choices: [
          { id: 'none', title: words('没有', 'No'), fills: [], next: 'demand' },
          {
            id: 'old',
            title: words('老年人、残障等', 'Elderly, disabled …'),
            fills: [{ field: 'flag', value: 'vulnerable' }],
            next: 'demand',
          },
          {
            id: 'media',
            title: words('已联系媒体或上网发布', 'Has turned to the media'),
            fills: [{ field: 'flag', value: 'media' }],
            next: 'demand',
          },
        ],
      },
      {
        id: 'demand',
        say: words(
          '感谢您告诉我们，给您带来不便，我向您道歉。您希望怎样解决？',
          'Thank you for telling us; I am sorry for the trouble. How would you like it settled?',
        ),
        write: { field: 'demand', title: words('客户诉求', 'What is wanted'), next: 'money' },
      },
      {
        id: 'money',
        say: words('这件事涉及金额吗？', 'Is money involved?'),
        write: { field: 'amount', title: words('涉及金额（元）', 'Amount (yuan)'), next: 'plan' },
      },
      {
        id: 'plan',
        say: words(
          '我们会先核实情况，在规定期限内答复您。核实之前我不便先下结论，请您理解。',
          'We shall check first and answer within the limit. Before that I cannot say who is right; please understand.',
        ),
        next: 'farewell',
      },
      {
        id: 'farewell',
        say: words(
          '您的投诉编号我马上告诉您，您可以凭编号随时来电询问。感谢您的来电，再见。',
          'I shall give you the number at once; with it you can ask at any time. Thank you for calling, goodbye.',
        ),
        next: null,
      },
    ],
    source: { article: '处理投诉标准程序（1）至（7）；客户投诉处理技巧', confidence: 'medium' },
  },
];
