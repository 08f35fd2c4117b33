import { readFile } from 'node:fs/promises'
import { z } from 'zod'
import { Failure } from '../errors.ts'
import { replaceFile } from './durable.ts'
import type { DatasetFolder } from './folder.ts'

/** Which release is served, and the highest sequence that was ever served: a release folder beyond it was never finished. */
export const pointerSchema = z.object({ release: z.string().regex(/^[0-9a-f]{16}$/), published: z.int().min(1) })

export type Pointer = z.infer<typeof pointerSchema>

/** The pointer of a dataset, or null where nothing was ever published. */
export async function readPointer(folder: DatasetFolder): Promise<Pointer | null> {
  let text: string
  try {
    text = await readFile(folder.current, 'utf8')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
    throw error
  }
  try {
    return pointerSchema.parse(JSON.parse(text))
  } catch (cause) {
    throw new Failure(
      'pointer_unreadable',
      `${folder.current} does not name a release.`,
      'Name one: `pilotscope datasets rollback <dataset> --to <release>`.',
      {
        place: { file: folder.current },
        cause,
      },
    )
  }
}

export const writePointer = (folder: DatasetFolder, pointer: Pointer): Promise<void> =>
  replaceFile(folder.current, `${JSON.stringify(pointer)}\n`)
