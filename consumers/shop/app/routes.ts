import { index, route, type RouteConfig } from '@react-router/dev/routes'

export default [
  index('catalogue/home.tsx'),
  route('log-in', 'account/log-in.tsx'),
  route('log-out', 'account/log-out.ts'),
  route('continue', 'account/continue.tsx'),
  route('theme', 'shell/theme.ts'),
  route('orders/:orderId/events', 'orders/events.ts'),
  route('*', 'shell/not-found.tsx'),
] satisfies RouteConfig
