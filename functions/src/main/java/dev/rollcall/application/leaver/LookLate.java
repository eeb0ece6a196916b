package dev.rollcall.application.leaver;

import static java.util.Comparator.naturalOrder;
import static java.util.Objects.requireNonNull;

import dev.rollcall.application.port.Departures;
import dev.rollcall.application.port.Inventories;
import dev.rollcall.application.port.Ledger;
import dev.rollcall.application.port.PortFailure;
import dev.rollcall.application.port.Residuals;
import dev.rollcall.application.port.SlackCapabilities;
import dev.rollcall.application.record.Recorder;
import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.access.Holdings;
import dev.rollcall.domain.audit.LedgerEntry.Kind;
import dev.rollcall.domain.inventory.Inventory;
import dev.rollcall.domain.inventory.Topic;
import dev.rollcall.domain.lifecycle.AccountMark;
import dev.rollcall.domain.lifecycle.AccountProgress;
import dev.rollcall.domain.residual.ResidualKind;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Looks once more, some time after the cut, for what a leaver leaves behind: the inventory is taken
 * within seconds, and what Slack's logs tell later would be lost.
 */
public final class LookLate {
    /**
     * Slack's audit log was seen some seconds behind. Nobody promises how much it may be, nor how
     * soon after a deactivation a token is kept. An hour is far above what was seen, and leaves a
     * hostile leaver's items, due four hours after they are found, their day.
     */
    static final Duration AFTER = Duration.ofHours(1);

    /** So long after the cut what cannot be read is tried again; then a human looks. */
    static final Duration PATIENCE = Duration.ofHours(4);

    private static final Duration PAUSE = Duration.ofMinutes(10);

    /** An app by itself leaves nothing open. */
    private static final Set<Topic> TOPICS =
            Set.of(Topic.TOKENS, Topic.INTEGRATIONS, Topic.GUESTS, Topic.INVITATIONS);

    private final SlackCapabilities capabilities;
    private final ReadInventory readInventory;
    private final OpenResidual openResidual;
    private final Ledger ledger;
    private final Recorder recorder;
    private final Clock clock;

    public LookLate(
            SlackCapabilities capabilities,
            Inventories inventories,
            Residuals residuals,
            Departures departures,
            Ledger ledger,
            Recorder recorder,
            Clock clock) {
        this.capabilities = requireNonNull(capabilities, "capabilities is null");
        this.ledger = requireNonNull(ledger, "ledger is null");
        this.recorder = requireNonNull(recorder, "recorder is null");
        this.openResidual = new OpenResidual(residuals, departures, recorder, clock);
        this.readInventory = new ReadInventory(inventories, openResidual, ledger, recorder);
        this.clock = requireNonNull(clock, "clock is null");
    }

    /**
     * Returns when to come back, if it is too early for one of the accounts; empty: all is seen.
     */
    Optional<Instant> look(LeaverCases.Known open) {
        return open.leaver().accounts().stream()
                .flatMap(account -> look(open, account).stream())
                .min(naturalOrder());
    }

    private Optional<Instant> look(LeaverCases.Known open, AccountProgress account) {
        Optional<Instant> cut =
                account.at(AccountMark.INACTIVE).filter(_ -> account.has(AccountMark.INVENTORIED));
        if (cut.isEmpty() || isDone(open, account.account(), cut.get())) {
            return Optional.empty();
        }
        Instant due = cut.get().plus(AFTER);
        if (clock.instant().isBefore(due)) {
            return Optional.of(due);
        }
        try {
            return read(open, account.account(), cut.get());
        } catch (PortFailure _) {
            // Whoever must see to the rest is told all the same.
            return Optional.of(clock.instant().plus(PAUSE));
        }
    }

    private Optional<Instant> read(LeaverCases.Known open, AccountId id, Instant cut) {
        Unavailable unavailable = new Unavailable(capabilities.detect());
        Set<Topic> topics =
                TOPICS.stream()
                        .filter(topic -> unavailable.unlessHas(topic.needs()))
                        .collect(Collectors.toSet());
        Inventory inventory = readInventory.read(open, id, topics, name(cut));
        Instant now = clock.instant();
        if (!inventory.unread().isEmpty() && now.isBefore(cut.plus(PATIENCE))) {
            return Optional.of(inventory.readableFrom().orElseGet(() -> now.plus(PAUSE)));
        }
        UnreadTopics.of(inventory.unread().stream().map(Holdings.Unread::toString).toList())
                .forEach(topic -> openResidual.open(open, id, ResidualKind.UNREAD, topic));
        recorder.fact(
                open.subject().with(id),
                open.ground(),
                Kind.INVENTORY,
                done(id, cut),
                Map.of("done", "true", Findings.UNAVAILABLE, unavailable.text()));
        return Optional.empty();
    }

    private boolean isDone(LeaverCases.Known open, AccountId id, Instant cut) {
        return ledger.find(open.leaver().id(), done(id, cut)).isPresent();
    }

    /** Whoever was active again and is cut once more is looked at once more. */
    private static String name(Instant cut) {
        return "inventory-late@" + cut.toEpochMilli();
    }

    private static String done(AccountId id, Instant cut) {
        return name(cut) + "#" + id + "#done";
    }
}
