import type { Language, Words } from '../metric.ts'
import { timeToEventWords as shared } from '../time-to-event-words.ts'

export const labels: Record<Language, Words> = {
  en: {
    title: 'After the incentive',
    question: 'Once the packet is spent, who pays with their own money?',
    definition:
      'Followed are all who received a packet, from the day on which it was used up, or else expired; with several packets, from the first day by which all given until then were gone. The event is the first purchase without any subsidy on the pilot’s rail on a later day. Closing the last wallet or uninstalling the app first is a competing event: whoever has left can no longer pay, so leaving is counted beside it and not censored. Whoever did neither is censored at the cutoff. Payment filters say which purchases count. Hazard ratios are of paying with own money among those who have not left.',
    population: 'persons who received a packet that is used up or has expired',
    denominator: 'the same persons, with those who left',
    source:
      'Cumulative incidence by Aalen and Johansen with log(−log) intervals, 95 %; cause-specific log-rank test and Cox regression with Efron’s ties.',
    columns: {
      ...shared.en.columns,
      time: 'Days since the incentive was gone',
      own_money: 'Paid with own money',
      left: 'Left first',
      incidence: 'Own money so far',
      incidence_left: 'Left so far',
      left_lower: 'Left, lower bound',
      left_upper: 'Left, upper bound',
      median: 'Half had paid by day',
    },
    params: shared.en.params,
    values: {
      ...shared.en.values,
      axis: 'days since the packet was used up or expired',
      'cause.own_money': 'paid with own money',
      'cause.left': 'left first',
    },
  },
  'zh-Hans': {
    title: '补贴断崖',
    question: '红包用完之后，谁会用自己的钱付款？',
    definition:
      '观察全部领取红包者，自红包用完之日起算，未用完的自到期之日起算；领取多个红包的，取此前发放的红包首次全部用完或到期之日。事件为其后某日在试点渠道上首次完全没有补贴的消费。在此之前注销最后一个钱包或卸载应用，是竞争事件：已离开者不可能再付款，因此与之并列计数，而不作删失。两者都没有发生的，在截止日删失。支付类筛选限定哪些消费算数。风险比指未离开者中以自有资金付款的风险之比。',
    population: '所领红包已用完或已到期的人数',
    denominator: '同一批人，包括已离开者',
    source: '阿伦–约翰森累积发生率，95% 重对数区间；特定原因的对数秩检验与考克斯回归（埃夫隆法处理结点）。',
    columns: {
      ...shared['zh-Hans'].columns,
      time: '距红包用完或到期天数',
      own_money: '以自有资金付款',
      left: '先行离开',
      incidence: '累计自有资金付款率',
      incidence_left: '累计离开率',
      left_lower: '离开率下限',
      left_upper: '离开率上限',
      median: '半数已付款之日',
    },
    params: shared['zh-Hans'].params,
    values: {
      ...shared['zh-Hans'].values,
      axis: '距红包用完或到期的天数',
      'cause.own_money': '以自有资金付款',
      'cause.left': '先行离开',
    },
  },
  'zh-Hant': {
    title: '補貼斷崖',
    question: '紅包用完之後，誰會用自己的錢付款？',
    definition:
      '觀察全部領取紅包者，自紅包用完之日起算，未用完的自到期之日起算；領取多個紅包的，取此前發放的紅包首次全部用完或到期之日。事件為其後某日在試點渠道上首次完全沒有補貼的消費。在此之前註銷最後一個錢包或解除安裝應用，是競爭事件：已離開者不可能再付款，因此與之並列計數，而不作設限。兩者都沒有發生的，在截止日設限。支付類篩選限定哪些消費算數。風險比指未離開者中以自有資金付款的風險之比。',
    population: '所領紅包已用完或已到期的人數',
    denominator: '同一批人，包括已離開者',
    source: '阿倫–約翰森累積發生率，95% 重對數區間；特定原因的對數秩檢驗與考克斯迴歸（埃夫隆法處理結點）。',
    columns: {
      ...shared['zh-Hant'].columns,
      time: '距紅包用完或到期天數',
      own_money: '以自有資金付款',
      left: '先行離開',
      incidence: '累計自有資金付款率',
      incidence_left: '累計離開率',
      left_lower: '離開率下限',
      left_upper: '離開率上限',
      median: '半數已付款之日',
    },
    params: shared['zh-Hant'].params,
    values: {
      ...shared['zh-Hant'].values,
      axis: '距紅包用完或到期的天數',
      'cause.own_money': '以自有資金付款',
      'cause.left': '先行離開',
    },
  },
}
