import { z } from 'zod'

/** Result columns that many metrics share. Every row carries what a chart needs to be honest. */
export const period = () => z.string().meta({ unit: 'date', description: 'First day of the period.' })
export const persons = () => z.int().meta({ unit: 'persons' })
export const payments = () => z.int().meta({ unit: 'payments' })
export const wallets = () => z.int().meta({ unit: 'wallets' })
export const merchants = () => z.int().meta({ unit: 'merchants' })
export const money = () => z.int().meta({ unit: 'minor' })
export const share = () => z.number().nullable().meta({ unit: 'share' })
export const mature = () => z.boolean().meta({ description: 'The period or window was over at the cutoff.' })
