import { type Command, InvalidArgumentError, Option } from 'commander'
import { type DataOption, dataOption, opened } from './catalogue.ts'

interface BriefOptions extends DataOption {
  dataset: string
  period?: string
  lang: string
  filter: [string, string][]
  release?: string
  draft?: string
  out?: string
  json?: boolean
}

const pair = (text: string, before: [string, string][]) => {
  const at = text.indexOf('=')
  if (at < 1) throw new InvalidArgumentError('Give key=value.')
  return [...before, [text.slice(0, at), text.slice(at + 1)] as [string, string]]
}

/** `pilotscope brief`: a briefing as a file, the same that the page exports. */
export function register(program: Command): void {
  program
    .command('brief')
    .description('a briefing for decision-makers as PDF, PowerPoint, HTML or Excel')
    .requiredOption('--dataset <name>', 'dataset')
    .option('--period <period>', '2021, 2021Q1, 2021-03 or 2021-W05; the last month that is over where it is left out')
    .addOption(new Option('--lang <language>', 'language').choices(['en', 'zh-Hans', 'zh-Hant']).default('en'))
    .option('--filter <key=value>', 'region, tier, operator, …; a key given twice means either value', pair, [])
    .option('--release <id>', 'a release other than the one served')
    .option('--draft <id>', 'a draft kept in the page, with its period, language, filters, release and edits')
    .option('--out <file>', 'file to write; its ending decides the format: .pdf, .pptx, .html or .xlsx')
    .option('--json', 'print the briefing as data; with --out, what was written')
    .addOption(dataOption())
    .action(write)
}

async function write({ data, dataset, period, lang, filter, release, draft, out, json }: BriefOptions): Promise<void> {
  const { Failure } = await import('../errors.ts')
  const { fileFormats, wantedOf } = await import('../briefing/wanted.ts')
  const ending = out?.split('.').at(-1)?.toLowerCase()
  const format = fileFormats.find((known) => known === ending)
  if (out === undefined && !json) throw new Failure('usage', 'Neither --out nor --json is given.', 'Give --out brief.pdf, or --json.')
  if (out !== undefined && !format)
    throw new Failure(
      'usage',
      `${out} ends in no format of a briefing.`,
      `Give a name that ends in ${fileFormats.map((name) => `.${name}`).join(', ')}.`,
    )
  const wanted = wantedOf(dataset, { period, lang, release, filters: filter })
  const started = Date.now()
  // The libraries are loaded while the engine answers.
  const loading = format && import('../briefing/file.ts').then(({ prepared }) => prepared(format)).catch(() => undefined)
  const briefing = await opened(data, async (catalogue) => {
    if (draft === undefined) return (await import('../briefing/briefing.ts')).briefingOf(catalogue, wanted)
    const { briefingOfDraft, requiredDraft } = await import('../briefing/drafts.ts')
    const { Documents } = await import('../documents/documents.ts')
    return (await briefingOfDraft(catalogue, dataset, (await requiredDraft(new Documents(data), dataset, draft)).content)).briefing
  })
  if (!out || !format) {
    process.stdout.write(`${JSON.stringify(briefing, null, 1)}\n`)
    return
  }
  await loading
  const { fileOf } = await import('../briefing/file.ts')
  const { explained } = await import('../errors.ts')
  const { writeFile } = await import('node:fs/promises')
  const bytes = await fileOf(briefing, format)
  await writeFile(out, bytes).catch((error: unknown) => {
    throw explained(error, out)
  })
  const { release: made, period: of } = briefing.header
  const told = { file: out, format, bytes: bytes.length, release: made, from: of.from, to: of.to, language: briefing.language }
  if (json) process.stdout.write(`${JSON.stringify(told, null, 1)}\n`)
  else
    process.stdout.write(`${out}: ${bytes.length} bytes, ${of.text}, release ${made}, in ${((Date.now() - started) / 1000).toFixed(1)} s\n`)
}
