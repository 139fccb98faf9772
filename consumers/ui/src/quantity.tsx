import { type ChangeEvent, type ComponentProps, useId, useRef } from 'react'
import { cx } from './cx.ts'
import { Icon, type IconName } from './icons.tsx'
import { VisuallyHidden } from './text.tsx'

export interface QuantityProps {
  readonly label: string
  readonly lessLabel: string
  readonly moreLabel: string
  readonly name: string
  readonly defaultValue: number
  readonly min?: number
  readonly max?: number
  readonly size?: 'm' | 'l'
  /** Set in a form that works without a script: the buttons post it with this name and the new number. */
  readonly stepName?: string
  readonly onChange?: (quantity: number) => void
  readonly describedBy?: string
}

/** A number input with a button at each side. */
export const Quantity = ({
  label,
  lessLabel,
  moreLabel,
  name,
  defaultValue,
  min = 1,
  max,
  size = 'm',
  stepName,
  onChange,
  describedBy,
}: QuantityProps) => {
  const id = useId()
  const input = useRef<HTMLInputElement>(null)

  const changed = ({ currentTarget }: ChangeEvent<HTMLInputElement>) => {
    if (currentTarget.validity.valid && currentTarget.value !== '') onChange?.(currentTarget.valueAsNumber)
  }

  const step = (by: 1 | -1, icon: IconName, text: string) => {
    const rest: ComponentProps<'button'> =
      stepName === undefined
        ? {
            type: 'button',
            onClick: () => {
              if (by === 1) input.current?.stepUp()
              else input.current?.stepDown()
              if (input.current !== null) onChange?.(input.current.valueAsNumber)
            },
          }
        : {
            type: 'submit',
            name: stepName,
            value: defaultValue + by,
            disabled: by === 1 ? max !== undefined && defaultValue >= max : defaultValue <= min,
            formNoValidate: true,
          }
    return (
      <button
        {...rest}
        className={cx(
          'text-ink hover:bg-sunken rounded-m grid place-items-center disabled:opacity-40',
          stepName === undefined && 'noscript:invisible',
        )}
      >
        <Icon name={icon} className="size-4" />
        <VisuallyHidden>{text}</VisuallyHidden>
      </button>
    )
  }

  return (
    <span
      className={cx(
        'border-line-strong bg-surface rounded-m inline-grid flex-none border',
        size === 'l' ? 'h-tap-l grid-cols-[44px_44px_44px]' : 'h-tap grid-cols-[44px_36px_44px]',
      )}
    >
      {step(-1, 'minus', lessLabel)}
      <label htmlFor={id} className="sr-only">
        {label}
      </label>
      <input
        ref={input}
        id={id}
        type="number"
        inputMode="numeric"
        name={name}
        defaultValue={defaultValue}
        min={min}
        max={max}
        required
        aria-describedby={describedBy}
        onChange={changed}
        className="font-strong min-w-0 [appearance:textfield] bg-transparent text-center tabular-nums [&::-webkit-inner-spin-button]:appearance-none"
      />
      {step(1, 'plus', moreLabel)}
    </span>
  )
}
