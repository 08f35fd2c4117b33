import type { Command } from 'commander'
import { type DataOption, dataOption } from './catalogue.ts'

/** `pilotscope serve`: the same as `npm start`. */
export function register(program: Command): void {
  program
    .command('serve')
    .description('serve page and API until stopped; HOST and PORT as in the environment')
    .option('--host <host>', 'address to listen on (HOST)')
    .option('--port <port>', 'port to listen on (PORT)')
    .addOption(dataOption())
    .action(async ({ data, host, port }: DataOption & { host?: string; port?: string }) => {
      const { main } = await import('../main.ts')
      await main({ ...process.env, PILOTSCOPE_DATA: data, ...(host ? { HOST: host } : {}), ...(port ? { PORT: port } : {}) })
    })
}
