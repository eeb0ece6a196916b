package dev.rollcall.application.operator;

import static dev.rollcall.contract.Samples.ANA;
import static dev.rollcall.contract.Samples.ANAS;
import static dev.rollcall.contract.Samples.ANAS_OTHER;
import static dev.rollcall.contract.Samples.BEN;
import static dev.rollcall.testing.FixedPolicies.OLE;
import static dev.rollcall.testing.FixedPolicies.VERA;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.application.operator.SettleDispute.Outcome;
import dev.rollcall.application.port.Ledger;
import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.access.HumanKey;
import dev.rollcall.domain.access.Link;
import dev.rollcall.domain.audit.LedgerEntry.Kind;
import dev.rollcall.domain.link.DisputeId;
import dev.rollcall.domain.link.LinkDecision.Dispute;
import dev.rollcall.domain.link.LinkDecision.Reason;
import dev.rollcall.domain.link.LinkDispute;
import dev.rollcall.domain.operator.Operator;
import dev.rollcall.domain.person.PersonId;
import dev.rollcall.testing.FixedPolicies;
import dev.rollcall.testing.InMemoryLinkDisputes;
import dev.rollcall.testing.InMemoryLinks;
import dev.rollcall.testing.InMemoryRuns;
import dev.rollcall.testing.LeaverWorld;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Optional;

class SettleDisputeTest {
    private static final Caller BY_OLE = new Caller(OLE.arn().value(), "ASIA1");
    private static final Caller BY_VERA = new Caller(VERA.arn().value(), "ASIA2");
    private static final StopReason ASKED = new StopReason("asked them in person");
    private static final HumanKey HUMAN = HumanKey.of("4711");

    private final LeaverWorld world = new LeaverWorld();
    private final FixedPolicies policies = FixedPolicies.usual();
    private final InMemoryLinkDisputes disputes = new InMemoryLinkDisputes();
    private final InMemoryLinks links = new InMemoryLinks();
    private final InMemoryRuns runs = new InMemoryRuns();
    private final OperatorRecord record = new OperatorRecord(world.ledger, policies, world.clock);
    private final Gate gate = new Gate(policies, record);
    private final SettleDispute settle =
            new SettleDispute(gate, disputes, links, runs, record, world.clock);
    private final ListDisputes list = new ListDisputes(gate, disputes);

    @Test
    void the_account_that_is_theirs_is_linked_by_hand_with_hrs_key_and_the_person_is_looked_at() {
        LinkDispute asked = asked(ANAS, ANAS_OTHER);

        assertThat(settle.settle(BY_OLE, asked.id(), Optional.of(ANAS), ASKED))
                .isEqualTo(new Gated.Passed<>(new Outcome.Settled(disputes.of(ANA).orElseThrow())));

        assertThat(links.of(ANA))
                .containsExactly(
                        new Link(
                                ANA,
                                ANAS,
                                world.clock.instant(),
                                SettleDispute.BY_HAND,
                                Optional.of(HUMAN),
                                Optional.empty()));
        assertThat(lookedAt()).containsExactly(ANA);
        assertThat(list.list(BY_VERA)).isEqualTo(new Gated.Passed<>(List.of()));
    }

    @Test
    void whoever_the_account_is_linked_to_besides_is_looked_at_too() {
        links.record(
                new Link(
                        BEN,
                        ANAS,
                        world.clock.instant(),
                        "email",
                        Optional.empty(),
                        Optional.empty()));

        settle.settle(BY_OLE, asked(ANAS).id(), Optional.of(ANAS), ASKED);

        assertThat(lookedAt()).containsExactlyInAnyOrder(ANA, BEN);
    }

    @Test
    void who_said_so_and_why_is_in_the_ledger_without_the_callers_name() {
        settle.settle(BY_OLE, asked(ANAS).id(), Optional.of(ANAS), ASKED);

        assertThat(world.ledger.of(OperatorRecord.ID))
                .extracting(Ledger.Stored::entry)
                .filteredOn(entry -> entry.kind() == Kind.DECIDED)
                .singleElement()
                .satisfies(entry -> {
                    assertThat(entry.subject().person()).contains(ANA);
                    assertThat(entry.facts())
                            .containsEntry("theirs", ANAS.value())
                            .containsEntry("by", "ole")
                            .containsEntry("note", ASKED.text());
                    assertThat(entry.ground().cause()).isEqualTo(BY_OLE.hash());
                });
    }

    @Test
    void none_of_them_links_nobody() {
        LinkDispute asked = asked(ANAS);

        settle.settle(BY_OLE, asked.id(), Optional.empty(), ASKED);

        assertThat(links.of(ANA)).isEmpty();
        assertThat(disputes.of(ANA).orElseThrow().notTheirs()).containsExactly(ANAS);
        assertThat(lookedAt()).containsExactly(ANA);
    }

