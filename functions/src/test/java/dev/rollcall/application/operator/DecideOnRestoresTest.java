package dev.rollcall.application.operator;

import static dev.rollcall.contract.Samples.ANA;
import static dev.rollcall.contract.Samples.ANAS;
import static dev.rollcall.contract.Samples.BEN;
import static dev.rollcall.testing.FixedPolicies.OLE;
import static dev.rollcall.testing.FixedPolicies.VERA;
import static dev.rollcall.testing.Passing.passed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.application.operator.DecideOnRestores.Outcome;
import dev.rollcall.application.operator.DecideOnRestores.Word;
import dev.rollcall.application.port.Ledger;
import dev.rollcall.application.port.Runs;
import dev.rollcall.contract.Samples;
import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.access.Entitlement;
import dev.rollcall.domain.audit.LedgerEntry;
import dev.rollcall.domain.audit.LedgerEntry.Kind;
import dev.rollcall.domain.operator.CallerArn;
import dev.rollcall.domain.operator.Operator;
import dev.rollcall.domain.operator.OperatorId;
import dev.rollcall.domain.operator.Operators;
import dev.rollcall.domain.operator.Role;
import dev.rollcall.domain.person.PersonId;
import dev.rollcall.domain.restore.Restore;
import dev.rollcall.testing.FixedPolicies;
import dev.rollcall.testing.InMemoryRestores;
import dev.rollcall.testing.InMemoryRuns;
import dev.rollcall.testing.LeaverWorld;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

class DecideOnRestoresTest {
    private static final AccountId BENS = new AccountId("U0BEN");
    private static final Entitlement OPS = new Entitlement.UserGroup("T01", "S0OPS");
    private static final Entitlement LUNCH = new Entitlement.Channel("C0LUNCH");
    private static final PersonId IVY = LeaverWorld.person("00uIvy");
    private static final Operator IVY_OPERATES =
            new Operator(
                    new OperatorId("ivy"),
                    new CallerArn("arn:aws:sts::111122223333:assumed-role/Rollcall/ivy"),
                    Set.of(Role.OPERATOR),
                    Optional.of(IVY));
    private static final Caller BY_IVY = new Caller(IVY_OPERATES.arn().value(), "ASIA1");
    private static final StopReason REASON = new StopReason("another team by now");

    private final LeaverWorld world = new LeaverWorld();
    private final FixedPolicies policies = policies();
    private final InMemoryRestores restores = new InMemoryRestores();
    private final InMemoryRuns runs = new InMemoryRuns();
    private final OperatorRecord record = new OperatorRecord(world.ledger, policies, world.clock);
    private final Gate gate = new Gate(policies, record);
    private final DecideOnRestores decide =
            new DecideOnRestores(gate, restores, runs, record, world.clock);
    private final ListRestores list = new ListRestores(gate, restores, world.clock);

    @Test
    void without_a_digest_the_list_is_only_shown() {
        Restore proposed = proposed(ANA, ANAS);

        assertThat(decided(BY_IVY, Set.of(ANA), approve("")))
                .isInstanceOfSatisfying(
                        Outcome.Shown.class,
                        shown -> {
                            assertThat(shown.list().parts())
                                    .singleElement()
                                    .satisfies(part ->
                                            assertThat(part.items()).containsExactly(OPS, LUNCH));
                            assertThat(shown.list().digest()).matches("[0-9a-f]{64}");
                        });
        assertThat(restores.of(ANA, ANAS)).contains(proposed);
        assertThat(runs.wanted(ticket(ANA))).isEmpty();
    }

