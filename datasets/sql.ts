/**
 * Statements as data. Values are bound, never written into the text: a string reaches a statement only through `bind`, because a bare
 * string in a template does not compile.
 */
export type Value = string | number | boolean | null

/** A named relation a statement reads. Whoever runs the statement supplies it: as a stored table, or by its definition. */
export interface Relation {
  readonly name: string
}

export interface Sql {
  readonly text: string
  readonly values: readonly Value[]
  /** Relations that the text names, in the order of first use. */
  readonly relations: readonly Relation[]
}

class Bound {
  constructor(readonly value: Value) {}
}

type Part = Sql | Bound | Relation | number | boolean | null

const isSql = (part: object): part is Sql => 'text' in part && 'values' in part
const unique = (relations: readonly Relation[]) => [...new Map(relations.map((r) => [r.name, r])).values()]

/** Binds a value, strings included. */
export const bind = (value: Value) => new Bound(value)

export function sql(strings: TemplateStringsArray, ...parts: Part[]): Sql {
  let text = strings[0]!
  const values: Value[] = []
  const relations: Relation[] = []
  parts.forEach((part, i) => {
    if (part instanceof Bound) {
      text += '?'
      values.push(part.value)
    } else if (part === null || typeof part !== 'object') {
      text += '?'
      values.push(part)
    } else if (isSql(part)) {
      text += part.text
      values.push(...part.values)
      relations.push(...part.relations)
    } else {
      text += identifier(part.name).text
      relations.push(part)
    }
    text += strings[i + 1]!
  })
  return { text, values, relations: unique(relations) }
}

/** A name from the contract or the catalogue, quoted. Never a name from a request: those are looked up first. */
export function identifier(name: string): Sql {
  return { text: /^[a-z_][a-z0-9_]*$/.test(name) ? name : `"${name.replaceAll('"', '""')}"`, values: [], relations: [] }
}

/** Text written by a programmer in this repository, such as a rule of the contract. */
export const trusted = (text: string): Sql => ({ text, values: [], relations: [] })

export const empty: Sql = trusted('')

export function join(parts: readonly (Sql | Bound)[], separator: Sql): Sql {
  return parts.reduce<Sql>((all, part, i) => (i ? sql`${all}${separator}${part}` : sql`${part}`), empty)
}

export const list = (values: readonly Value[]): Sql => join(values.map(bind), sql`, `)

export const all = (conditions: readonly Sql[]): Sql => (conditions.length ? join(conditions, sql` and `) : sql`true`)
