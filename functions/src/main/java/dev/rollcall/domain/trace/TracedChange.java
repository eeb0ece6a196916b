package dev.rollcall.domain.trace;

import static java.util.Objects.requireNonNull;

import dev.rollcall.domain.access.AccountId;

import java.time.Instant;
import java.util.Optional;

/**
 * One change as Slack's audit log has it: ids and times, no name and no address.
 *
 * @param entry the log's own id of it
 * @param account whom it concerns; empty where the entry does not say, or it concerns no account
 * @param thing in what; empty of what concerns the account itself
 */
public record TracedChange(
        String entry,
        Instant at,
        Author by,
        Deed deed,
        Optional<AccountId> account,
        Optional<Touched> thing) {
    public TracedChange {
        requireNonNull(entry, "entry is null");
        requireNonNull(at, "at is null");
        requireNonNull(by, "by is null");
        requireNonNull(deed, "deed is null");
        requireNonNull(account, "account is null");
        requireNonNull(thing, "thing is null");
    }
}
