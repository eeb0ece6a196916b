package dev.rollcall.application.port;

import static java.util.Objects.requireNonNull;

import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.access.Entitlement;
import dev.rollcall.domain.adoption.PreExisting;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What accounts had when the company was adopted. Throws {@link PortFailure}. */
public interface PreExistings {
    /** Before the first. */
    String START = "";

    /**
     * @param next where the listing goes on; empty: that was all
     */
    record Page(List<PreExisting> records, Optional<String> next) {
        public Page {
            records = List.copyOf(records);
            requireNonNull(next, "next is null");
        }
    }

    /** Returns all that is open of the account, by the thing's key. */
    List<PreExisting> of(AccountId account);

    /** Returns the things of {@link #of}. */
    default Set<Entitlement> things(AccountId account) {
        return of(account).stream().map(PreExisting::thing).collect(Collectors.toUnmodifiableSet());
    }

    /**
     * Records all of which nothing open is recorded; what is open stays as it is.
     *
     * @param found any number, one for each account and thing at most
     */
    void adopt(List<PreExisting> found);

    /** Puts one in the place of the one that was seen; false if it has changed since. */
    boolean replace(PreExisting seen, PreExisting next);

    /**
     * Returns those that are open, in an order of its own. What has just changed may not show yet.
     *
     * @param point {@link #START}, or where the page before says
     * @param most at most so many
     * @throws IllegalArgumentException if the point is none
     */
    Page open(String point, int most);
}
