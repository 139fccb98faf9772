import { useEffect, useRef, type FormEvent } from 'react'
import { useFetcher, useLocation } from 'react-router'
import { Button, Quantity } from '@souk/ui'
import { useLanguage } from '../languages/language.ts'

interface QuantityFormProps {
  readonly productId: string
  readonly name: string
  readonly quantity: number
  /** How many there are. */
  readonly available: number
  readonly describedBy?: string | undefined
}

const fieldOf = (form: HTMLFormElement | null): HTMLInputElement | undefined => {
  const input = form?.elements.namedItem('quantity')
  return input instanceof HTMLInputElement ? input : undefined
}

/** How many of a product are in the cart, and a way to take it out. Without a script, each button posts the form. */
export const QuantityForm = ({ productId, name, quantity, available, describedBy }: QuantityFormProps) => {
  const fetcher = useFetcher()
  const { texts } = useLanguage()
  const { pathname, search } = useLocation()
  const form = useRef<HTMLFormElement>(null)
  const { submit, state } = fetcher
  const { cart } = texts

  /** Whether something was sent of which `state` does not tell yet. */
  const isSent = useRef(false)

  // When nothing is under way, what the server says counts.
  useEffect(() => {
    const input = fieldOf(form.current)
    if (state !== 'idle') isSent.current = false
    else if (!isSent.current && input !== undefined) input.value = String(quantity)
  }, [quantity, state])

  /** With a script, the buttons beside the number count from what it says now, also if the answer to a click before is still on its way. */
  const step = (event: FormEvent<HTMLFormElement>): void => {
    const { nativeEvent } = event
    const button = nativeEvent instanceof SubmitEvent ? nativeEvent.submitter : null
    const input = fieldOf(form.current)
    if (!(button instanceof HTMLButtonElement) || button.name !== 'step' || button.value === '0' || input === undefined) return
    event.preventDefault()
    if (Number(button.value) > quantity) input.stepUp()
    else input.stepDown()
    isSent.current = true
    void submit(form.current)
  }

  // A number counts when it is complete: when the focus leaves the field.
  useEffect(() => {
    const current = form.current
    const send = (): void => {
      if (current?.checkValidity() === true) void submit(current)
    }
    current?.addEventListener('change', send)
    return () => current?.removeEventListener('change', send)
  }, [submit])

  return (
    <fetcher.Form ref={form} onSubmit={step} method="post" action="/cart/lines" preventScrollReset className="contents">
      <input type="hidden" name="mode" value="set" />
      <input type="hidden" name="productId" value={productId} />
      <input type="hidden" name="returnTo" value={`${pathname}${search}`} />
      {/* Enter in the field sends the first button: not the one with the minus. */}
      <button tabIndex={-1} aria-hidden="true" className="sr-only" />
      <Quantity
        name="quantity"
        stepName="step"
        label={cart.quantityOf(name)}
        lessLabel={cart.less(name)}
        moreLabel={cart.more(name)}
        defaultValue={quantity}
        max={Math.max(available, quantity)}
        {...(describedBy !== undefined && { describedBy })}
      />
      <Button kind="bare" name="step" value="0" formNoValidate busy={state !== 'idle'}>
        {cart.takeOut}
        <span className="sr-only">: {name}</span>
      </Button>
    </fetcher.Form>
  )
}
