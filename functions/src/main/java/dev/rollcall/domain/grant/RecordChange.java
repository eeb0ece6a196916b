package dev.rollcall.domain.grant;

import static java.util.Objects.requireNonNull;

import dev.rollcall.domain.access.Entitlement;

/** What to put on the entitlement records, or take off them; nothing in Slack. */
public sealed interface RecordChange {

    record Write(Grant grant, RecordedGrant.State state) implements RecordChange {
        public Write {
            requireNonNull(grant, "grant is null");
            requireNonNull(state, "state is null");
        }
    }

    record Forget(Entitlement entitlement) implements RecordChange {
        public Forget {
            requireNonNull(entitlement, "entitlement is null");
        }
    }
}
