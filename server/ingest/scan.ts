import { isUtf8 } from 'node:buffer'
import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { open } from 'node:fs/promises'
import type { Readable } from 'node:stream'
import { createGunzip } from 'node:zlib'

export type Compression = 'none' | 'gzip' | 'zstd'

/** What one pass over a file's bytes shows. */
export interface Scan {
  /** SHA-256 of the bytes as they lie on the disk. */
  sha256: string
  bytes: number
  compression: Compression
  parquet: boolean
  /** Of the text: undefined where it is neither Parquet nor readable here (zstd). */
  text?: TextScan
}

export interface TextScan {
  utf8: boolean
  utf16?: 'utf-16le' | 'utf-16be'
  /** Some lines end in LF and some in CR LF, or lines end in CR alone. */
  mixedLineEnds: boolean
  /** Lines, estimated from the sample. */
  lines: number
  /** Whole lines from all over the file, the header first. */
  sample: Buffer
}

/** Reads a file once, as a stream: hash, encoding, line ends and a sample. Memory does not grow with the file. */
export async function scan(path: string, onBytes: (bytes: number) => void = () => {}): Promise<Scan> {
  const head = await firstBytes(path, 4)
  const compression = head.readUInt16BE(0) === 0x1f8b ? 'gzip' : head.readUInt32LE(0) === 0xfd2fb528 ? 'zstd' : 'none'
  const parquet = head.toString('latin1') === 'PAR1'
  const hash = createHash('sha256')
  let bytes = 0
  const source = createReadStream(path, { highWaterMark: 1 << 20 })
  const counted = async function* () {
    for await (const chunk of source as AsyncIterable<Buffer>) {
      hash.update(chunk)
      bytes += chunk.length
      onBytes(chunk.length)
      yield chunk
    }
  }
  let text: TextScan | undefined
  if (parquet || compression === 'zstd') for await (const _ of counted());
  else text = await scanText(compression === 'gzip' ? gunzipped(counted()) : counted())
  return { sha256: hash.digest('hex'), bytes, compression, parquet, ...(text ? { text } : {}) }
}

/** Decompressed bytes of a gzip file. */
export async function* gunzipped(chunks: AsyncIterable<Buffer>): AsyncIterable<Buffer> {
  const { Readable } = await import('node:stream')
  const gunzip: Readable = Readable.from(chunks).compose(createGunzip({ chunkSize: 1 << 20 }))
  for await (const chunk of gunzip as AsyncIterable<Buffer>) yield chunk
}

async function firstBytes(path: string, count: number): Promise<Buffer> {
  const handle = await open(path)
  try {
    const buffer = Buffer.alloc(count)
    await handle.read(buffer, 0, count, 0)
    return buffer
  } finally {
    await handle.close()
  }
}

const slice = 64 << 10
const most = 64

async function scanText(chunks: AsyncIterable<Buffer>): Promise<TextScan> {
  const utf8 = new Utf8Check()
  let [offset, stride, lone, pairs, cr, last] = [0, slice, false, false, false, 0]
  let utf16: TextScan['utf16']
  let slices: { at: number; bytes: Buffer[]; length: number }[] = []
  for await (const chunk of chunks) {
    if (offset === 0 && chunk.length > 1)
      utf16 = chunk[0] === 0xff && chunk[1] === 0xfe ? 'utf-16le' : chunk[0] === 0xfe && chunk[1] === 0xff ? 'utf-16be' : undefined
    utf8.push(chunk)
    if (cr || chunk.includes(0x0d) || last === 0x0d) {
      cr = true
      ;({ lone, pairs } = lineEnds(chunk, last, lone, pairs))
    } else lone ||= chunk.includes(0x0a)
    for (let at = 0; at < chunk.length; ) {
      const position = offset + at
      const start = Math.floor(position / stride) * stride
      const end = Math.min(chunk.length, at + start + slice - position)
      if (end > at) {
        const current = slices.at(-1)?.at === start ? slices.at(-1)! : { at: start, bytes: [], length: 0 }
        if (!current.length) slices.push(current)
        current.bytes.push(Buffer.from(chunk.subarray(at, end)))
        current.length += end - at
        if (slices.length > most) {
          stride *= 2
          slices = slices.filter((kept) => kept.at % stride === 0)
        }
        at = end
      } else at += start + stride - position
    }
    offset += chunk.length
    last = chunk.at(-1) ?? last
  }
  const whole = slices.map(({ at, bytes }) => wholeLines(Buffer.concat(bytes), at === 0, at + slice >= offset))
  const sample = Buffer.concat(whole)
  return { utf8: utf8.valid(), ...(utf16 ? { utf16 } : {}), mixedLineEnds: cr && (lone || !pairs), lines: linesOf(sample, offset), sample }
}

function linesOf(sample: Buffer, bytes: number): number {
  let lines = 0
  for (let at = sample.indexOf(0x0a); at >= 0; at = sample.indexOf(0x0a, at + 1)) lines++
  return sample.length ? Math.round((lines * bytes) / sample.length) : 0
}

/** Whether LF stands alone somewhere, and whether CR LF (or CR alone) does. */
function lineEnds(chunk: Buffer, before: number, lone: boolean, pairs: boolean): { lone: boolean; pairs: boolean } {
  for (let at = chunk.indexOf(0x0a); at >= 0 && !(lone && pairs); at = chunk.indexOf(0x0a, at + 1)) {
    if ((at ? chunk[at - 1] : before) === 0x0d) pairs = true
    else lone = true
  }
  return { lone, pairs }
}

function wholeLines(bytes: Buffer, fromStart: boolean, toEnd: boolean): Buffer {
  const from = fromStart ? 0 : bytes.indexOf(0x0a) + 1
  const to = toEnd ? bytes.length : bytes.lastIndexOf(0x0a) + 1
  const lines = bytes.subarray(from, Math.max(from, to))
  return toEnd && lines.length && lines.at(-1) !== 0x0a ? Buffer.concat([lines, Buffer.from('\n')]) : lines
}

/** Tells whether a stream is valid UTF-8 with the platform's fast check, characters across chunks included. */
class Utf8Check {
  private held = Buffer.alloc(0)
  private good = true

  push(chunk: Buffer): void {
    if (!this.good) return
    let from = 0
    if (this.held.length) {
      from = Math.min(chunk.length, sequenceLength(this.held[0]!) - this.held.length)
      const joined = Buffer.concat([this.held, chunk.subarray(0, from)])
      if (joined.length < sequenceLength(joined[0]!)) {
        this.held = joined
        return
      }
      this.good = isUtf8(joined)
    }
    let to = chunk.length
    for (let back = 1; back <= 3 && to - back >= from; back++) {
      const byte = chunk[chunk.length - back]!
      if (byte >= 0xc0) {
        if (sequenceLength(byte) > back) to = chunk.length - back
        break
      }
    }
    this.held = Buffer.from(chunk.subarray(to))
    this.good &&= isUtf8(chunk.subarray(from, to))
  }

  valid(): boolean {
    return this.good && this.held.length === 0
  }
}

const sequenceLength = (lead: number): number => (lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : lead >= 0xc0 ? 2 : 1)
