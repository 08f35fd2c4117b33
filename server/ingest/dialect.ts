import { readFile } from 'node:fs/promises'
import { bind, join, type Sql, sql, trusted } from '../../datasets/sql.ts'
import type { Database } from '../warehouse/database.ts'
import { quotedName } from './expression.ts'
import type { TableMapping } from './mapping.ts'

/** How a text file is cut into records and fields, and what its columns hold. */
export interface Dialect {
  delimiter: string
  quote: string
  escape: string
  skip: number
  header: boolean
  /** false: the reader forgives what the CSV standard does not allow. */
  strict: boolean
  columns: readonly string[]
}

export const textLiteral = (text: string): Sql => trusted(`'${text.replaceAll("'", "''")}'`)
export const column = (name: string): Sql => trusted(quotedName(name))

const given = (name: string, value: string | number | boolean | undefined): Sql =>
  value === undefined ? trusted('') : sql`, ${trusted(name)} = ${typeof value === 'string' ? textLiteral(value) : trusted(String(value))}`

/** Finds the dialect of a sample of the file: what the mapping says, then what its header shows, then what DuckDB makes of it. */
export async function dialectOf(database: Database, sample: string, mapping: TableMapping): Promise<Dialect> {
  const text = (await readFile(sample, 'utf8')).replace(/^\uFEFF/, '')
  const header = mapping.header ?? true
  const quote = mapping.quote ?? '"'
  const escapes = mapping.escape ?? (text.includes('\\"') && !text.includes('""') ? '\\' : '"')
  const line = text.split('\n', (mapping.skip ?? 0) + 1)[mapping.skip ?? 0] ?? ''
  const delimiter = header && !line.startsWith("'") ? headerDelimiter(line, quote, mapping) : undefined
  if (delimiter !== undefined)
    return {
      delimiter,
      quote,
      escape: escapes,
      skip: mapping.skip ?? 0,
      header,
      strict: true,
      columns: distinct(fields(line, delimiter, quote)),
    }
  const quoted = text.includes('"') || mapping.quote !== undefined
  const sniffed = await database.row<{ Delimiter: string; Quote: string; Escape: string; SkipRows: number }>(sql`
    select Delimiter, Quote, Escape, SkipRows from sniff_csv(${textLiteral(sample)}, all_varchar = true, ignore_errors = true,
      sample_size = 20480 ${given('header', header)} ${given('delim', mapping.delimiter)} ${given('quote', quoted ? quote : undefined)}
      ${given('escape', quoted ? escapes : undefined)} ${given('skip', mapping.skip)})`)
  const said = (word: string) => (word === '(empty)' ? '' : word)
  const dialect = {
    delimiter: mapping.delimiter ?? said(sniffed.Delimiter),
    quote: quoted ? quote : said(sniffed.Quote) || quote,
    escape: quoted ? escapes : said(sniffed.Escape) || quote,
    skip: mapping.skip ?? sniffed.SkipRows,
    header,
    strict: true,
  }
  const described = await database.rows<{ column_name: string }>(sql`
    describe select * from read_csv(${textLiteral(sample)}, all_varchar = true, ignore_errors = true ${options(dialect)})`)
  return { ...dialect, columns: described.map((row) => row.column_name) }
}

/** The delimiter that cuts the first line into most names that the mapping uses; undefined where the first line is no such header. */
function headerDelimiter(line: string, quote: string, mapping: TableMapping): string | undefined {
  const wanted = [...Object.values(mapping.columns ?? {}), mapping.where ?? '']
  const used = (name: string) =>
    name !== '' && (wanted.join('') === '' || wanted.some((text) => text.toLowerCase().includes(name.toLowerCase())))
  const scored = (mapping.delimiter ? [mapping.delimiter] : [',', '\t', ';', '|', '\u0001', '^', '~']).map((delimiter) => {
    const names = fields(line, delimiter, quote)
    return { delimiter, score: names.length > 1 || mapping.delimiter ? names.filter(used).length : 0 }
  })
  const best = scored.reduce((a, b) => (b.score > a.score ? b : a))
  return best.score ? best.delimiter : undefined
}

/** Fields of one line. */
function fields(line: string, delimiter: string, quote: string): string[] {
  const found: string[] = []
  let [field, inQuotes] = ['', false]
  for (let i = 0; i < line.length; i++) {
    if (line[i] === quote) {
      if (inQuotes && line[i + 1] === quote) field += line[i++]
      else inQuotes = !inQuotes
    } else if (!inQuotes && line.startsWith(delimiter, i)) {
      found.push(field)
      field = ''
      i += delimiter.length - 1
    } else if (line[i] !== '\r' || i < line.length - 1) field += line[i]
  }
  return [...found, field]
}