    @Test
    void what_was_shown_is_approved_recorded_and_the_people_are_looked_at() {
        proposed(ANA, ANAS);
        proposed(BEN, BENS);
        String digest = shown(Set.of());

        assertThat(decided(BY_IVY, Set.of(), approve(digest)))
                .isInstanceOfSatisfying(
                        Outcome.Approved.class,
                        approved -> assertThat(approved.restores()).hasSize(2));

        assertThat(restores.of(ANA, ANAS).orElseThrow().state())
                .isInstanceOfSatisfying(
                        Restore.State.Approved.class,
                        state -> {
                            assertThat(state.items()).containsExactly(OPS, LUNCH);
                            assertThat(state.approval().by()).isEqualTo("ivy");
                            assertThat(state.approval().digest()).isEqualTo(digest);
                        });
        assertThat(recorded())
                .hasSize(2)
                .allSatisfy(entry ->
                        assertThat(entry.facts())
                                .containsEntry("word", "approved")
                                .containsEntry("by", "ivy")
                                .containsEntry("digest", digest)
                                .containsEntry("items", OPS.key() + " " + LUNCH.key()));
        assertThat(runs.wanted(ticket(ANA))).isPresent();
        assertThat(runs.wanted(ticket(BEN))).isPresent();
    }

    @Test
    void a_list_that_has_changed_since_it_was_shown_is_shown_again_and_nothing_is_approved() {
        proposed(ANA, ANAS);
        String digest = shown(Set.of());
        proposed(BEN, BENS);

        assertThat(decided(BY_IVY, Set.of(), approve(digest))).isInstanceOf(Outcome.Changed.class);

        assertThat(restores.waiting(9))
                .allMatch(restore -> restore.state() instanceof Restore.State.Proposed);
        assertThat(recorded()).isEmpty();
    }

    @Test
    void a_part_has_a_digest_of_its_own_and_the_rest_is_not_given() {
        proposed(ANA, ANAS);
        String whole = shown(Set.of(ANA));
        Outcome part = decided(BY_IVY, Set.of(ANA), new Word.Approve(Set.of(LUNCH), ""));
        String digest = ((Outcome.Shown) part).list().digest();

        assertThat(digest).isNotEqualTo(whole);
        decided(BY_IVY, Set.of(ANA), new Word.Approve(Set.of(LUNCH), digest));

        assertThat(restores.of(ANA, ANAS).orElseThrow().items()).containsExactly(LUNCH);
    }

    @Test
    void repeating_the_command_makes_good_what_a_death_has_left_out() {
        proposed(ANA, ANAS);
        String digest = shown(Set.of(ANA));
        decided(BY_IVY, Set.of(ANA), approve(digest));

        assertThat(decided(BY_IVY, Set.of(ANA), approve(digest)))
                .isInstanceOf(Outcome.Approved.class);
        assertThat(recorded()).hasSize(1);
    }

    @Test
    void an_account_that_somebody_else_cut_can_be_let_back_though_it_had_nothing_by_hand() {
        Instant now = world.clock.instant();
        restores.offer(Restore.offered(ANA, ANAS, now, now, List.of()));
        String digest = shown(Set.of(ANA));

        assertThat(decided(BY_IVY, Set.of(ANA), approve(digest)))
                .isInstanceOf(Outcome.Approved.class);

        assertThat(restores.of(ANA, ANAS).orElseThrow().letsBack(now)).isTrue();
        assertThat(recorded()).hasSize(1);
        assertThat(restores.of(ANA, ANAS).orElseThrow().letsBack(now.plus(Duration.ofDays(1))))
                .isFalse();
    }

    @Test
    void the_digest_says_whether_the_account_itself_comes_back() {
        Instant now = world.clock.instant();
        Restore offered = Restore.offered(ANA, ANAS, now, now, List.of(LUNCH));
        Restore cutByUs =
                Restore.captured(ANA, ANAS, now, List.of(LUNCH), Optional.empty())
                        .proposed(now, List.of(LUNCH), List.of());

        assertThat(RestoreList.of(List.of(offered), Set.of()).digest())
                .isNotEqualTo(RestoreList.of(List.of(cutByUs), Set.of()).digest());
    }

