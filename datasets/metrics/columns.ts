import { z } from 'zod'

/** Result columns that many metrics share. Every row carries what a chart needs to be honest. */
export const period = () => z.string().meta({ unit: 'date', description: 'First day of the period.' })
export const persons = () => z.int().meta({ unit: 'persons' })
export const payments = () => z.int().meta({ unit: 'payments' })
export const wallets = () => z.int().meta({ unit: 'wallets' })
export const merchants = () => z.int().meta({ unit: 'merchants' })
export const money = () => z.int().meta({ unit: 'minor' })
export const share = () => z.number().nullable().meta({ unit: 'share' })
/** p-value of a test. */
export const probability = () => z.number().nullable().meta({ unit: 'probability' })
export const mature = () => z.boolean().meta({ description: 'The period or window was over at the cutoff.' })

export interface Declared {
  meta: z.GlobalMeta
  /** The schema without what lets a value be absent. */
  inner: z.core.$ZodType
  nullable: boolean
}

/** What the schema of a result column declares, be it inside or outside of `nullable`; the outer comes first. */
export function declared(schema: z.core.$ZodType): Declared {
  const own = z.globalRegistry.get(schema) ?? {}
  if (!(schema instanceof z.ZodNullable || schema instanceof z.ZodOptional || schema instanceof z.ZodDefault))
    return { meta: own, inner: schema, nullable: false }
  const { meta, inner, nullable } = declared(schema.def.innerType)
  return { meta: { ...meta, ...own }, inner, nullable: nullable || schema instanceof z.ZodNullable }
}
