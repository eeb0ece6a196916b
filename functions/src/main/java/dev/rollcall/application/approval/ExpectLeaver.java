package dev.rollcall.application.approval;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.port.Breaker;
import dev.rollcall.application.port.Profiles;
import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.breaker.ChangeKind;
import dev.rollcall.domain.lifecycle.LeaverCase;
import dev.rollcall.domain.person.PersonReading;

import java.util.List;

/**
 * Lets the breaker see a confirmed leaver before the dwell is over, so that a storm is seen whole.
 */
public final class ExpectLeaver {
    private final Breaker breaker;
    private final Profiles profiles;

    public ExpectLeaver(Breaker breaker, Profiles profiles) {
        this.breaker = requireNonNull(breaker, "breaker is null");
        this.profiles = requireNonNull(profiles, "profiles is null");
    }

    /** Counts the accounts along, and keeps the name for the page that may have to ask a human. */
    public void expect(LeaverCase leaver, PersonReading.Found reading, List<AccountId> accounts) {
        for (AccountId account : accounts) {
            breaker.expect(expected(leaver, account));
        }
        reading.profile().ifPresent(profile -> profiles.keep(leaver.person(), profile));
    }

    /** Returns the same value for the same case and account, whenever it is asked for. */
    public static Breaker.Expected expected(LeaverCase leaver, AccountId account) {
        return new Breaker.Expected(ChangeKind.DEACTIVATE, account, leaver.detectedAt());
    }
}
