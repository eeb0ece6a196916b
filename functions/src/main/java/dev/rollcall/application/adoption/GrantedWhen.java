package dev.rollcall.application.adoption;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.port.AuditChanges;
import dev.rollcall.application.port.PortFailure;
import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.access.Entitlement;
import dev.rollcall.domain.adoption.PreExisting.Granted;
import dev.rollcall.domain.trace.Deed;
import dev.rollcall.domain.trace.Touched;
import dev.rollcall.domain.trace.TracedChange;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * When accounts were given a thing, by Slack's audit log. What the log does not tell, or what is
 * further back than is looked for, nobody knows: no date is ever guessed.
 */
public final class GrantedWhen {
    private static final Duration BACK = Duration.ofDays(366);

    /** Of each thing; the newest come first. */
    private static final int MOST_PAGES = 5;

    private final Optional<AuditChanges> log;
    private final LogPatience patience;
    private final Map<Entitlement, Map<AccountId, Granted>> known = new HashMap<>();
    private boolean silent;

    /**
     * @param log empty where there is none
     * @param patience outlives one call
     */
    public GrantedWhen(Optional<AuditChanges> log, LogPatience patience) {
        this.log = requireNonNull(log, "log is null");
        this.patience = requireNonNull(patience, "patience is null");
    }

    /**
     * Returns what the log tells of who has the thing; of others nothing.
     *
     * @param before what is logged later says nothing of what was there then
     * @throws PortFailure.RateLimited if the log wants to be asked later, or does not answer now
     */
    Map<AccountId, Granted> of(Entitlement thing, Instant before) {
        Map<AccountId, Granted> found = known.get(thing);
        if (found == null) {
            found = silent ? Map.of() : read(thing, before);
            known.put(thing, found);
        }
        return found;
    }

    private Map<AccountId, Granted> read(Entitlement thing, Instant before) {
        try {
            Map<AccountId, Granted> found =
                    log.map(one -> read(one, thing, before)).orElse(Map.of());
            patience.answered();
            return found;
        } catch (PortFailure.NeedsHuman _) {
            // Not on this plan, or not allowed: no other thing is told of either.
            silent = true;
            return Map.of();
        } catch (PortFailure.Unavailable _) {
            Optional<Instant> again = patience.again();
            if (again.isPresent()) {
                throw new PortFailure.RateLimited("Reading the audit log", again.get());
            }
            return Map.of();
        }
    }

    private static Map<AccountId, Granted> read(
            AuditChanges log, Entitlement thing, Instant before) {
        AuditChanges.Wanted wanted = AuditChanges.Wanted.of(Touched.of(thing), before.minus(BACK));
        Map<AccountId, Granted> found = new HashMap<>();
        Set<AccountId> seen = new HashSet<>();
        Optional<String> cursor = Optional.empty();
        for (int page = 0; page < MOST_PAGES; page++) {
            AuditChanges.Page some = log.read(wanted, cursor);
            for (TracedChange change : some.changes()) {
                change.account()
                        .filter(_ -> change.at().isBefore(before))
                        .filter(_ -> gives(change.deed()) || takes(change.deed()))
                        .filter(seen::add)
                        .filter(_ -> gives(change.deed()))
                        .ifPresent(account ->
                                found.put(account, new Granted.At(change.at(), change.entry())));
            }
            cursor = some.next();
            if (cursor.isEmpty()) {
                break;
            }
        }
        return Map.copyOf(found);
    }

    private static boolean gives(Deed deed) {
        return switch (deed) {
            case ADDED_TO_GROUP, JOINED_CHANNEL, JOINED_WORKSPACE, ROLE_GIVEN -> true;
            default -> false;
        };
    }

    private static boolean takes(Deed deed) {
        return switch (deed) {
            case REMOVED_FROM_GROUP, LEFT_CHANNEL, ROLE_TAKEN -> true;
            default -> false;
        };
    }
}
