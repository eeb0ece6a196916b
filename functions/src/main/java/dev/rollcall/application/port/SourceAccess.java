package dev.rollcall.application.port;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;

/** What our credentials may read in the identity provider. */
public interface SourceAccess {

    /**
     * @param what e.g. {@code users}
     * @param needs the scope or right it takes
     * @param refused by which code; empty: it may be read
     */
    record Access(String what, String needs, Optional<String> refused) {
        public Access {
            requireNonNull(what, "what is null");
            requireNonNull(needs, "needs is null");
            requireNonNull(refused, "refused is null");
        }
    }

    /**
     * Tries each, reading as little as possible.
     *
     * @throws PortFailure if there is no answer, or the credentials are worth nothing at all
     */
    List<Access> look();
}
