export { Anchor, type AnchorProps, LinkProvider, linkClass, TextLink } from './anchor.tsx'
export { Arch } from './arch.tsx'
export { Badge, type BadgeProps, Chip, StockNote, type Tone } from './badge.tsx'
export { Breadcrumbs } from './breadcrumbs.tsx'
export { Button, buttonClass, type ButtonKind, ButtonLink, type ButtonProps, type ButtonSize } from './button.tsx'
export { cx } from './cx.ts'
export { Dialog, type DialogProps } from './dialog.tsx'
export {
  Checkbox,
  Field,
  FieldGroup,
  type FieldGroupProps,
  type FieldProps,
  NumberInput,
  Radio,
  Select,
  TextArea,
  TextInput,
} from './field.tsx'
export { FilterSheet, type FilterSheetProps } from './filter-sheet.tsx'
export { Footer, type FooterProps, Header, type HeaderProps, type NavItem, Panel, Section, type SectionProps } from './frames.tsx'
export { Gallery, type GalleryPicture } from './gallery.tsx'
export { Hero, type HeroProps, type Niche } from './hero.tsx'
export { Icon, type IconName, iconNames, Spinner } from './icons.tsx'
export { Ledger, type LedgerEntry, type LedgerProps } from './ledger.tsx'
export { Bars, type BarsProps, Meter, type MeterPart, type MeterProps, type MeterUse } from './meter.tsx'
export { formatMoney, type Money } from './money.ts'
export { Notice, type NoticeProps } from './notice.tsx'
export { Pagination, type PaginationProps } from './pagination.tsx'
export { LiveMark, Star, ZelligeBand, ZelligeTiles, ZelligeWall } from './pattern.tsx'
export { Price, type PriceProps } from './price.tsx'
export { PriceChart, type PriceChartProps, type PricePoint } from './price-chart.tsx'
export { LineItem, type LineItemProps, ProductCard, type ProductCardProps, ProductCards } from './product-card.tsx'
export { Quantity, type QuantityProps } from './quantity.tsx'
export { Stall, StallDot, type StallName, type StallProps, Stalls, stalls, type StallState } from './stall.tsx'
export { EmptyState, ErrorState, ProductCardSkeleton, Skeleton, type StateProps } from './states.tsx'
export { Tabs } from './tabs.tsx'
export { type Column, Table, type TableProps } from './table.tsx'
export { Facts, SkipLink, VisuallyHidden } from './text.tsx'
export { Toast, type ToastMessage, ToastRegion, type ToastRegionProps } from './toast.tsx'
