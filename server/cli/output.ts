import { once } from 'node:events'
import { createWriteStream, type WriteStream } from 'node:fs'
import { explained } from '../errors.ts'

type Cell = string | number | boolean | null

export const printJson = (value: unknown): void => void process.stdout.write(`${JSON.stringify(value, null, 2)}\n`)

/** Columns a terminal cell takes: East Asian wide characters take two. */
export const width = (text: string): number => {
  let columns = 0
  for (const character of text)
    columns += /\p{Script=Han}|[\u3000-\u30ff\uff00-\uff60\uffe0-\uffe6]|\p{Script=Hangul}/u.test(character) ? 2 : 1
  return columns
}

const shown = (cell: Cell | undefined): string => (cell === null || cell === undefined ? '' : String(cell).replaceAll(/[\r\n\t]+/g, ' '))

/** Rows as aligned columns; numbers to the right. */
export function tableText(rows: readonly Readonly<Record<string, Cell>>[], header = true): string {
  const names = Object.keys(rows[0] ?? {})
  const columns = names.map((name) => {
    const cells = rows.map((row) => shown(row[name]))
    return {
      name,
      cells,
      right: rows.every((row) => typeof row[name] === 'number' || row[name] === null),
      size: Math.max(width(name), ...cells.map(width)),
    }
  })
  const line = (cell: (column: (typeof columns)[number]) => string) =>
    columns
      .map((column) => {
        const text = cell(column)
        const space = ' '.repeat(column.size - width(text))
        return column.right ? space + text : text + space
      })
      .join('  ')
      .trimEnd()
  return `${[...(header ? [line(({ name }) => name)] : []), ...rows.map((_, i) => line(({ cells }) => cells[i]!))].join('\n')}\n`
}

export const printTable = (rows: readonly Readonly<Record<string, Cell>>[]): void => void process.stdout.write(tableText(rows))

/** Bytes as people read them. */
export const bytesIn = (bytes: number): string =>
  bytes < 1000
    ? `${bytes} B`
    : bytes < 1e6
      ? `${(bytes / 1e3).toFixed(1)} kB`
      : bytes < 1e9
        ? `${(bytes / 1e6).toFixed(1)} MB`
        : `${(bytes / 1e9).toFixed(2)} GB`

/** Standard output or a file, written no faster than it is taken. */
export class Output {
  private constructor(
    private readonly stream: NodeJS.WritableStream,
    private readonly file: WriteStream | undefined,
    private readonly path: string,
  ) {}

  static async to(path: string | undefined): Promise<Output> {
    if (path === undefined) return new Output(process.stdout, undefined, 'standard output')
    const file = createWriteStream(path)
    try {
      await once(file, 'open')
    } catch (error) {
      throw explained(error, path)
    }
    return new Output(file, file, path)
  }

  async write(text: string): Promise<void> {
    if (!text || this.stream.write(text)) return
    await once(this.stream, 'drain').catch((error: unknown) => {
      throw explained(error, this.path)
    })
  }

  table(rows: readonly Readonly<Record<string, Cell>>[], header: boolean): Promise<void> {
    return this.write(tableText(rows, header))
  }

  async close(): Promise<void> {
    if (!this.file) return
    this.file.end()
    await once(this.file, 'close').catch((error: unknown) => {
      throw explained(error, this.path)
    })
  }
}
