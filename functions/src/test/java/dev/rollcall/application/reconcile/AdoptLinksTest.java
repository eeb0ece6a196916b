package dev.rollcall.application.reconcile;

import static dev.rollcall.application.reconcile.ReconcileWorld.ENTRA;
import static dev.rollcall.application.reconcile.ReconcileWorld.OKTA;
import static dev.rollcall.application.reconcile.ReconcileWorld.account;
import static dev.rollcall.application.reconcile.ReconcileWorld.of;
import static dev.rollcall.testing.FixedPolicies.OLE;
import static dev.rollcall.testing.FixedPolicies.VERA;

import static org.assertj.core.api.Assertions.assertThat;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.adoption.AdoptLinks;
import dev.rollcall.application.adoption.AdoptLinks.Outcome;
import dev.rollcall.application.adoption.AdoptLinks.Place;
import dev.rollcall.application.adoption.LookAtPair;
import dev.rollcall.application.operator.AdoptionRecord;
import dev.rollcall.application.operator.Caller;
import dev.rollcall.application.operator.Gate;
import dev.rollcall.application.operator.Gated;
import dev.rollcall.application.operator.OperatorRecord;
import dev.rollcall.application.port.LinkDisputes;
import dev.rollcall.application.port.Links;
import dev.rollcall.application.port.PortFailure;
import dev.rollcall.application.reconcile.Interruptions.Died;
import dev.rollcall.domain.access.Account;
import dev.rollcall.domain.access.HumanKey;
import dev.rollcall.domain.access.Link;
import dev.rollcall.domain.account.AccountProfile;
import dev.rollcall.domain.account.ListedAccount;
import dev.rollcall.domain.adoption.LinkProposal;
import dev.rollcall.domain.link.LinkDecision.Reason;
import dev.rollcall.domain.link.LinkDispute;
import dev.rollcall.domain.person.PersonId;
import dev.rollcall.domain.person.Standing;
import dev.rollcall.domain.reconcile.SnapshotRow;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Which links a company of two sources gets in bulk, and what is left to humans. */
class AdoptLinksTest {
    private static final Caller BY_OLE = new Caller(OLE.arn().value(), "ASIA1");
    private static final Caller BY_VERA = new Caller(VERA.arn().value(), "ASIA2");
    private static final int FEWEST_POINTS = 20;

    private ReconcileWorld world = new ReconcileWorld();

    @BeforeEach
    void furnish() {
        furnish(world);
    }

    private static void furnish(ReconcileWorld company) {
        company.employ(OKTA, "amy");
        for (String name : List.of("bob", "cat")) {
            company.person(OKTA, name, Standing.ENTITLED);
            company.open(name);
        }
        company.person(OKTA, "sue", Standing.SUSPENDED);
        company.open("sue");
        // Has left, and nobody knows whose account it is by now.
        company.person(OKTA, "lea", Standing.LEAVER);
        company.open("lea");
        // No account.
        company.person(OKTA, "new", Standing.ENTITLED);
        // Two accounts with one address.
        company.person(OKTA, "two", Standing.ENTITLED);
        company.open("two");
        company.slack.add(account("two2"), profile("two2", "TWO@acme.example"));
        // One address in two sources, of which one may claim it: nothing says it is one human.
        company.person(OKTA, "mia", Standing.ENTITLED);
        company.person(ENTRA, "mia", Standing.ENTITLED);
        company.open("mia");
        // An address that is not the source's to claim.
        company.person(ENTRA, "zed", Standing.ENTITLED);
        company.open("zed");
        company.person(OKTA, "off", Standing.ENTITLED);
        company.open("off");
        company.slack.deactivate(account("off"));
        // An administrator, and an account of nobody's.
        company.person(OKTA, "adm", Standing.ENTITLED);
        company.slack.add(
                account("adm"),
                Account.Rank.ADMIN,
                new ListedAccount.Kind.Member(),
                profile("adm", "adm@acme.example"));
        company.open("orphan");
    }

    @Test
    void what_is_certain_by_the_rules_is_proposed_and_the_rest_counted() {
        reconciled();

        LinkProposal proposal = shown().orElseThrow();
        assertThat(proposal.linked()).isEqualTo(1);
        assertThat(proposal.pairs()).isEqualTo(3);
        assertThat(proposal.questions())
                .isEqualTo(
                        Map.of(
                                Reason.SEVERAL_FOUND, 1,
                                Reason.ANOTHERS, 1,
                                Reason.FOREIGN_DOMAIN, 2,
                                Reason.INACTIVE, 1,
                                Reason.ADMIN_ROLE, 1));
        assertThat(proposal.withoutAccount()).isEqualTo(1);
        assertThat(world.base.links.of(of(OKTA, "bob"))).as("nothing is made yet").isEmpty();
    }

