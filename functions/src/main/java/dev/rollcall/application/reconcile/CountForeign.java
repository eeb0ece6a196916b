package dev.rollcall.application.reconcile;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.port.Accounts;
import dev.rollcall.application.port.Breaker;
import dev.rollcall.application.port.Escalations.Escalation;
import dev.rollcall.application.port.Outbox;
import dev.rollcall.application.port.PersonSource;
import dev.rollcall.application.port.PortFailure;
import dev.rollcall.domain.person.PersonReading;
import dev.rollcall.domain.person.Standing;
import dev.rollcall.domain.reconcile.SnapshotId;
import dev.rollcall.platform.Hashes;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Tells the breaker of people who belong here and whom somebody else has deactivated: so its limits
 * trip sooner where others are at it too. Each time somebody is found so counts once, when it
 * happened; whoever was so for long is offered and not counted, since those limits are not there to
 * hold today's leavers for a company's past.
 *
 * <p>A list alone counts nobody: each is read afresh, account and human. A list that calls
 * thousands inactive is no reason to hold every leaver for a month, so that of too many none is
 * counted, and operations are told.
 */
final class CountForeign {
    static final int MOST = 50;

    private static final String REASON = "many-deactivated-elsewhere";

    private final Breaker breaker;
    private final Accounts accounts;
    private final PersonSource source;
    private final Outbox outbox;

    CountForeign(Breaker breaker, Accounts accounts, PersonSource source, Outbox outbox) {
        this.breaker = requireNonNull(breaker, "breaker is null");
        this.accounts = requireNonNull(accounts, "accounts is null");
        this.source = requireNonNull(source, "source is null");
        this.outbox = requireNonNull(outbox, "outbox is null");
    }

    /**
     * Returns those that are so by a fresh look. The rest is left for another reconciliation:
     * nothing marks them.
     */
    List<ForeignCut> look(SnapshotId id, List<ForeignCut> found, Instant now) {
        List<ForeignCut> counted = found.stream().filter(ForeignCut::isCounted).toList();
        Stream<ForeignCut> old = found.stream().filter(cut -> !cut.isCounted()).limit(MOST);
        if (counted.size() > MOST) {
            tell(id, counted.size(), now);
            return old.filter(this::isStillSo).toList();
        }
        return Stream.concat(counted.stream(), old).filter(this::isStillSo).toList();
    }

    /** Whoever is not counted is marked all the same: they had their turn. */
    void count(List<ForeignCut> cuts, Instant now) {
        cuts.forEach(cut -> breaker.countForeign(cut.change(), cut.counts(), now));
    }

    /** Somebody may have left after people were read and before the accounts were. */
    private boolean isStillSo(ForeignCut cut) {
        try {
            return accounts.isActive(cut.account()).filter(active -> !active).isPresent()
                    && source.read(cut.person()) instanceof PersonReading.Found found
                    && found.standing() == Standing.ENTITLED;
        } catch (PortFailure _) {
            return false;
        }
    }

    private void tell(SnapshotId id, int many, Instant now) {
        outbox.put(
                new Outbox.Waiting(
                        Hashes.sha256(REASON + "#" + id),
                        new Escalation(
                                "reconciliation " + id,
                                REASON,
                                "Slack's list shows many people deactivated lately who belong here,"
                                        + " and not by Rollcall. Either somebody is at it, or the"
                                        + " list is wrong. None of them counts in Rollcall's own"
                                        + " limits: look at 'rollcall drift list', and stop"
                                        + " whoever does it.",
                                Map.of("people", Integer.toString(many))),
                        now));
    }
}
