import { hourOf, type SoukEvent } from '@souk/contracts'
import { aggregate, streamRef, type StreamRef } from '@souk/service/aggregate'

/** Commands only append revocations. Whoever verifies tokens reads them. */
const revocations = aggregate<null, 'revocations'>('revocations', null, () => null)

/** The stream for revocations at that time (ISO 8601). */
export const revocationsAt = (now: string): StreamRef<null> => streamRef(revocations, hourOf(Date.parse(now)))

/** Which access tokens of the customer count no more: those of one session, or all but those of one session. */
interface Revoked {
  readonly customerId: string
  readonly sessionId?: string
  readonly keptSessionId?: string | null
}

/** Revokes access tokens (default: all of the customer). It belongs to the stream of {@link revocationsAt} that time. */
export const revoked = ({ customerId, sessionId, keptSessionId }: Revoked, now: string): SoukEvent => ({
  type: 'AccessRevoked',
  data: {
    customerId,
    sessionId: sessionId ?? null,
    keptSessionId: keptSessionId ?? null,
    revokedAt: now,
    hour: hourOf(Date.parse(now)),
  },
})
