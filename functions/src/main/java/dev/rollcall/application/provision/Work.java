package dev.rollcall.application.provision;

import static java.util.Objects.requireNonNull;

import dev.rollcall.domain.audit.Ground;
import dev.rollcall.domain.audit.Subject;
import dev.rollcall.domain.grant.RecordedGrant;
import dev.rollcall.domain.lifecycle.BelongsHere;
import dev.rollcall.domain.lifecycle.LeaverCase;
import dev.rollcall.domain.lifecycle.LeaverPolicy;
import dev.rollcall.domain.policy.AccessPolicy;

import java.util.Optional;

/**
 * What the steps of one run work on.
 *
 * @param run the run's case, under which the ledger keeps what is done
 * @param general what the same policy says of everybody: mode, dwell, protection
 */
record Work(LeaverCase run, LeaverPolicy general, AccessPolicy access) {
    Work {
        requireNonNull(run, "run is null");
        requireNonNull(general, "general is null");
        requireNonNull(access, "access is null");
    }

    Ground ground() {
        return new Ground("access", run.cause(), access.digest());
    }

    /** Returns what the run goes back to, as the records of grants name it. */
    String cause() {
        return RecordedGrant.cause(run.person().source(), run.cause());
    }

    Subject subject() {
        return Subject.of(run.id(), run.person());
    }

    /** Returns the reading that writes stand on; empty if the last one says anything else. */
    Optional<BelongsHere> basis() {
        return run.assessment().flatMap(BelongsHere::of);
    }
}
