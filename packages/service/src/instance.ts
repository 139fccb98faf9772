import { z } from 'zod'
import { BusTimeout, NobodyAnswers, operationOfInstance, type Bus, type Close } from '@souk/bus'
import { problems, type ProblemCode } from '@souk/contracts'
import { disclosed, ProblemError } from '@souk/http'
import { Unavailable } from '@souk/log-protocol'
import type { Clock, Logger } from '@souk/process'

/** What an instance does when it is asked by its id. All instances of a service know the same tasks. */
interface Task<Input extends object, Answer> {
  readonly name: string
  /** `changes`: if it fails because something is unavailable, a part of it may have taken effect. */
  readonly kind: 'looks' | 'changes'
  readonly input: z.ZodType<Input, Input>
  /** Both ends check what goes over the bus. */
  readonly answer: z.ZodType<Answer>
  run(input: Input): Promise<Answer>
}

/** Runs a task in the instance with that id. Undefined: in this process. */
type InInstance<Input extends object, Answer> = (instance: string | undefined, input: Input) => Promise<Answer>

/** A process of a service among the others of its name. */
export interface Instance {
  readonly id: string
  readonly since: string
  /** Defines a task. The last definition of a name counts. */
  task<Input extends object, Answer>(task: Task<Input, Answer>): InInstance<Input, Answer>
  /** Answers the other instances from now on. @throws BusUnavailable */
  start(): Promise<Close>
}

interface InstanceParts {
  /** Name of the service. */
  readonly service: string
  readonly bus: Pick<Bus, 'sender' | 'request' | 'respond'>
  readonly clock: Pick<Clock, 'now'>
  readonly newId: () => string
  readonly logger: Logger
}

/** How long one instance waits for another. Retrying an event may build the view again, and waits for that. */
const TIMEOUT_MS = 10_000

/** The service is named because several of them may send under one name. */
const Question = z.strictObject({ service: z.string(), task: z.string(), input: z.unknown() })
type Question = z.infer<typeof Question>

const isCode = z.custom<ProblemCode>((code) => typeof code === 'string' && Object.hasOwn(problems, code))
const Told = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('done'), answer: z.unknown() }),
  z.object({ kind: z.literal('problem'), code: isCode, detail: z.string().optional() }),
])
type Told = z.infer<typeof Told>

/** Something is not there that does not stand in the view. So it does not matter whether the view is whole. */
export class NotThere extends ProblemError {
  constructor(detail: string) {
    super('not-found', detail)
  }
}

/** What an instance says if it cannot tell whether a change took effect. */
const unknownOutcome = (): ProblemError => new ProblemError('outcome-unknown', 'it may have taken effect; doing it again does no harm')

export const createInstance = ({ service, bus, clock, newId, logger }: InstanceParts): Instance => {
  const id = newId()
  const tasks = new Map<string, (input: unknown) => Promise<unknown>>()

  const answer = async (message: unknown, sender: string): Promise<Told> => {
    const question = Question.parse(message)
    if (sender !== bus.sender || question.service !== service) throw new Error(`the instances of ${service} answer only each other`)
    const run = tasks.get(question.task)
    if (run === undefined) throw new Error(`this version of ${service} does not know ${question.task}`)
    try {
      return { kind: 'done', answer: await run(question.input) }
    } catch (error) {
      const { code, message: detail } = disclosed(error, id, logger)
      return { kind: 'problem', code, ...(detail !== undefined && { detail }) }
    }
  }

  /** @throws ProblemError */
  const ask = async (instance: string, question: Question, kind: 'looks' | 'changes'): Promise<unknown> => {
    let told: Told
    try {
      told = Told.parse(await bus.request(operationOfInstance(bus, instance), question, { timeoutMs: TIMEOUT_MS }))
    } catch (error) {
      if (error instanceof NobodyAnswers) throw new NotThere(`no instance ${instance} of ${service} is there`)
      if (!(error instanceof BusTimeout || error instanceof Unavailable)) throw error
      throw kind === 'changes' ? unknownOutcome() : new ProblemError('unavailable', `the instance ${instance} does not answer`)
    }
    if (told.kind === 'problem') throw new ProblemError(told.code, told.detail)
    return told.answer
  }

  return {
    id,
    since: new Date(clock.now()).toISOString(),
    task: <Input extends object, Answer>({
      name,
      kind,
      input: Input,
      answer: Answer,
      run,
    }: Task<Input, Answer>): InInstance<Input, Answer> => {
      const here = async (input: Input): Promise<Answer> => {
        try {
          return await run(input)
        } catch (error) {
          if (kind === 'changes' && error instanceof Unavailable) throw unknownOutcome()
          throw error
        }
      }
      tasks.set(name, (input) => here(Input.parse(input)))
      return async (instance, input) =>
        instance === undefined || instance === id ? here(input) : Answer.parse(await ask(instance, { service, task: name, input }, kind))
    },
    start: () => bus.respond(operationOfInstance(bus, id), answer),
  }
}