    @Test
    void whoever_was_looked_for_in_slack_by_hand_has_no_unknown_account_any_more() {
        links.awaitCreation(ANA, world.clock.instant());

        settle.settle(BY_OLE, asked(Reason.ANSWER_LOST).id(), Optional.empty(), ASKED);

        assertThat(links.mayHaveUnknown(ANA)).isFalse();
        assertThat(lookedAt()).containsExactly(ANA);
    }

    @Test
    void another_answer_says_nothing_of_an_account_that_may_have_been_made() {
        links.awaitCreation(ANA, world.clock.instant());

        settle.settle(BY_OLE, asked(ANAS).id(), Optional.empty(), ASKED);

        assertThat(links.mayHaveUnknown(ANA)).isTrue();
    }

    @Test
    void an_account_that_is_one_persons_alone_is_no_longer_the_others() {
        links.record(new Link(ANA, ANAS, world.clock.instant(), "adopted"));
        links.record(new Link(BEN, ANAS, world.clock.instant(), "adopted"));

        settle.settle(BY_OLE, asked(Reason.ANOTHERS, ANAS).id(), Optional.of(ANAS), ASKED);

        assertThat(links.to(ANAS)).extracting(Link::person).containsExactly(ANA);
    }

    @Test
    void an_account_that_is_none_of_theirs_is_the_others() {
        links.record(new Link(ANA, ANAS, world.clock.instant(), "adopted"));
        links.record(new Link(BEN, ANAS, world.clock.instant(), "adopted"));

        settle.settle(BY_OLE, asked(Reason.ANOTHERS, ANAS).id(), Optional.empty(), ASKED);

        assertThat(links.to(ANAS)).extracting(Link::person).containsExactly(BEN);
    }

    @Test
    void of_several_linked_accounts_the_one_that_was_named_stays() {
        links.record(new Link(ANA, ANAS, world.clock.instant(), "adopted"));
        links.record(new Link(ANA, ANAS_OTHER, world.clock.instant(), "adopted"));

        settle.settle(
                BY_OLE,
                asked(Reason.SEVERAL_LINKED, ANAS, ANAS_OTHER).id(),
                Optional.of(ANAS_OTHER),
                ASKED);

        assertThat(links.of(ANA)).extracting(Link::account).containsExactly(ANAS_OTHER);
    }

    @Test
    void the_first_answer_stays() {
        LinkDispute asked = asked(ANAS);
        settle.settle(BY_OLE, asked.id(), Optional.empty(), ASKED);
        settle.settle(BY_OLE, asked.id(), Optional.of(ANAS), ASKED);

        assertThat(links.of(ANA)).isEmpty();
    }

    @Test
    void an_account_that_is_not_in_question_cannot_be_given_away() {
        LinkDispute asked = asked(ANAS);

        assertThat(settle.settle(BY_OLE, asked.id(), Optional.of(ANAS_OTHER), ASKED))
                .isEqualTo(new Gated.Passed<>(new Outcome.NotInQuestion()));
        assertThat(links.to(ANAS_OTHER)).isEmpty();
        assertThat(disputes.of(ANA)).contains(asked);
    }

    @Test
    void what_nobody_asks_is_not_answered() {
        assertThat(settle.settle(BY_OLE, DisputeId.of(BEN), Optional.empty(), ASKED))
                .isEqualTo(new Gated.Passed<>(new Outcome.NoSuchDispute()));
    }

    @Test
    void a_viewer_may_look_and_not_answer() {
        LinkDispute asked = asked(ANAS);

        assertThat(list.list(BY_VERA)).isEqualTo(new Gated.Passed<>(List.of(asked)));
        assertThat(settle.settle(BY_VERA, asked.id(), Optional.of(ANAS), ASKED))
                .isEqualTo(new Gated.NotAllowed<>(Operator.SETTLING_LINKS));
        assertThat(links.of(ANA)).isEmpty();
        assertThat(world.ledger.of(OperatorRecord.ID).toString()).contains("link-settle");
    }

    @Test
    void a_stranger_gets_no_further() {
        Caller stranger = new Caller("arn:aws:iam::111122223333:user/x", "AKIA1");
        LinkDispute asked = asked(ANAS);

        assertThat(list.list(stranger)).isEqualTo(new Gated.Unknown<>());
        assertThat(settle.settle(stranger, asked.id(), Optional.of(ANAS), ASKED))
                .isEqualTo(new Gated.Unknown<>());
        assertThat(disputes.of(ANA)).contains(asked);
    }

    private List<PersonId> lookedAt() {
        return runs.lapsed(world.clock.instant().plusSeconds(1), 10).stream()
                .map(lapsed -> lapsed.ticket().person())
                .toList();
    }

    private LinkDispute asked(AccountId... accounts) {
        return asked(Reason.SEVERAL_FOUND, accounts);
    }

    private LinkDispute asked(Reason reason, AccountId... accounts) {
        return disputes.open(
                new LinkDispute(
                        ANA,
                        new Dispute(reason, List.of(accounts)),
                        Optional.of(HUMAN),
                        world.clock.instant()));
    }
}
