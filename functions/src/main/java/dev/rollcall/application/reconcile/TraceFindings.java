package dev.rollcall.application.reconcile;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.port.AuditChanges;
import dev.rollcall.application.port.AuditChanges.Wanted;
import dev.rollcall.application.port.PortFailure;
import dev.rollcall.application.port.SlackCapabilities;
import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.capability.Capability;
import dev.rollcall.domain.policy.AccessPolicy;
import dev.rollcall.domain.reconcile.DriftId;
import dev.rollcall.domain.reconcile.DriftRecord;
import dev.rollcall.domain.reconcile.GoodReading;
import dev.rollcall.domain.reconcile.Reconciliation;
import dev.rollcall.domain.trace.Touched;
import dev.rollcall.domain.trace.TracedChange;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Asks Slack's audit log who made the differences so that were found, and which other apps write
 * where Rollcall does. It looks once differences are known, and a bounded number of pages: a list
 * of all that happens in a company would be long, and nothing depends on this one. What is not told
 * this time is not asked again; who was named once stays named on the record.
 */
final class TraceFindings {
    /** Further back nobody looks, however long there was no good reconciliation. */
    private static final Duration FURTHEST = Duration.ofDays(7);

    /** Slack logs whole seconds, and a list is not read at one moment. */
    private static final Duration OVERLAP = Duration.ofMinutes(1);

    /** Ten thousand changes of accounts and groups; the newest are told first. */
    private static final int MOST_PAGES = 10;

    /** Who comes into channels and leaves them is asked channel by channel. */
    private static final int MOST_CHANNELS = 20;

    private static final int MOST_PAGES_OF_A_CHANNEL = 2;

    private final AuditChanges log;
    private final SlackCapabilities capabilities;
    private final Supplier<Optional<GoodReading>> lastGood;
    private final Supplier<AccountId> installer;
    private final Function<DriftId, Optional<DriftRecord>> records;

    /**
     * @param installer the account that installed our tokens
     * @param records what is on the records of a drift
     */
    TraceFindings(
            AuditChanges log,
            SlackCapabilities capabilities,
            Supplier<Optional<GoodReading>> lastGood,
            Supplier<AccountId> installer,
            Function<DriftId, Optional<DriftRecord>> records) {
        this.log = requireNonNull(log, "log is null");
        this.capabilities = requireNonNull(capabilities, "capabilities is null");
        this.lastGood = requireNonNull(lastGood, "lastGood is null");
        this.installer = requireNonNull(installer, "installer is null");
        this.records = requireNonNull(records, "records is null");
    }

    Traces of(Reconciliation present, Compared compared, AccessPolicy policy, Instant now) {
        if (!Capability.AUDIT_LOGS.isOn(capabilities.plan())) {
            return Traces.untold("not-on-this-plan");
        }
        AccountId ours = installer.get();
        Authors authors = new Authors(compared.findings(), ours);
        ForeignWrites foreign = new ForeignWrites(policy, ours);
        Instant since = since(present);
        Optional<String> untold = read(Wanted.since(since), MOST_PAGES, authors, foreign);
        List<Touched> channels = authors.channels();
        for (Touched channel : channels.stream().limit(MOST_CHANNELS).toList()) {
            if (untold.isEmpty()) {
                untold = read(Wanted.of(channel, since), MOST_PAGES_OF_A_CHANNEL, authors, foreign);
            }
        }
        if (untold.isEmpty() && channels.size() > MOST_CHANNELS) {
            untold = Optional.of("too-many-channels");
        }
        return new Traces(authors.found(), foreign.findings(records, now), untold);
    }

    private Instant since(Reconciliation present) {
        Instant furthest = present.begun().minus(FURTHEST);
        return lastGood.get()
                .map(good -> good.begun().minus(OVERLAP))
                .filter(furthest::isBefore)
                .orElse(furthest);
    }

    /** Returns why there is more than was read; empty: there is not. */
    private Optional<String> read(
            Wanted wanted, int mostPages, Authors authors, ForeignWrites foreign) {
        Optional<String> cursor = Optional.empty();
        for (int page = 0; page < mostPages; page++) {
            AuditChanges.Page read;
            try {
                read = log.read(wanted, cursor);
            } catch (PortFailure failure) {
                return Optional.of(code(failure));
            }
            for (TracedChange change : read.changes()) {
                authors.take(change);
                foreign.take(change);
            }
            cursor = read.next();
            if (cursor.isEmpty()) {
                return Optional.empty();
            }
        }
        return Optional.of("too-long");
    }

    private static String code(PortFailure failure) {
        return switch (failure) {
            case PortFailure.RateLimited _ -> "busy";
            case PortFailure.Unavailable _ -> Reconciliation.UNAVAILABLE;
            case PortFailure.NeedsHuman refused -> refused.code();
        };
    }
}
