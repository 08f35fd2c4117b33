import { contractTable } from '../../datasets/contract/index.ts'
import { Columns, type Guess, quoted, timeFrom, valuesOf } from './guess-columns.ts'
import type { Shape } from './shape.ts'

export interface GuessedPayments {
  columns: Guess[]
  /** Rails among the payments, digital currency first. */
  rails: { value: string; kind: string }[]
  unused: string[]
  /** Contract columns found; none where amount or time is not there. */
  found: number
}

/** A guess at payments from the columns of a file. */
export function guessPayments(shape: Shape): GuessedPayments {
  const own = new Columns(shape)
  const wanted = [
    'payment_id',
    'wallet_id',
    'amount_minor',
    'initiated_at',
    'rail_id',
    'merchant_id',
    'person_id',
    'status',
    'scenario',
  ] as const
  const found = new Map(wanted.map((column) => [column as string, own.pick(column)]))
  const columns = [
    guessRail(shape, found.get('rail_id')),
    kind,
    guessStatus(shape, found.get('status')),
    guessAmount(shape, found.get('amount_minor')),
    guessTime(shape, found.get('initiated_at')),
    guessPerson(found.get('person_id')),
  ]
  for (const column of ['payment_id', 'wallet_id', 'merchant_id', 'scenario'])
    if (found.get(column) !== undefined) columns.push({ column, expression: found.get(column)! })
  const order = contractTable('payments')!.columns.map(({ name }) => name)
  columns.sort((a, b) => order.indexOf(a.column) - order.indexOf(b.column))
  const whole = found.get('amount_minor') !== undefined && found.get('initiated_at') !== undefined
  return {
    columns,
    rails: railsOf(shape, found.get('rail_id')),
    unused: own.unused,
    found: whole ? own.taken.size : 0,
  }
}

const kind: Guess = { column: 'kind', expression: "'purchase'", todo: 'purchase, p2p, load, unload, refund, expiry or interest' }

function guessRail(shape: Shape, column: string | undefined): Guess {
  if (column === undefined) return { column: 'rail_id', expression: "'unknown'", todo: 'the file names no rail' }
  const { values } = valuesOf(shape, column)!
  return { column: 'rail_id', expression: column, ...(values ? {} : { todo: 'very many different values: is this the rail?' }) }
}

const kinds: [string, RegExp][] = [
  ['cbdc', /e[-_ ]?cny|cbdc|digital[-_ ]?(yuan|rmb|euro|currency)|数字人民币|數字人民幣|数币/i],
  ['third_party', /alipay|wechat|weixin|paypal|支付宝|支付寶|微信|云闪付|app/i],
  ['bank_card', /card|debit|credit|union_?pay|银联|銀聯|银行卡|刷卡|信用卡|借记卡/i],
  ['cash', /cash|现金|現金/i],
  ['transfer', /transfer|bank|转账|轉賬/i],
]

function railsOf(shape: Shape, column: string | undefined): { value: string; kind: string }[] {
  const values = valuesOf(shape, column)?.values ?? ['unknown']
  return values
    .map((value) => ({ value, kind: kinds.find(([, pattern]) => pattern.test(value))?.[0] ?? 'other' }))
    .sort((a, b) => Number(b.kind === 'cbdc') - Number(a.kind === 'cbdc'))
}

function guessPerson(column: string | undefined): Guess {
  return column === undefined
    ? { column: 'person_id', expression: 'TODO', todo: 'the column that names the payer' }
    : { column: 'person_id', expression: column }
}

function guessAmount(shape: Shape, column: string | undefined): Guess {
  if (column === undefined) return { column: 'amount_minor', expression: 'TODO', todo: 'the column that holds the amount' }
  const decimals = valuesOf(shape, column)!.decimals
  if (decimals) return { column: 'amount_minor', expression: `round(${quoted(column)} * 100)::bigint` }
  if (/fen|cent|minor|分/i.test(column)) return { column: 'amount_minor', expression: column }
  return {
    column: 'amount_minor',
    expression: `round(${quoted(column)} * 100)::bigint`,
    todo: 'whole numbers: if they are fen already, write the column alone',
  }
}

function guessTime(shape: Shape, column: string | undefined): Guess {
  if (column === undefined) return { column: 'initiated_at', expression: 'TODO', todo: 'the column that holds the time' }
  return { column: 'initiated_at', expression: timeFrom(shape, column) }
}

const success = /^(success(ful)?|succeeded|ok|paid|completed?|done|settled|1|true|成功|已支付|支付成功|交易成功|完成|已完成)$/i

function guessStatus(shape: Shape, column: string | undefined): Guess {
  const values = valuesOf(shape, column)?.values
  if (column === undefined || !values)
    return { column: 'status', expression: "'succeeded'", todo: 'succeeded, declined, failed or reversed' }
  const good = values.filter((value) => success.test(value)).map((value) => `'${value.replaceAll("'", "''")}'`)
  if (!good.length) return { column: 'status', expression: "'succeeded'", todo: `${column} holds ${values.join(', ')}` }
  return {
    column: 'status',
    expression: `case when ${quoted(column)}::varchar in (${good.join(', ')}) then 'succeeded' else 'failed' end`,
    ...(values.length > good.length ? { todo: 'which of the others are declined or reversed?' } : {}),
  }
}
