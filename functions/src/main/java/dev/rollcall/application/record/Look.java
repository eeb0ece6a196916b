package dev.rollcall.application.record;

import static java.util.Objects.requireNonNull;

/** Reads afresh whether something is as it is meant to be. */
@FunctionalInterface
public interface Look {

    /**
     * What was found.
     *
     * @param found a short code for the ledger, e.g. {@code active=false}
     */
    record Seen(boolean asMeant, String found) {
        public Seen {
            requireNonNull(found, "found is null");
        }
    }

    Seen look();
}
