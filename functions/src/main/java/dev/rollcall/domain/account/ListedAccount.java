package dev.rollcall.domain.account;

import static java.util.Objects.requireNonNull;

import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.access.Entitlement;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * An account with its attributes, as it was read.
 *
 * @param active in the whole organisation
 * @param created empty if Slack does not tell
 * @param idpGroups those it says it is in; of somebody inactive it may hide them
 */
public record ListedAccount(
        AccountId id,
        boolean active,
        Kind kind,
        AccountProfile profile,
        Optional<Instant> created,
        List<Entitlement.IdpGroup> idpGroups) {

    /** What it is for. */
    public sealed interface Kind {
        record Member() implements Kind {}

        record Guest(GuestTerms terms) implements Kind {
            public Guest {
                requireNonNull(terms, "terms is null");
            }
        }

        /** An app's user. It belongs to nobody, and no comparison with a source may touch it. */
        record Bot() implements Kind {}
    }

    public ListedAccount {
        requireNonNull(id, "id is null");
        requireNonNull(kind, "kind is null");
        requireNonNull(profile, "profile is null");
        requireNonNull(created, "created is null");
        idpGroups = List.copyOf(idpGroups);
    }

    public boolean isBot() {
        return kind instanceof Kind.Bot;
    }
}
