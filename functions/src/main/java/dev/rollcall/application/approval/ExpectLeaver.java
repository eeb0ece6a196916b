package dev.rollcall.application.approval;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.port.Breaker;
import dev.rollcall.application.port.Cases;
import dev.rollcall.application.port.Profiles;
import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.breaker.Change;
import dev.rollcall.domain.breaker.ChangeKind;
import dev.rollcall.domain.lifecycle.AccountMark;
import dev.rollcall.domain.lifecycle.AccountProgress;
import dev.rollcall.domain.lifecycle.LeaverCase;
import dev.rollcall.domain.lifecycle.LeaverPolicy;
import dev.rollcall.domain.person.PersonReading;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Lets the breaker see a confirmed leaver before the dwell is over, so that a storm is seen whole,
 * also one whose writes are put off for long: who is still at work is confirmed anew before the
 * earlier confirmation counts no more.
 */
public final class ExpectLeaver {
    /** Later than the longest dwell, and well before a confirmation counts no more. */
    private static final Duration RENEWED_AFTER =
            LeaverPolicy.LONGEST_DWELL.plus(Breaker.EXPECTED_FOR).dividedBy(2);

    private final Cases cases;
    private final Breaker breaker;
    private final Profiles profiles;
    private final Clock clock;

    public ExpectLeaver(Cases cases, Breaker breaker, Profiles profiles, Clock clock) {
        this.cases = requireNonNull(cases, "cases is null");
        this.breaker = requireNonNull(breaker, "breaker is null");
        this.profiles = requireNonNull(profiles, "profiles is null");
        this.clock = requireNonNull(clock, "clock is null");
    }

    /**
     * Counts the accounts along, and keeps the name for the page that may have to ask a human.
     *
     * @return since when the last of them counts along: the dwell counts from there
     */
    public Instant expect(
            LeaverCase leaver, PersonReading.Found reading, List<AccountId> accounts) {
        Instant last = leaver.detectedAt();
        for (AccountId account : accounts) {
            Instant since = since(leaver, account);
            breaker.expect(new Breaker.Expected(ChangeKind.DEACTIVATE, account, since));
            last = since.isAfter(last) ? since : last;
        }
        reading.profile().ifPresent(profile -> profiles.keep(leaver.person(), profile));
        return last;
    }

    /** Returns the same value for the same confirmation, whenever it is asked for. */
    public static Breaker.Expected expected(LeaverCase leaver, AccountId account) {
        Instant since =
                leaver.account(account)
                        .flatMap(progress -> progress.at(AccountMark.EXPECTED))
                        .orElse(leaver.detectedAt());
        return new Breaker.Expected(ChangeKind.DEACTIVATE, account, since);
    }

    /** The same for a change of any kind: a mover's counts from when the run heard of it. */
    static Breaker.Expected expected(LeaverCase run, Change change) {
        return change.kind() == ChangeKind.DEACTIVATE
                ? expected(run, change.account())
                : new Breaker.Expected(change.kind(), change.target(), run.detectedAt());
    }

    private Instant since(LeaverCase leaver, AccountId account) {
        Instant now = clock.instant();
        Optional<AccountProgress> progress = leaver.account(account);
        Optional<Instant> before = progress.flatMap(p -> p.at(AccountMark.EXPECTED));
        if (before.isPresent() && !isToBeRenewed(progress.get(), before.get(), now)) {
            return before.get();
        }
        if (before.isPresent()) {
            breaker.withdraw(expected(leaver, account));
            cases.unmark(leaver.id(), account, AccountMark.EXPECTED);
        }
        cases.mark(leaver.id(), account, AccountMark.EXPECTED, now);
        return now;
    }

    /** An undecided batch must not hold up others for ever, and what was admitted is counted. */
    private static boolean isToBeRenewed(AccountProgress progress, Instant before, Instant now) {
        return !now.isBefore(before.plus(RENEWED_AFTER))
                && !progress.has(AccountMark.ADMITTED)
                && !progress.has(AccountMark.HELD)
                && !progress.has(AccountMark.RELEASED);
    }
}
