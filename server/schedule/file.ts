import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type Scheduled, scheduledSchema, scheduleSchema } from '../../datasets/briefing/schedule.ts'
import { Failure, nearest } from '../errors.ts'
import { parseYaml } from '../yaml.ts'

export const scheduleFile = (data: string): string => join(data, 'briefings.yaml')

const form = 'See “Scheduled briefings” in README.md for the form of briefings.yaml.'

/** Reads briefings.yaml; without one nothing is scheduled. Throws a Failure with file, line, column and mend. */
export async function readSchedule(data: string): Promise<readonly Scheduled[]> {
  const file = scheduleFile(data)
  let text: string
  try {
    text = await readFile(file, 'utf8')
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'ENOENT') return []
    throw new Failure('schedule_unreadable', `${file} cannot be read.`, 'Make it readable for the user who runs the server.', {
      place: { file },
      cause,
    })
  }
  return parseSchedule(text, file)
}

export function parseSchedule(text: string, file: string): readonly Scheduled[] {
  const { value, fail } = parseYaml(text, file, 'schedule_syntax')
  const parsed = scheduleSchema.safeParse(value ?? { briefings: [] })
  if (!parsed.success) {
    // A misspelt setting is also a missing one: the misspelling is what is told.
    const { issues } = parsed.error
    const issue = issues.find(({ code }) => code === 'unrecognized_keys') ?? issues[0]!
    const unknown = issue.code === 'unrecognized_keys' ? issue.keys[0] : undefined
    if (unknown !== undefined) {
      const near = nearest(unknown, Object.keys(scheduledSchema.shape))
      throw fail(
        [...issue.path, unknown],
        'schedule_invalid',
        `${unknown} is not a setting here.`,
        near.length ? `Did you mean ${near.join(' or ')}? ${form}` : form,
      )
    }
    const valid = issue.code === 'invalid_value' ? issue.values.map(String) : []
    const mend = valid.length ? `Give ${valid.join(', ')}.` : form
    throw fail(issue.path, 'schedule_invalid', `${issue.path.join('.') || 'briefings.yaml'}: ${issue.message}.`, mend, valid)
  }
  const seen = new Set<string>()
  for (const [i, { id }] of parsed.data.briefings.entries()) {
    if (seen.has(id))
      throw fail(['briefings', i, 'id'], 'schedule_invalid', `${id} is the id of two briefings.`, 'Give each briefing an id of its own.')
    seen.add(id)
  }
  return parsed.data.briefings
}
