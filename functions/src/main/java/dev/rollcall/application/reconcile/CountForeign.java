package dev.rollcall.application.reconcile;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.port.Breaker;
import dev.rollcall.application.port.Cases;
import dev.rollcall.application.reconcile.KeepDrift.Kept;
import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.breaker.ChangeKind;
import dev.rollcall.domain.lifecycle.AccountMark;
import dev.rollcall.domain.person.PersonId;
import dev.rollcall.domain.policy.DriftKind;
import dev.rollcall.domain.reconcile.DriftRecord;
import dev.rollcall.domain.trace.Origin;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Tells the breaker of people who belong here and whom somebody else has deactivated: so its limits
 * trip sooner where others are at it too. Each time somebody is found so counts once.
 */
final class CountForeign {
    private final Breaker breaker;
    private final Cases cases;

    CountForeign(Breaker breaker, Cases cases) {
        this.breaker = requireNonNull(breaker, "breaker is null");
        this.cases = requireNonNull(cases, "cases is null");
    }

    /** Returns those that this reconciliation has found first; earlier ones had their turn. */
    static List<DriftRecord> fresh(Compared compared, Kept kept, Instant begun) {
        return compared.findings().stream()
                .filter(finding -> finding.drift().kind() == DriftKind.WRONGLY_INACTIVE)
                .map(kept::of)
                .filter(record -> !record.isGone() && !record.since().isBefore(begun))
                .toList();
    }

    /** Returns those of them whom somebody else has deactivated, each of them counted. */
    List<DriftRecord> count(List<DriftRecord> fresh, Instant now) {
        List<DriftRecord> foreign = fresh.stream().filter(this::isForeign).toList();
        foreign.forEach(record ->
                record.drift()
                        .account()
                        .ifPresent(account ->
                                breaker.countForeign(
                                        ChangeKind.DEACTIVATE, account, record.since(), now)));
        return foreign;
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
