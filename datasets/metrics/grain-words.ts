import type { Language } from './metric.ts'

/** What a period is called, wherever `grain` is one. */
export const grainWords: Record<Language, Readonly<Record<string, string>>> = {
  en: { 'grain.day': 'day', 'grain.week': 'week', 'grain.month': 'month', 'grain.quarter': 'quarter', 'grain.year': 'year' },
  'zh-Hans': { 'grain.day': '日', 'grain.week': '周', 'grain.month': '月', 'grain.quarter': '季', 'grain.year': '年' },
  'zh-Hant': { 'grain.day': '日', 'grain.week': '週', 'grain.month': '月', 'grain.quarter': '季', 'grain.year': '年' },
}