    @Test
    void an_address_that_somebody_had_who_has_left_is_a_question() {
        world.person(OKTA, "lea2", Standing.ENTITLED, "LEA@acme.example");

        reconciled();

        LinkProposal proposal = shown().orElseThrow();
        assertThat(proposal.pairs()).isEqualTo(3);
        applied();
        assertThat(links("lea2")).isEmpty();
        assertThat(questions()).contains("lea2 ANOTHERS [U0LEA]");
    }

    @Test
    void several_entries_of_one_human_by_hr_s_key_are_no_two() {
        AddressClaims claims = new AddressClaims();
        HumanKey mia = HumanKey.of("7");

        claims.add(row("mia", 1, Optional.of(mia)));
        claims.add(row("mia-again", 1, Optional.of(mia)));
        claims.add(row("lea", 2, Optional.of(mia)));
        claims.add(row("lea-2", 2, Optional.empty()));
        claims.add(row("bob", 3, Optional.empty()));

        assertThat(claims.isOfSeveral(1)).isFalse();
        assertThat(claims.isOfSeveral(2)).isTrue();
        assertThat(claims.isOfSeveral(3)).isFalse();
    }

    private static SnapshotRow.Person row(String name, long email, Optional<HumanKey> human) {
        return new SnapshotRow.Person(
                of(OKTA, name),
                Standing.LEAVER,
                "gone",
                Map.of(),
                Optional.of(email),
                Map.of(),
                true,
                human);
    }

    @Test
    void applied_they_are_links_with_their_rule_and_time_and_questions_for_humans() {
        reconciled();

        Outcome.Applied applied = applied();

        assertThat(applied).returns(3, Outcome.Applied::made).returns(6, Outcome.Applied::asked);
        assertThat(links("bob"))
                .containsExactly(
                        new Link(
                                of(OKTA, "bob"),
                                account("bob"),
                                world.base.clock.instant(),
                                "adopted-by-email"));
        assertThat(links("sue")).hasSize(1);
        assertThat(links("lea")).as("whoever has left is reported, not linked").isEmpty();
        assertThat(questions())
                .containsExactlyInAnyOrder(
                        "adm ADMIN_ROLE [U0ADM]",
                        "mia ANOTHERS [U0MIA]",
                        "mia FOREIGN_DOMAIN [U0MIA]",
                        "off INACTIVE [U0OFF]",
                        "two SEVERAL_FOUND [U0TWO, U0TWO2]",
                        "zed FOREIGN_DOMAIN [U0ZED]");
    }

    @Test
    void applying_it_again_changes_nothing() {
        reconciled();
        applied();
        List<Link> before = links("bob");
        world.base.clock.advance(Duration.ofHours(1));

        assertThat(applied())
                .returns(0, Outcome.Applied::made)
                .returns(0, Outcome.Applied::asked)
                .returns(9, Outcome.Applied::left);
        assertThat(links("bob")).isEqualTo(before);
    }

    @Test
    void what_was_ever_linked_or_is_answered_is_left_to_the_person_s_own_run() {
        reconciled();
        world.base.links.record(
                new Link(
                        new PersonId(OKTA, "former"),
                        account("bob"),
                        world.base.clock.instant(),
                        "by-email"));
        world.base.links.end(
                new PersonId(OKTA, "former"), account("bob"), world.base.clock.instant());
        world.base.disputes.open(
                new LinkDispute(
                        of(OKTA, "cat"),
                        Reason.BOT,
                        List.of(account("cat")),
                        Optional.empty(),
                        world.base.clock.instant(),
                        Optional.empty()));

        assertThat(applied()).returns(1, Outcome.Applied::made).returns(2, Outcome.Applied::left);
        assertThat(links("bob")).isEmpty();
        assertThat(links("cat")).isEmpty();
    }

    @Test
    void whoever_has_changed_since_the_reading_is_left_to_their_own_run() {
        reconciled();
        // bob has left, the account of cat was renamed, that of sue deactivated.
        world.person(OKTA, "bob", Standing.LEAVER);
        world.slack.add(account("cat"), profile("cat", "cat.former@acme.example"));
        world.slack.deactivate(account("sue"));

        assertThat(applied()).returns(0, Outcome.Applied::made).returns(3, Outcome.Applied::left);
        assertThat(List.of("bob", "cat", "sue")).allMatch(name -> links(name).isEmpty());
    }

    @Test
    void whose_address_is_another_one_by_now_is_left_to_their_own_run() {
        reconciled();
        world.person(OKTA, "bob", Standing.ENTITLED, "robert@acme.example");

        assertThat(applied()).returns(2, Outcome.Applied::made).returns(1, Outcome.Applied::left);
        assertThat(links("bob")).isEmpty();
    }

