package dev.rollcall.application.reconcile;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.port.Breaker;
import dev.rollcall.application.port.Cases;
import dev.rollcall.application.port.Reconciliations;
import dev.rollcall.application.reconcile.KeepDrift.Kept;
import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.breaker.Window;
import dev.rollcall.domain.lifecycle.AccountMark;
import dev.rollcall.domain.person.PersonId;
import dev.rollcall.domain.policy.DriftKind;
import dev.rollcall.domain.reconcile.DriftRecord;
import dev.rollcall.domain.reconcile.GoodReading;
import dev.rollcall.domain.reconcile.Reconciliation;
import dev.rollcall.domain.reconcile.Trace;
import dev.rollcall.domain.trace.Origin;

import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds whom somebody else has deactivated and nobody has dealt with yet, and when it was. */
final class FindForeign {
    /** Two readings are usually so far apart. */
    private static final Duration APART = Duration.ofHours(4);

    private final Breaker breaker;
    private final Cases cases;
    private final Reconciliations reconciliations;
    private final FormerHoldings former;

    FindForeign(
            Breaker breaker, Cases cases, Reconciliations reconciliations, FormerHoldings former) {
        this.breaker = requireNonNull(breaker, "breaker is null");
        this.cases = requireNonNull(cases, "cases is null");
        this.reconciliations = requireNonNull(reconciliations, "reconciliations is null");
        this.former = requireNonNull(former, "former is null");
    }

    /** Returns how many this reconciliation has found first; the same again says the same. */
    int foundFirst(Compared compared, Kept kept, Instant begun) {
        return (int)
                inactive(compared, kept)
                        .filter(record -> !record.since().isBefore(begun))
                        .filter(this::isForeign)
                        .count();
    }

    /** Whoever was dealt with has a mark of it, for longer than any window looks back. */
    List<ForeignCut> find(Reconciliation present, Compared compared, Kept kept, Instant now) {
        Instant seen = now.minus(Window.MONTH.length());
        List<DriftRecord> fresh =
                inactive(compared, kept)
                        .filter(record -> record.since().isAfter(seen))
                        .filter(record -> !isKnown(record))
                        .filter(this::isForeign)
                        .toList();
        if (fresh.isEmpty()) {
            return List.of();
        }
        Optional<GoodReading> last = reconciliations.lastGood();
        Instant horizon = last.map(GoodReading::begun).orElse(present.begun()).minus(APART);
        Set<AccountId> untold =
                fresh.stream()
                        .filter(record -> toldAt(record).isEmpty())
                        .flatMap(record -> record.drift().account().stream())
                        .collect(Collectors.toUnmodifiableSet());
        Set<AccountId> wereActive =
                last.filter(_ -> !untold.isEmpty())
                        .map(good -> former.active(good.id(), untold))
                        .orElse(Set.of());
        return fresh.stream()
                .flatMap(record ->
                        cut(
                                record,
                                toldAt(record)
                                        .or(() ->
                                                record.drift()
                                                        .account()
                                                        .filter(wereActive::contains)
                                                        .map(_ -> present.begun()))
                                        .filter(at -> !at.isBefore(horizon))
                                        .filter(seen::isBefore))
                                .stream())
                .toList();
    }

    private static Optional<ForeignCut> cut(DriftRecord record, Optional<Instant> counts) {
        return record.drift()
                .person()
                .flatMap(person ->
                        record.drift()
                                .account()
                                .map(account -> new ForeignCut(record, person, account, counts)));
    }

    private static Stream<DriftRecord> inactive(Compared compared, Kept kept) {
        return compared.findings().stream()
                .filter(finding -> finding.drift().kind() == DriftKind.WRONGLY_INACTIVE)
                .map(kept::of)
                .filter(record -> !record.isGone());
    }

    private boolean isKnown(DriftRecord record) {
        return record.drift()
                .account()
                .filter(account -> breaker.knowsForeign(ForeignCut.change(account, record)))
                .isPresent();
    }

    /** The log's time is of the deed; Slack's own of an account may be its last change. */
    private static Optional<Instant> toldAt(DriftRecord record) {
        return record.trace()
                .map(Trace::at)
                .or(() ->
                        Optional.ofNullable(record.drift().found().get("deactivatedAt"))
                                .flatMap(FindForeign::instant));
    }

    private static Optional<Instant> instant(String text) {
        try {
            return Optional.of(Instant.parse(text));
        } catch (DateTimeParseException _) {
            return Optional.empty();
        }
    }

    /** Where the log does not tell, our own records say whether it was us. */
    private boolean isForeign(DriftRecord record) {
        Optional<Origin> origin = record.trace().map(trace -> trace.origin());
        return switch (origin.orElse(Origin.UNTOLD)) {
            case BY_HAND, OTHER_APP -> true;
            case ROLLCALL -> false;
            case OUR_INSTALLER, SLACK_ITSELF, UNTOLD ->
                    record.drift()
                            .person()
                            .flatMap(person ->
                                    record.drift()
                                            .account()
                                            .map(account -> !wasCutByUs(person, account)))
                            .orElse(false);
        };
    }

    private boolean wasCutByUs(PersonId person, AccountId account) {
        return cases.lastVerified(person)
                .flatMap(last -> last.account(account))
                .filter(progress -> progress.has(AccountMark.INACTIVE))
                .filter(progress -> !progress.has(AccountMark.ACTIVE_AGAIN))
                .isPresent();
    }
}
