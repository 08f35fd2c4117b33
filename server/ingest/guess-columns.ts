import type { Shape } from './shape.ts'

export interface Guess {
  column: string
  /** Expression over the file's columns. */
  expression: string
  /** What to look at before relying on it. */
  todo?: string
}

/** Names that sources give to what a contract column holds. */
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
  scenario: /^(scenario|category|mcc|purpose|merchant_type|industry)$|场景|类别|行业|用途/i,
  region_id: /^(home_?)?(region|city|province|district|area)(_?(id|code|name))?$|地区|城市|省份|区域|所在地/i,
  age_band: /^age_?(band|group|range)$|年龄/i,
  enrolled_at: /^(enrol(l)?(ed|ment)?|register(ed)?|registration|sign_?(ed_?)?up|joined)_?(at|on|time|date)?$|注册|加入时间|报名/i,
  operator_id: /^(operator|institution|issuer|bank)(_?(id|code|name))?$|机构|银行/i,
  tier: /^(wallet_?)?(tier|level|type|class)$|钱包类型|钱包等级/i,
  acquisition: /^(acquisition|source|origin)$|来源/i,
  opened_at: /^(open(ed|ing)?|created?|activated)_?(at|on|time|date)?$|开立时间|开户|开通/i,
  platform: /^platform(_?(id|name))?$|平台/i,
  acquirer: /^acquirer(_?(id|name))?$|收单/i,
  enabled_at: /^(enabled|onboarded|opened|activated)_?(at|on|time|date)?$|开通|入网/i,
}

const numbered = /(id|no|number|code|号|码)$/i

/** Columns of a file, each given away once: to the contract column of its name, else to one whose usual names it matches, numbers before names. */
export class Columns {
  readonly #shape: Shape
  readonly taken = new Set<string>()

  constructor(shape: Shape) {
    this.#shape = shape
  }

  pick(column: string): string | undefined {
    const free = this.#shape.columns.map(({ name }) => name).filter((name) => !this.taken.has(name))
    const alike = free.filter((name) => names[column]?.test(name))
    const numbers = column.endsWith('_id') && column !== 'rail_id' ? alike.filter((name) => numbered.test(name)) : []
    const found = free.find((name) => name.toLowerCase() === column) ?? numbers[0] ?? alike[0]
    if (found !== undefined) this.taken.add(found)
    return found
  }

  get unused(): string[] {
    return this.#shape.columns.map(({ name }) => name).filter((name) => !this.taken.has(name))
  }
}

export const quoted = (column: string): string => (/^[a-z_][a-z0-9_]*$/i.test(column) ? column : `"${column.replaceAll('"', '""')}"`)

export const valuesOf = (shape: Shape, column: string | undefined) => shape.columns.find((each) => each.name === column)

/** The column as a time: as it is where it casts by itself. */
export function timeFrom(shape: Shape, column: string): string {
  const { format } = valuesOf(shape, column)!
  return format ? `strptime(${quoted(column)}::varchar, '${format}')` : column
}
