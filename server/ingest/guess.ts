import { basename } from 'node:path'
import { contractTable } from '../../datasets/contract/index.ts'
import { type Shape, shapeOf } from './shape.ts'

interface Guess {
  column: string
  /** Expression over the file's columns. */
  expression: string
  /** What to look at before relying on it. */
  todo?: string
}

/** Names that sources give to what a contract column holds, most telling first; matched against the whole name, then within it. */
const names: Record<string, RegExp> = {
  payment_id: /^(payment|transaction|txn|trans|order|trade)_?(id|no|number)$|^id$|流水号|交易号|订单号|交易编号|单号/i,
  person_id: /^(person|user|customer|client|payer|member|account|cust|panelist|buyer)_?(id|no|number)?$|用户|客户|付款人|付款方|会员|买家/i,
  wallet_id: /wallet_?(id|no)?$|钱包(编?号|id)?$/i,
  merchant_id: /^(merchant|shop|store|payee|seller)_?(id|no)?$|商户|商家|门店|收款方/i,
  rail_id: /^(rail|channel|method|pay(ment)?_?(method|type|channel|instrument|means))(_id)?$|支付方式|支付渠道|付款方式|渠道/i,
  amount_minor: /^(amount|amt|value|price|total|sum|fen)([_ ].*)?$|.*_?(amount|amt|fen|cents)$|金额|总价|实付/i,
  initiated_at:
    /^(initiated|paid|payment|transaction|txn|trans|order|created?)?_?(at|on|time|date|datetime|timestamp|ts)$|交易时间|支付时间|付款时间|下单时间|时间|日期/i,
  status: /^(status|state|result|outcome)$|状态|结果/i,
  scenario: /^(scenario|category|mcc|purpose|merchant_type)$|场景|类别|行业|用途/i,
  acceptance: /^(acceptance|in_person|online_offline|channel_type)$|线上线下/i,
}

/** A first mapping, guessed from names and values. It says TODO where a person has to decide. */
export async function guessMapping(files: readonly string[], folder: string): Promise<string> {
  const shapes = await Promise.all(files.map((file) => shapeOf(file)))
  const shape = shapes[0]!
  const taken = new Set<string>()
  const pick = (column: string): string | undefined => {
    const found = shape.columns.find(({ name }) => !taken.has(name) && names[column]!.test(name))?.name
    if (found !== undefined) taken.add(found)
    return found
  }
  const guesses = [
    'payment_id',
    'wallet_id',
    'amount_minor',
    'initiated_at',
    'rail_id',
    'merchant_id',
    'person_id',
    'status',
    'scenario',
  ].map((column) => [column, pick(column)] as const)
  const found = new Map(guesses)
  const order = contractTable('payments')!.columns.map(({ name }) => name)
  const columns = [
    guessRail(shape, found.get('rail_id')),
    kind,
    guessStatus(shape, found.get('status')),
    guessAmount(shape, found.get('amount_minor')),
    guessTime(shape, found.get('initiated_at')),
    guessPerson(shape, found.get('person_id')),
  ]
  for (const column of ['payment_id', 'wallet_id', 'merchant_id', 'scenario'])
    if (found.get(column) !== undefined) columns.push({ column, expression: found.get(column)! })
  columns.sort((a, b) => order.indexOf(a.column) - order.indexOf(b.column))
  const rails = railsOf(shape, found.get('rail_id'))
  const dataset =
    basename(files[0]!)
      .replace(/\..*$/, '')
      .toLowerCase()
      .replace(/[^a-z0-9_-]+/g, '-')
      .replace(/^[^a-z0-9]+|-+$/g, '') || 'pilot'
  const unused = shape.columns.filter(({ name }) => !taken.has(name)).map(({ name }) => name)
  const entry = (file: string) => (file.startsWith(`${folder}/`) ? file.slice(folder.length + 1) : file)
  return `# A first mapping, guessed from the columns of ${basename(files[0]!)}. Look at every line, above all at those that say TODO,
# then try it: pilotscope import --mapping <this file> --check
dataset: ${dataset}
pilot:
  title: ${text(basename(files[0]!))}            # TODO: the pilot's name
  time_zone: Asia/Shanghai      # TODO: times without a zone are local time here
  currency: CNY                 # TODO
  focal_rail: ${text(rails[0]!.value)}            # TODO: the rail under trial
tables:
  rails:
    rows:                       # kind: cbdc, third_party, bank_card, cash, transfer or other${rails.some((rail) => rail.kind === 'other') ? '   TODO' : ''}
${rails.map(({ value, kind }) => `      - { rail_id: ${text(value)}, kind: ${kind}, mobile: ${kind === 'cbdc' || kind === 'third_party'}, label: ${text(value)} }`).join('\n')}
  payments:
    files: [ ${files.map((file) => text(entry(file))).join(', ')} ]
    # where: "…"                # rows left out on purpose
    columns:                    # contract column: column of the file, or SQL over its columns
${columns.map(({ column, expression, todo }) => `      ${column}: ${text(expression)}${todo ? `   # TODO: ${todo}` : ''}`).join('\n')}
${unused.length ? `# Not used: ${unused.join(', ')}\n` : ''}`
}

const kind: Guess = { column: 'kind', expression: "'purchase'", todo: 'purchase, p2p, load, unload, refund, expiry or interest' }
const text = (value: string): string => JSON.stringify(value)
const name = (column: string): string => (/^[a-z_][a-z0-9_]*$/i.test(column) ? column : `"${column.replaceAll('"', '""')}"`)

const valuesOf = (shape: Shape, column: string | undefined) => shape.columns.find((each) => each.name === column)

function guessRail(shape: Shape, column: string | undefined): Guess {
  if (column === undefined) return { column: 'rail_id', expression: "'unknown'", todo: 'the file names no rail' }
  const { values } = valuesOf(shape, column)!
  return { column: 'rail_id', expression: column, ...(values ? {} : { todo: 'very many different values: is this the rail?' }) }
}

const kinds: [string, RegExp][] = [
  ['cbdc', /e-?cny|cbdc|digital[ _]?(yuan|rmb|euro|currency)|数字人民币|數字人民幣|数币/i],
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

function guessPerson(_shape: Shape, column: string | undefined): Guess {
  return column === undefined
    ? { column: 'person_id', expression: 'TODO', todo: 'the column that names the payer' }
    : { column: 'person_id', expression: column }
}

function guessAmount(shape: Shape, column: string | undefined): Guess {
  if (column === undefined) return { column: 'amount_minor', expression: 'TODO', todo: 'the column that holds the amount' }
  const decimals = valuesOf(shape, column)!.decimals
  if (decimals) return { column: 'amount_minor', expression: `round(${name(column)} * 100)::bigint` }
  if (/fen|cent|minor|分/i.test(column)) return { column: 'amount_minor', expression: column }
  return {
    column: 'amount_minor',
    expression: `round(${name(column)} * 100)::bigint`,
    todo: 'whole numbers: if they are fen already, write the column alone',
  }
}

function guessTime(shape: Shape, column: string | undefined): Guess {
  if (column === undefined) return { column: 'initiated_at', expression: 'TODO', todo: 'the column that holds the time' }
  const { format } = valuesOf(shape, column)!
  return { column: 'initiated_at', expression: format ? `strptime(${name(column)}::varchar, '${format}')` : column }
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
    expression: `case when ${name(column)}::varchar in (${good.join(', ')}) then 'succeeded' else 'failed' end`,
    ...(values.length > good.length ? { todo: 'which of the others are declined or reversed?' } : {}),
  }
}