    @Test
    void what_is_declined_is_recorded_with_the_reason_and_is_gone() {
        proposed(ANA, ANAS);

        assertThat(decided(BY_IVY, Set.of(ANA), new Word.Decline(REASON)))
                .isInstanceOf(Outcome.Declined.class);

        assertThat(restores.of(ANA)).isEmpty();
        assertThat(recorded())
                .singleElement()
                .satisfies(entry ->
                        assertThat(entry.facts())
                                .containsEntry("word", "declined")
                                .containsEntry("note", REASON.text()));
        assertThat(decided(BY_IVY, Set.of(ANA), new Word.Decline(REASON)))
                .isEqualTo(new Outcome.Nothing());
    }

    @Test
    void what_nobody_has_decided_in_time_can_be_approved_no_more() {
        proposed(ANA, ANAS);
        String digest = shown(Set.of(ANA));
        world.clock.advance(Restore.GOOD_FOR.plusSeconds(1));

        assertThat(passed(list.list(BY_IVY))).isEmpty();
        assertThat(decided(BY_IVY, Set.of(), approve(digest))).isEqualTo(new Outcome.Nothing());
        assertThat(restores.of(ANA)).isEmpty();
    }

    @Test
    void nobody_decides_on_themselves_not_even_among_many() {
        proposed(ANA, ANAS);
        proposed(IVY, new AccountId("U0IVY"));
        String digest = RestoreList.of(restores.waiting(9), Set.of()).digest();

        assertThat(decided(BY_IVY, Set.of(), approve(digest)))
                .isEqualTo(new Outcome.IsThemselves());
        assertThat(decided(BY_IVY, Set.of(IVY), new Word.Decline(REASON)))
                .isEqualTo(new Outcome.IsThemselves());
        assertThat(recorded()).isEmpty();
    }

    @Test
    void it_takes_the_role_and_a_policy_that_says_which_person_that_is() {
        proposed(ANA, ANAS);

        assertThat(decide.decide(by(VERA), Set.of(ANA), approve("")))
                .isEqualTo(new Gated.NotAllowed<>(Operator.DECIDING_ON_RESTORES));
        assertThat(decided(by(OLE), Set.of(ANA), approve(""))).isEqualTo(new Outcome.NoIdentity());
        assertThat(decide.decide(new Caller("arn:aws:iam::1:user/x", "A"), Set.of(), approve("")))
                .isEqualTo(new Gated.Unknown<>());
        assertThat(passed(list.list(by(VERA)))).isEqualTo(restores.of(ANA));
    }

    private Outcome decided(Caller caller, Set<PersonId> people, Word word) {
        return passed(decide.decide(caller, people, word));
    }

    private String shown(Set<PersonId> people) {
        return ((Outcome.Shown) decided(BY_IVY, people, approve(""))).list().digest();
    }

    private static Word approve(String digest) {
        return new Word.Approve(Set.of(), digest);
    }

    private static Caller by(Operator operator) {
        return new Caller(operator.arn().value(), "ASIA2");
    }

    private Restore proposed(PersonId person, AccountId account) {
        Restore proposed =
                Restore.captured(
                                person,
                                account,
                                world.clock.instant(),
                                List.of(LUNCH, OPS),
                                Optional.empty())
                        .proposed(world.clock.instant(), List.of(LUNCH, OPS), List.of());
        restores.keep(proposed);
        return proposed;
    }

    private List<LedgerEntry> recorded() {
        return world.ledger.of(OperatorRecord.ID).stream()
                .map(Ledger.Stored::entry)
                .filter(entry -> entry.kind() == Kind.RESTORE)
                .toList();
    }

    private static Runs.Ticket ticket(PersonId person) {
        return Samples.ticket(person, 1);
    }

    private static FixedPolicies policies() {
        FixedPolicies usual = FixedPolicies.usual();
        return new FixedPolicies(
                usual.leavers(),
                usual.approvals(),
                new Operators(List.of(IVY_OPERATES, OLE, VERA)),
                usual.access(),
                usual.creations());
    }
}
