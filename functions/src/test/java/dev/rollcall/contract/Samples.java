package dev.rollcall.contract;

import dev.rollcall.application.port.Runs;
import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.breaker.Change;
import dev.rollcall.domain.breaker.ChangeKind;
import dev.rollcall.domain.breaker.Limit;
import dev.rollcall.domain.breaker.Limits;
import dev.rollcall.domain.breaker.PlanRules;
import dev.rollcall.domain.lifecycle.CaseId;
import dev.rollcall.domain.person.Hint;
import dev.rollcall.domain.person.PersonId;
import dev.rollcall.domain.person.SourceId;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Values that the contracts speak of. */
public final class Samples {
    public static final Instant NOON = Instant.parse("2026-03-04T12:00:00Z");
    public static final SourceId OKTA = new SourceId("okta");
    public static final PersonId ANA = new PersonId(OKTA, "00uAna");
    public static final PersonId BEN = new PersonId(OKTA, "00uBen");
    public static final AccountId ANAS = new AccountId("U0ANA");
    public static final AccountId ANAS_OTHER = new AccountId("W0ANA");

    /** What Rollcall allows for deactivations where the policy says nothing else. */
    public static final Limits DEFAULTS =
            Limits.of(
                    new Limit(2, 5, 25),
                    new Limit(2, 5, 25),
                    new Limit(5, 10, 100),
                    new Limit(10, 15, 250),
                    new Limit(20, 30, 750));

    private Samples() {}

    /** Returns the sizes of company that the limits are made for. */
    public static IntStream populations() {
        return IntStream.of(40, 500, 5_000, 25_000, 100_000);
    }

    /** Returns rules that are the same for every kind: a fifth of a group, and of a source. */
    public static PlanRules rules(Limits limits) {
        return new PlanRules(
                Arrays.stream(ChangeKind.values())
                        .collect(Collectors.toMap(Function.identity(), _ -> limits)),
                new Limit(20, 3, 1_000),
                20);
    }

    public static List<Change> deactivations(int from, int to) {
        return IntStream.range(from, to).mapToObj(i -> Change.deactivation(account(i))).toList();
    }

    /** Returns a hint that Okta published at noon. */
    public static Hint hint(PersonId person, String eventId) {
        return hint(person, eventId, NOON);
    }

    public static Hint hint(PersonId person, String eventId, Instant published) {
        return new Hint(person, eventId, "user.lifecycle.deactivate", published, Hint.Way.HOOK);
    }

    public static CaseId caseId(int number) {
        return new CaseId("%032x".formatted(number));
    }

    public static AccountId account(int number) {
        return new AccountId("U%04d".formatted(number));
    }

    public static Runs.Ticket ticket(PersonId person, long generation) {
        return new Runs.Ticket(person, generation);
    }
}