/** Names with blanks around them taken off, and told apart where the file repeats one or leaves it out. */
function distinct(names: readonly string[]): string[] {
  const taken = new Set<string>()
  return names.map((given, i) => {
    const name = given.trim() || `column${i}`
    let unique = name
    for (let n = 1; taken.has(unique.toLowerCase()); n++) unique = `${name}_${n}`
    taken.add(unique.toLowerCase())
    return unique
  })
}

const options = ({ delimiter, quote, escape: escapes, skip, header, strict }: Omit<Dialect, 'columns'>): Sql =>
  sql`${given('delim', delimiter)} ${given('quote', quote)} ${given('escape', escapes)} ${given('skip', skip)} ${given('header', header)} ${given('strict_mode', strict)}, comment = ''`

/** All records of a text file, every field as text; broken records go to DuckDB's reject tables. */
export function readText(path: string, dialect: Dialect, rejects: boolean): Sql {
  const columns = dialect.columns.map((name) => sql`${textLiteral(name)}: 'VARCHAR'`)
  return sql`read_csv(${textLiteral(path)}, auto_detect = false, columns = {${join(columns, sql`, `)}} ${options(dialect)}, max_line_size = 16777216,
    ${trusted(rejects ? 'store_rejects = true, rejects_limit = 0' : 'ignore_errors = true')})`
}

/** The text of a time says its zone. */
export const zoned = (text: Sql): Sql =>
  sql`(length(${text}) > 10 and (suffix(${text}, 'Z') or substr(${text}, -6, 1) in ('+', '-') or substr(${text}, -5, 1) in ('+', '-')
    or (substr(${text}, -3, 1) in ('+', '-') and contains(${text}, ':'))))`

/** A time written as text, as an instant; without a zone it is local time of the pilot. NULL where it is no time. */
export const instantOfText = (text: Sql, zone: string): Sql =>
  sql`case when ${zoned(text)} then try_cast(${text} as timestamptz) else timezone(${bind(zone)}, try_cast(${text} as timestamp)) end`

/** A time written as text, as local time of the pilot. */
const localOfText = (text: Sql, zone: string): Sql =>
  sql`case when ${zoned(text)} then timezone(${bind(zone)}, try_cast(${text} as timestamptz)) else try_cast(${text} as timestamp) end`

/** A text column as the type its values mostly have. */
export function typedText(text: Sql, type: string, zone: string): Sql {
  if (type === 'VARCHAR') return text
  if (type === 'TIMESTAMP') return localOfText(text, zone)
  if (type === 'TIMESTAMPTZ' || type === 'TIMESTAMP WITH TIME ZONE') return instantOfText(text, zone)
  return sql`try_cast(${text} as ${trusted(type)})`
}

/**
 * Types of columns from a sample: the narrowest type that most of the values that are there have, so that a bad value here and there does
 * not change it. Numbers with leading zeros are codes and stay text.
 */
export async function typesOf(
  database: Database,
  sample: string,
  dialect: Dialect,
  columns: readonly string[],
): Promise<Map<string, string>> {
  const types = new Map<string, string>()
  if (!columns.length) return types
  const counts = columns.map((name) => {
    const text = column(name)
    const tally = (condition: Sql) => sql`count(*) filter (${condition})`
    return sql`[count(${text}), ${tally(sql`regexp_full_match(trim(${text}), '[+-]?0[0-9]+')`)},
      ${tally(sql`regexp_full_match(trim(${text}), '[+-]?[0-9]{1,18}')`)}, ${tally(sql`try_cast(${text} as double) is not null`)},
      ${tally(sql`try_cast(${text} as date) is not null and length(trim(${text})) <= 10`)}, ${tally(sql`try_cast(${text} as timestamp) is not null or try_cast(${text} as timestamptz) is not null`)},
      ${tally(sql`try_cast(${text} as timestamptz) is not null and ${zoned(text)}`)}, ${tally(sql`lower(trim(${text})) in ('true', 'false')`)}]`
  })
  const row = await database.row<Record<string, string>>(sql`
    select ${join(
      counts.map((count, i) => sql`to_json(${count})::varchar as ${trusted(`c${i}`)}`),
      sql`, `,
    )} from ${readText(sample, dialect, false)}`)
  columns.forEach((name, i) => {
    const [all, coded, whole, number, date, time, withZone, truth] = JSON.parse(row[`c${i}`]!) as number[]
    const mostly = (count: number | undefined) => all! > 0 && count! * 2 > all!
    types.set(
      name,
      mostly(number! - coded!) && coded! * 20 <= all!
        ? number! - whole! > 0
          ? 'DOUBLE'
          : 'BIGINT'
        : mostly(date)
          ? 'DATE'
          : mostly(time)
            ? mostly(withZone)
              ? 'TIMESTAMPTZ'
              : 'TIMESTAMP'
            : mostly(truth)
              ? 'BOOLEAN'
              : 'VARCHAR',
    )
  })
  return types
}
