import { index, route, type RouteConfig } from '@react-router/dev/routes'

export default [
  index('catalogue/home.tsx'),
  route('log-in', 'account/log-in.tsx'),
  route('log-out', 'account/log-out.ts'),
  route('continue', 'account/continue.tsx'),
  route('theme', 'shell/theme.ts'),
  route('orders/:orderId/events', 'orders/events.ts'),
  route('cart', 'cart/cart-page.tsx'),
  route('cart/lines', 'cart/change-line.ts'),
  route('cart/refill', 'cart/refill.ts'),
  route('cart/order', 'cart/order.tsx'),
  route('cart/order-now', 'cart/order-now.tsx'),
  route('orders/:orderId', 'orders/order-page.tsx'),
  route('orders/:orderId/cancellation', 'orders/cancellation.ts'),
  route('orders/:orderId/again', 'orders/again.ts'),
  route('*', 'shell/not-found.tsx'),
] satisfies RouteConfig
