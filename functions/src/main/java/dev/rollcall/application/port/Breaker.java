package dev.rollcall.application.port;

import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.breaker.Admission;
import dev.rollcall.domain.breaker.ChangeKind;
import dev.rollcall.domain.breaker.Limits;

import java.time.Instant;

/** The brake that every destructive change must pass. */
public interface Breaker {

    /**
     * Counts the change and admits it, or holds it. Idempotent per kind, account and UTC day: a
     * change admitted before stays admitted and is not counted again.
     *
     * <p>Fails closed: where its own state cannot be read it holds. Contention is not a reason to
     * hold: after bounded tries it throws {@link PortFailure.Unavailable}.
     */
    Admission admit(ChangeKind kind, AccountId account, Limits limits, Instant now);
}
