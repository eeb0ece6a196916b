package dev.rollcall.application.reconcile;

import static java.util.Objects.requireNonNull;

import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.reconcile.Drift;
import dev.rollcall.domain.reconcile.DriftId;
import dev.rollcall.domain.reconcile.Finding;
import dev.rollcall.domain.reconcile.Trace;
import dev.rollcall.domain.trace.Deed;
import dev.rollcall.domain.trace.Touched;
import dev.rollcall.domain.trace.TracedChange;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds the change that made a drift so: of those that fit, the newest. */
final class Authors {
    private final AccountId installer;
    private final Map<Wanted, List<DriftId>> wanted = new HashMap<>();
    private final Map<DriftId, Trace> found = new HashMap<>();

    /** What a change must be, to be looked for. */
    private record Wanted(Deed deed, AccountId account, Optional<Touched> thing) {}

    /**
     * @param installer the account that installed our tokens
     */
    Authors(List<Finding> findings, AccountId installer) {
        this.installer = requireNonNull(installer, "installer is null");
        findings.stream().map(Finding::drift).forEach(this::look);
    }

    /** Returns the channels of which somebody has to be asked, in the order of their ids. */
    List<Touched> channels() {
        return wanted.keySet().stream()
                .flatMap(one -> one.thing().stream())
                .filter(thing -> thing.kind() == Touched.Kind.CHANNEL)
                .distinct()
                .sorted((one, other) -> one.id().compareTo(other.id()))
                .toList();
    }

    /** The newest changes come first. */
    void take(TracedChange change) {
        change.account()
                .map(account -> new Wanted(change.deed(), account, change.thing()))
                .flatMap(one -> Optional.ofNullable(wanted.get(one)))
                .ifPresent(drifts ->
                        drifts.forEach(
                                drift -> found.putIfAbsent(drift, Trace.of(change, installer))));
    }

    Map<DriftId, Trace> found() {
        return found;
    }

    private void look(Drift drift) {
        Optional<Touched> thing = drift.entitlement().map(Touched::of);
        deed(drift, thing)
                .flatMap(deed -> drift.account().map(account -> new Wanted(deed, account, thing)))
                .ifPresent(one ->
                        wanted.computeIfAbsent(one, _ -> new ArrayList<>(1)).add(drift.id()));
    }

    /** Who did what nobody has to answer for is not asked. */
    private static Optional<Deed> deed(Drift drift, Optional<Touched> thing) {
        return switch (drift.kind()) {
            case MANUAL_ADD -> thing.map(Authors::giving);
            case MISSING_GRANT -> thing.flatMap(Authors::taking);
            case WRONGLY_INACTIVE -> Optional.of(Deed.DEACTIVATED);
            case REACTIVATED_LEAVER -> Optional.of(Deed.REACTIVATED);
            case ORPHAN_ACCOUNT -> Optional.of(Deed.CREATED);
            case MISSED_DEPROVISION,
                    HELD_LEAVER,
                    FOREIGN_WRITE,
                    NO_SPONSOR,
                    SPONSOR_LEFT,
                    PAST_END_DATE,
                    GHOST_MEMBERSHIP,
                    PRE_EXISTING,
                    OUTLIVED_GRANT,
                    MISSING_ACCOUNT,
                    ATTRIBUTE_DRIFT,
                    DISPUTED_LINK,
                    NOT_ASSIGNED,
                    UNVERIFIABLE ->
                    Optional.empty();
        };
    }

    private static Deed giving(Touched thing) {
        return switch (thing.kind()) {
            case GROUP -> Deed.ADDED_TO_GROUP;
            case CHANNEL -> Deed.JOINED_CHANNEL;
            case WORKSPACE -> Deed.JOINED_WORKSPACE;
            case ROLE -> Deed.ROLE_GIVEN;
        };
    }

    /** Slack logs nobody who is taken out of a workspace. */
    private static Optional<Deed> taking(Touched thing) {
        return switch (thing.kind()) {
            case GROUP -> Optional.of(Deed.REMOVED_FROM_GROUP);
            case CHANNEL -> Optional.of(Deed.LEFT_CHANNEL);
            case WORKSPACE -> Optional.empty();
            case ROLE -> Optional.of(Deed.ROLE_TAKEN);
        };
    }
}
