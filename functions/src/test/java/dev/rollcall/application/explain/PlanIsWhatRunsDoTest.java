package dev.rollcall.application.explain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.application.explain.PlannedChange.Kind;
import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.access.Entitlement;
import dev.rollcall.domain.access.Link;
import dev.rollcall.domain.person.PersonId;
import dev.rollcall.domain.policy.WholePolicy;
import dev.rollcall.testing.slack.OrganisationScript.Write;
import dev.rollcall.testing.slack.OrganisationScript.Written;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Over seeded companies: what a plan lists is what the runs write, and nothing is left then. */
class PlanIsWhatRunsDoTest {
    private static final Set<Kind> WRITES =
            EnumSet.of(
                    Kind.MAKE_ACCOUNT,
                    Kind.REACTIVATE,
                    Kind.CONVERT,
                    Kind.CHANGE_PROFILE,
                    Kind.TAKE,
                    Kind.GIVE);

    /** What nobody planned was not tried either. */
    private static final Set<Kind> SEEN = EnumSet.noneOf(Kind.class);

    @AfterAll
    static void companies_of_all_seeds_have_everything() {
        assertThat(SEEN)
                .containsAll(EnumSet.complementOf(EnumSet.of(Kind.CANNOT_GIVE, Kind.CANNOT_TAKE)));
    }

    @RepeatedTest(40)
    void what_is_planned_is_written_and_nothing_else_and_then_nothing_is_planned(
            RepetitionInfo repetition) {
        PlannedCompany company = new PlannedCompany(repetition.getCurrentRepetition());
        WholePolicy policy = company.another();
        List<PlannedChange> planned = each(company, policy);
        planned.forEach(change -> SEEN.add(change.kind()));
        int before = company.world.slack.script().written().size();

        company.putInForce(policy);
        company.run();

        List<Written> all = company.world.slack.script().written();
        assertThat(written(all.subList(before, all.size())))
                .as("seed %d", repetition.getCurrentRepetition())
                .containsExactlyInAnyOrderElementsOf(meant(company, planned));
        assertThat(planned)
                .as("seed %d", repetition.getCurrentRepetition())
                .filteredOn(change -> change.kind() == Kind.GIVE || change.kind() == Kind.TAKE)
                .filteredOn(change -> !isSo(company, change))
                .isEmpty();
        assertThat(each(company, policy))
                .as("seed %d", repetition.getCurrentRepetition())
                .filteredOn(change -> change.kind() != Kind.WITH_HUMANS)
                .isEmpty();
    }

    @RepeatedTest(20)
    void nobody_whom_the_difference_means_is_left_out_where_slack_is_not_read_of_all(
            RepetitionInfo repetition) {
        PlannedCompany company = new PlannedCompany(repetition.getCurrentRepetition());
        WholePolicy policy = company.another();
        Set<PersonId> known = company.knownPeople();

        assertThat(words(company.planned(policy)))
                .containsAll(
                        words(
                                each(company, policy).stream()
                                        .filter(change -> known.contains(change.person()))
                                        .filter(change -> !change.anyway())
                                        .toList()));
    }

    private static List<PlannedChange> each(PlannedCompany company, WholePolicy policy) {
        return company.people.stream()
                .map(person -> company.planned(policy, person))
                .peek(page -> assertThat(page.leftOut()).isEmpty())
                .flatMap(page -> page.changes().stream())
                .toList();
    }

    /** A change of several attributes is one write. */
    private static SortedSet<String> meant(PlannedCompany company, List<PlannedChange> planned) {
        return planned.stream()
                .filter(change -> WRITES.contains(change.kind()))
                .map(change -> meant(company, change))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String meant(PlannedCompany company, PlannedChange change) {
        return switch (change.kind()) {
            case MAKE_ACCOUNT -> "MAKE";
            case REACTIVATE -> change.account().orElseThrow() + " REACTIVATE";
            case CONVERT -> change.account().orElseThrow() + " CONVERT";
            case CHANGE_PROFILE -> change.account().orElseThrow() + " PROFILE";
            default ->
                    account(company, change)
                            + " "
                            + change.entitlement().map(Entitlement::key).orElseThrow();
        };
    }

    private static SortedSet<String> written(List<Written> written) {
        return written.stream()
                .flatMap(PlanIsWhatRunsDoTest::written)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Stream<String> written(Written written) {
        String what =
                switch (written.write()) {
                    case REACTIVATE -> "REACTIVATE";
                    case MAKE_GUEST, MAKE_MEMBER, EXTEND -> "CONVERT";
                    case CHANGE_PROFILE -> "PROFILE";
                    default -> written.on();
                };
        return written.write() == Write.CREATE_ACCOUNT
                ? Stream.of("MAKE")
                : written.accounts().stream().map(account -> account + " " + what);
    }

    private static boolean isSo(PlannedCompany company, PlannedChange change) {
        return company.world.slack.isIn(
                        account(company, change), change.entitlement().orElseThrow())
                == (change.kind() == Kind.GIVE);
    }

    /** Of somebody without an account when it was planned, it is the one that was made. */
    private static AccountId account(PlannedCompany company, PlannedChange change) {
        return change.account()
                .orElseGet(() ->
                        company.world.base.links.of(change.person()).stream()
                                .map(Link::account)
                                .findFirst()
                                .orElseThrow());
    }

    private static List<String> words(List<PlannedChange> changes) {
        return changes.stream()
                .map(change ->
                        change.person()
                                + " "
                                + change.account()
                                + " "
                                + change.kind()
                                + " "
                                + change.entitlement().map(Entitlement::key)
                                + " "
                                + change.because())
                .toList();
    }
}