    @Test
    void where_a_pause_is_asked_for_the_next_call_goes_on_at_the_same_line_then() {
        reconciled();
        String digest = shown().orElseThrow().digest();
        Instant then = world.base.clock.instant().plusSeconds(30);
        world.base.source.failNextRead(new PortFailure.RateLimited("the source", then));

        assertThat(apply(BY_OLE, digest, Place.START))
                .isInstanceOfSatisfying(
                        Gated.Passed.class,
                        passed ->
                                assertThat(passed.outcome())
                                        .isInstanceOfSatisfying(
                                                Outcome.Applied.class,
                                                some ->
                                                        assertThat(some)
                                                                .returns(
                                                                        Optional.of(then),
                                                                        Outcome.Applied::notBefore)
                                                                .returns(
                                                                        0, Outcome.Applied::made)));
        applied();
        assertThat(links("bob")).hasSize(1);
    }

    @Test
    void
            of_two_calls_at_once_the_first_has_linked_the_account_and_the_other_links_it_to_nobody_else() {
        reconciled();
        // The other one writes after we have looked.
        world.base.source.afterRead(() -> world.link(of(OKTA, "other"), account("bob")));

        applied();

        assertThat(links("bob")).isEmpty();
        assertThat(world.base.links.everTo(account("bob")))
                .extracting(Link::person)
                .containsExactly(of(OKTA, "other"));
    }

    @Test
    void only_the_list_that_was_shown_is_made_and_only_by_an_operator() {
        assertThat(shown()).isEmpty();
        reconciled();
        String digest = shown().orElseThrow().digest();
        assertThat(apply(BY_VERA, digest, Place.START)).isInstanceOf(Gated.NotAllowed.class);

        world.person(OKTA, "ned", Standing.ENTITLED);
        world.open("ned");
        world.base.clock.advance(Duration.ofHours(4));
        reconciled();
        assertThat(apply(BY_OLE, digest, Place.START))
                .isInstanceOfSatisfying(
                        Gated.Passed.class,
                        passed ->
                                assertThat(passed.outcome())
                                        .isInstanceOf(Outcome.AnotherProposal.class));

        world.base.clock.advance(Duration.ofHours(25));
        assertThat(shown()).isEmpty();
        assertThat(links("bob")).isEmpty();
    }

    @Test
    void whoever_dies_at_it_is_followed_by_one_who_comes_to_the_same() {
        int points = 0;
        boolean reached = true;
        while (reached) {
            points++;
            world = new ReconcileWorld();
            furnish(world);
            reconciled();
            world.interruptions.dieAt(world.interruptions.passed() + points);
            try {
                applied();
            } catch (Died _) {
                world.base.clock.advance(Duration.ofMinutes(1));
            }
            reached = world.interruptions.happened();
            world.interruptions.at(0, () -> {});
            applied();

            assertThat(List.of("bob", "cat", "sue"))
                    .allSatisfy(name -> assertThat(links(name)).hasSize(1));
            assertThat(questions()).hasSize(6);
        }
        assertThat(points).isGreaterThan(FEWEST_POINTS);
    }

    private List<String> questions() {
        return world.base.disputes.open(100).stream()
                .map(one -> one.person().value() + " " + one.reason() + " " + one.accounts())
                .toList();
    }

    private List<Link> links(String name) {
        return world.base.links.of(of(OKTA, name));
    }

    private void reconciled() {
        world.execute(world.begin());
    }

    private Optional<LinkProposal> shown() {
        return step().show(BY_VERA) instanceof Gated.Passed<Optional<LinkProposal>>(var found)
                ? found
                : Optional.empty();
    }

    private Outcome.Applied applied() {
        String digest = shown().orElseThrow().digest();
        Optional<Place> next = Optional.of(Place.START);
        Outcome.@Nullable Applied last = null;
        while (next.isPresent()) {
            Gated<Outcome> gated = apply(BY_OLE, digest, next.get());
            if (!(gated instanceof Gated.Passed<Outcome>(Outcome.Applied some))) {
                throw new AssertionError("not applied: " + gated);
            }
            last = some;
            next = some.next();
        }
        return requireNonNull(last);
    }

    private Gated<Outcome> apply(Caller caller, String digest, Place from) {
        return step().apply(caller, digest, from);
    }

    private AdoptLinks step() {
        return new AdoptLinks(
                new Gate(
                        world.policies,
                        new OperatorRecord(world.base.ledger, world.policies, world.base.clock)),
                world.reconciliations,
                new LinkProposalDocument(world.snapshots),
                new LookAtPair(
                        world.base.source, world.slack.ports().directory()::read, world.policies),
                world.interruptions.around(Links.class, world.base.links),
                world.interruptions.around(LinkDisputes.class, world.base.disputes),
                world.policies,
                new AdoptionRecord(world.base.ledger, world.policies, world.base.clock),
                world.base.clock);
    }

    private static AccountProfile profile(String name, String email) {
        return new AccountProfile(
                name.toLowerCase(Locale.ROOT), List.of(email), Map.of(), Optional.empty());
    }
}
