import { index, route, type RouteConfig } from '@react-router/dev/routes'

export default [
  index('today/today.tsx'),
  route('log-in', 'session/log-in.tsx'),
  route('log-out', 'session/log-out.ts'),
  route('continue', 'session/continue.tsx'),
  route('theme', 'shell/theme.ts'),
  route('orders', 'orders/order-list.tsx'),
  route('orders/events', 'orders/list-events.ts'),
  route('orders/export.csv', 'orders/export.ts'),
  route('orders/:orderId', 'story/story-page.tsx'),
  route('orders/:orderId/events', 'story/events.ts'),
  route('customers', 'customers/customer-list.tsx'),
  route('customers/export.csv', 'customers/export.ts'),
  route('customers/:customerId', 'customers/customer-page.tsx'),
  route('customers/:customerId/forget', 'customers/forget.tsx'),
  route('invoices', 'accounting/invoice-list.tsx'),
  route('invoices/export.csv', 'accounting/invoices-export.ts'),
  route('invoices/:orderId', 'accounting/invoice-page.tsx'),
  route('invoices/:orderId/invoice.pdf', 'accounting/invoice-pdf.ts'),
  route('revenue', 'accounting/revenue-page.tsx'),
  route('*', 'shell/not-found.tsx'),
] satisfies RouteConfig
