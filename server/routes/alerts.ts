import { createRoute } from '@hono/zod-openapi'
import { shownAlerts, shownAlertsSchema } from '../alerts/shown.ts'
import { datasetParams, problemResponses } from './parameters.ts'
import { routes } from './routes.ts'
import type { Services } from './services.ts'

const alertsRoute = createRoute({
  method: 'get',
  path: '/api/datasets/{dataset}/alerts',
  summary: 'Alerts',
  description: 'What each rule of alerts.yaml finds in the release that is served: the value with its interval, and since when it fires.',
  request: { params: datasetParams },
  responses: {
    200: { description: 'Alerts, the firing ones first.', content: { 'application/json': { schema: shownAlertsSchema } } },
    ...problemResponses,
  },
})

export const alertRoutes = ({ catalogue, webhooks }: Services) =>
  routes().openapi(alertsRoute, async (c) => {
    const { dataset } = c.req.valid('param')
    c.header('cache-control', 'no-cache')
    return c.json(await shownAlerts(catalogue, dataset, webhooks), 200)
  })
