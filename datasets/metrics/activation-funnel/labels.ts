import type { Language, Words } from '../metric.ts'

export const labels: Record<Language, Words> = {
  en: {
    title: 'From registration to own money',
    question: 'Where do registered people stop?',
    definition:
      'Steps in order, each at or after the one before: registered (enrolment, else the wallet’s register event), wallet opened, first money in it (a load, a grant or a fund event), first purchase on the pilot’s rail, and, after that, the first purchase without any subsidy. Everyone is given the same window of W days from the local date of registration, which is day 0: a step counts if it was reached on day W or before. Persons whose day W lies after the cutoff are not in the funnel. The dates choose days of registration.',
    population: 'persons whose window is over',
    denominator: 'persons registered; for the share of the step before, persons who reached it',
    source: 'Ordered funnel with a fixed window; Wilson score interval, 95 %; median of type 7 over those who reached the step.',
    columns: {
      step: 'Step',
      persons: 'Persons',
      share_of_previous: 'Of the step before',
      share_of_first: 'Of the registered',
      lower: 'Lower bound',
      upper: 'Upper bound',
      median_days: 'Median days since the step before',
      mature: 'Window over',
    },
    params: {
      window: 'Window in days',
    },
    values: {
      'step.registered': 'Registered',
      'step.opened': 'Wallet opened',
      'step.funded': 'Money in the wallet',
      'step.purchased': 'First purchase',
      'step.own': 'Own-money purchase',
    },
  },
  'zh-Hans': {
    title: '从登记到自有资金消费',
    question: '登记用户停在了哪一步？',
    definition:
      '各步骤依次发生，后一步不早于前一步：登记（报名时间，缺失时取钱包登记事件）、开立钱包、首次有资金（充值、红包发放或入金事件）、在试点渠道首次消费，以及首次消费之后第一笔完全不含补贴的消费。每人自登记当地日期（第 0 日）起观察同样长的 W 天：第 W 日及以前达到才计入该步骤。第 W 日晚于数据截止日的用户不计入漏斗。所选日期为登记日期。',
    population: '观察窗口已结束的用户',
    denominator: '登记人数；环节转化率以上一步人数为分母',
    source: '固定窗口的有序漏斗；95% 威尔逊区间；中位数按第 7 型，仅就达到该步骤者计算。',
    columns: {
      step: '步骤',
      persons: '人数',
      share_of_previous: '占上一步',
      share_of_first: '占登记人数',
      lower: '区间下限',
      upper: '区间上限',
      median_days: '距上一步天数中位数',
      mature: '窗口已结束',
    },
    params: {
      window: '窗口（天）',
    },
    values: {
      'step.registered': '登记',
      'step.opened': '开立钱包',
      'step.funded': '钱包有资金',
      'step.purchased': '首次消费',
      'step.own': '自有资金消费',
    },
  },
  'zh-Hant': {
    title: '從登記到自有資金消費',
    question: '登記用戶停在了哪一步？',
    definition:
      '各步驟依次發生，後一步不早於前一步：登記（報名時間，缺失時取錢包登記事件）、開立錢包、首次有資金（充值、紅包發放或入金事件）、在試點渠道首次消費，以及首次消費之後第一筆完全不含補貼的消費。每人自登記當地日期（第 0 日）起觀察同樣長的 W 天：第 W 日及以前達到才計入該步驟。第 W 日晚於資料截止日的用戶不計入漏斗。所選日期為登記日期。',
    population: '觀察視窗已結束的用戶',
    denominator: '登記人數；環節轉化率以上一步人數為分母',
    source: '固定視窗的有序漏斗；95% 威爾遜區間；中位數按第 7 型，僅就達到該步驟者計算。',
    columns: {
      step: '步驟',
      persons: '人數',
      share_of_previous: '佔上一步',
      share_of_first: '佔登記人數',
      lower: '區間下限',
      upper: '區間上限',
      median_days: '距上一步天數中位數',
      mature: '視窗已結束',
    },
    params: {
      window: '視窗（天）',
    },
    values: {
      'step.registered': '登記',
      'step.opened': '開立錢包',
      'step.funded': '錢包有資金',
      'step.purchased': '首次消費',
      'step.own': '自有資金消費',
    },
  },
}
