import {
  createContext,
  use,
  useEffect,
  useRef,
  type InputHTMLAttributes,
  type ReactNode,
  type Ref,
  type TextareaHTMLAttributes,
} from 'react'
import { Form, useNavigation } from 'react-router'
import { Button, Field, Notice, TextArea, TextInput, type ButtonKind } from '@souk/ui'
import { useLanguage } from '../languages/language.ts'
import { KEY, SEEN, VERSION, type Refusal, type Values } from './forms.ts'

interface Shown {
  readonly values: Values
  readonly refusal: Refusal | undefined
}

const ShownContext = createContext<Shown>({ values: {}, refusal: undefined })

/** What a field shows: its value, what is wrong with it, and what somebody else has saved in it. */
const useField = (name: string) => {
  const { values, refusal } = use(ShownContext)
  const { texts } = useLanguage()
  const fault = refusal?.fields[name]
  const theirs = refusal?.theirs?.[name]
  return {
    value: values[name] ?? '',
    error: fault && texts.forms.fields[fault],
    theirs: theirs !== undefined && theirs !== values[name] ? texts.forms.savedMeanwhile(theirs) : undefined,
  }
}

interface Labels {
  readonly name: string
  readonly label: string
  readonly hint?: string | undefined
  /** Whether it may stay empty. */
  readonly optional?: boolean | undefined
}

const Labelled = ({ name, label, hint, optional = false, children }: Labels & { readonly children: ReactNode }) => {
  const { texts } = useLanguage()
  const { error, theirs } = useField(name)
  return (
    <Field id={name} label={label} error={error} hint={theirs ?? hint} {...(optional && { note: texts.forms.optional })}>
      {children}
    </Field>
  )
}

type InputProps = Labels &
  Pick<InputHTMLAttributes<HTMLInputElement>, 'type' | 'autoComplete' | 'autoCapitalize' | 'maxLength' | 'minLength'>

export const TextField = ({ name, label, hint, optional, ...input }: InputProps) => {
  const { value } = useField(name)
  return (
    <Labelled {...{ name, label, hint, optional }}>
      <TextInput name={name} defaultValue={input.type === 'password' ? undefined : value} required={optional !== true} {...input} />
    </Labelled>
  )
}

/** A password that somebody chooses. */
export const NewPasswordField = ({ name, label }: Pick<Labels, 'name' | 'label'>) => {
  const { texts } = useLanguage()
  return (
    <TextField
      {...{ name, label }}
      hint={texts.account.passwordHint}
      type="password"
      autoComplete="new-password"
      minLength={8}
      maxLength={128}
    />
  )
}

type AreaProps = Labels & Pick<TextareaHTMLAttributes<HTMLTextAreaElement>, 'autoComplete' | 'rows'>

export const LinesField = ({ name, label, hint, optional, ...area }: AreaProps) => {
  const { value } = useField(name)
  return (
    <Labelled {...{ name, label, hint, optional }}>
      <TextArea name={name} defaultValue={value} required={optional !== true} {...area} />
    </Labelled>
  )
}

export const OptionField = ({
  name,
  children,
  ...labels
}: Labels & { readonly children: (field: { readonly name: string; readonly defaultValue: string }) => ReactNode }) => {
  const { value } = useField(name)
  return (
    <Labelled name={name} {...labels}>
      {children({ name, defaultValue: value })}
    </Labelled>
  )
}

/** What is wrong, above the form. It has the focus, so that it is read out and the next Tab leads into the form. */
const Faults = ({ ref, refusal }: { readonly ref: Ref<HTMLDivElement>; readonly refusal: Refusal }) => {
  const { texts } = useLanguage()
  const { fields, fault } = refusal
  const names = Object.keys(fields)
  return (
    // oxlint-disable-next-line jsx-a11y/no-autofocus -- The answer to what the visitor has just sent is read first.
    <div ref={ref} tabIndex={-1} autoFocus>
      <Notice tone="bad" role="alert">
        {fault !== undefined ? texts.forms.faults[fault] : texts.forms.lookAt(names.length)}
        {names.map((name) => {
          const field = fields[name]
          return (
            field !== undefined && (
              <a key={name} href={`#${name}`} className="block underline">
                {texts.forms.fields[field]}
              </a>
            )
          )
        })}
      </Notice>
    </div>
  )
}

export interface AccountFormProps {
  /** What the fields hold at first. */
  readonly values: Values
  readonly refusal: Refusal | undefined
  readonly submit: string
  readonly kind?: ButtonKind
  readonly large?: boolean
  /** What else one may do. */
  readonly aside?: ReactNode
  readonly children?: ReactNode
}

/** A form that shows what was typed and what is wrong with it, and that does once what is sent twice. */
export const AccountForm = ({ values, refusal, submit, kind, large = false, aside, children }: AccountFormProps) => {
  const shown = { values: { ...values, ...refusal?.values }, refusal }
  const faults = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (refusal !== undefined) faults.current?.focus()
  }, [refusal])
  const { state, formAction } = useNavigation()
  const isBusy = state !== 'idle' && formAction !== undefined
  return (
    <ShownContext value={shown}>
      <Form method="post" className="grid gap-6">
        {refusal !== undefined && <Faults ref={faults} refusal={refusal} />}
        {[KEY, VERSION, SEEN].map((name) => {
          const value = shown.values[name]
          return value !== undefined && <input key={name} type="hidden" name={name} value={value} />
        })}
        {children}
        <div className="flex flex-wrap items-center gap-4">
          <Button busy={isBusy} {...(kind && { kind })} {...(large && { size: 'l' })}>
            {submit}
          </Button>
          {aside}
        </div>
      </Form>
    </ShownContext>
  )
}
