export type { Interval } from './interval.ts'
export { StatisticsError, type StatisticsErrorCode } from './statistics-error.ts'
export { wilson } from './wilson.ts'
