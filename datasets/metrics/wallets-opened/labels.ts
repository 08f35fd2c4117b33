import { grainWords } from '../grain-words.ts'
import type { Language, Words } from '../metric.ts'

export const labels: Record<Language, Words> = {
  en: {
    title: 'Wallets opened',
    question: 'How many wallets have been opened, and how many are still open?',
    definition:
      'Wallets by the local date of opening and closing. Cumulative openings are gross, as official figures are; the stock is openings less closings up to the period’s end. Both count all history, whatever dates are chosen. Tier, operator, acquisition and campaign are the wallet’s own, region and age band the holder’s. A person may hold several wallets: this is not a number of persons.',
    population: 'wallets of the pilot',
    denominator: 'none: a count',
    source: 'Gross counts, as in the official figures on e-CNY wallets.',
    columns: {
      period: 'Period',
      opened: 'Opened',
      closed: 'Closed',
      cumulative_opened: 'Opened in all',
      stock: 'Open at the end',
      mature: 'Period over',
    },
    params: {
      grain: 'Period',
    },
    values: grainWords.en,
  },
  'zh-Hans': {
    title: '钱包开立',
    question: '累计开立了多少钱包，还有多少在用户名下？',
    definition:
      '按开立与注销的当地日期统计钱包。累计开立为总量，不扣除注销，与官方公布口径一致；期末存量为截至期末的开立数减注销数。两者均自最早一笔开立起累计，不受所选日期影响。钱包类别、运营机构、获客方式和活动取该钱包自身属性，地区和年龄段取持有人属性。一人可持有多个钱包，钱包数不等于人数。',
    population: '试点钱包',
    denominator: '无（计数）',
    source: '总量口径，与官方公布的数字人民币钱包数一致。',
    columns: {
      period: '时期',
      opened: '新开立',
      closed: '注销',
      cumulative_opened: '累计开立',
      stock: '期末存量',
      mature: '时期已结束',
    },
    params: {
      grain: '时期',
    },
    values: grainWords['zh-Hans'],
  },
  'zh-Hant': {
    title: '錢包開立',
    question: '累計開立了多少錢包，還有多少在用戶名下？',
    definition:
      '按開立與註銷的當地日期統計錢包。累計開立為總量，不扣除註銷，與官方公布口徑一致；期末存量為截至期末的開立數減註銷數。兩者均自最早一筆開立起累計，不受所選日期影響。錢包類別、營運機構、獲客方式和活動取該錢包自身屬性，地區和年齡段取持有人屬性。一人可持有多個錢包，錢包數不等於人數。',
    population: '試點錢包',
    denominator: '無（計數）',
    source: '總量口徑，與官方公布的數字人民幣錢包數一致。',
    columns: {
      period: '時期',
      opened: '新開立',
      closed: '註銷',
      cumulative_opened: '累計開立',
      stock: '期末存量',
      mature: '時期已結束',
    },
    params: {
      grain: '時期',
    },
    values: grainWords['zh-Hant'],
  },
}
