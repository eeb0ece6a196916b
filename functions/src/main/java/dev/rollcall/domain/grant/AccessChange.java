package dev.rollcall.domain.grant;

import static java.util.Objects.requireNonNull;

import dev.rollcall.domain.access.Entitlement;

import java.util.List;

/** One intended write for one account, with its reason. */
public sealed interface AccessChange {
    Entitlement entitlement();

    /** Returns what to put on the records once the change was read back. */
    RecordChange afterwards();

    /**
     * @param takesAlong what the account loses by it without a change of its own: of a workspace,
     *     the user groups in it that it was put into by hand
     */
    record Remove(Entitlement entitlement, RemovalReason reason, List<Entitlement> takesAlong)
            implements AccessChange {
        public Remove {
            requireNonNull(entitlement, "entitlement is null");
            requireNonNull(reason, "reason is null");
            takesAlong = List.copyOf(takesAlong);
        }

        @Override
        public RecordChange afterwards() {
            return new RecordChange.Forget(entitlement);
        }
    }

    record Add(Grant grant) implements AccessChange {
        public Add {
            requireNonNull(grant, "grant is null");
        }

        @Override
        public Entitlement entitlement() {
            return grant.entitlement();
        }

        @Override
        public RecordChange afterwards() {
            return new RecordChange.Write(grant, RecordedGrant.State.GIVEN);
        }
    }
}
