package dev.rollcall.contract;

import static dev.rollcall.contract.Samples.ANA;
import static dev.rollcall.contract.Samples.ANAS;
import static dev.rollcall.contract.Samples.ANAS_OTHER;
import static dev.rollcall.contract.Samples.BEN;
import static dev.rollcall.contract.Samples.NOON;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.application.port.Restores;
import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.access.Entitlement;
import dev.rollcall.domain.person.PersonId;
import dev.rollcall.domain.restore.Approval;
import dev.rollcall.domain.restore.LeftOut;
import dev.rollcall.domain.restore.Restore;
import dev.rollcall.domain.restore.RestoredGrant;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What {@link Restores} do. */
public abstract class RestoresContract {
    private static final Entitlement OPS = new Entitlement.UserGroup("T01", "S0OPS");
    private static final Entitlement LUNCH = new Entitlement.Channel("C0LUNCH");
    private static final Entitlement LEGAL = new Entitlement.IdpGroup("S0LEGAL");
    private static final Approval BY_OLE =
            new Approval("ole", NOON.plusSeconds(300), "d1".repeat(32));

    private Restores restores;

    protected abstract Restores restores();

    @BeforeEach
    void take_the_restores() {
        restores = restores();
    }

    @Test
    void what_an_account_had_is_kept_for_each_account() {
        Restore one = captured(ANA, ANAS);
        Restore other = captured(ANA, ANAS_OTHER);
        restores.keep(other);
        restores.keep(one);

        assertThat(restores.of(ANA, ANAS)).contains(one);
        assertThat(restores.of(ANA)).containsExactly(one, other);
        assertThat(restores.of(BEN)).isEmpty();
        assertThat(restores.of(BEN, ANAS)).isEmpty();
        assertThat(restores.waiting(9)).isEmpty();
    }

    @Test
    void what_is_offered_waits_and_takes_the_place_of_nothing() {
        Restore offer = Restore.offered(ANA, ANAS, NOON, NOON.plusSeconds(5), List.of());

        assertThat(restores.offer(offer)).isTrue();
        assertThat(restores.offer(captured(ANA, ANAS))).isFalse();

        assertThat(restores.of(ANA, ANAS)).contains(offer);
        assertThat(restores.waiting(9)).containsExactly(offer);
        Restore approved = offer.approved(BY_OLE, List.of());
        assertThat(restores.replace(offer, approved)).isTrue();
        assertThat(restores.of(ANA, ANAS)).contains(approved);
    }

    @Test
    void an_account_that_had_nothing_is_one_too() {
        Restore nothing = Restore.captured(ANA, ANAS, NOON, List.of(), Optional.empty());
        restores.keep(nothing);

        assertThat(restores.of(ANA, ANAS)).contains(nothing);
    }

    @Test
    void a_proposal_and_what_is_approved_of_it_wait_the_oldest_first() {
        Restore second = proposed(ANA, ANAS, NOON.plusSeconds(60));
        Restore first = proposed(BEN, ANAS_OTHER, NOON);
        restores.keep(second);
        restores.keep(first);

        assertThat(restores.waiting(9)).containsExactly(first, second);
        assertThat(restores.waiting(1)).containsExactly(first);
        Restore approved = first.approved(BY_OLE, List.of(OPS));
        assertThat(restores.replace(first, approved)).isTrue();
        assertThat(restores.of(BEN, ANAS_OTHER)).contains(approved);
        assertThat(restores.waiting(9)).containsExactly(second, approved);
    }

    @Test
    void only_what_was_shown_can_be_decided_on() {
        Restore shown = proposed(ANA, ANAS, NOON);
        restores.keep(shown);
        Restore now = captured(ANA, ANAS).proposed(NOON, List.of(LUNCH), List.of());
        restores.keep(now);

        assertThat(restores.replace(shown, shown.approved(BY_OLE, List.of(OPS)))).isFalse();
        assertThat(restores.drop(shown)).isFalse();
        assertThat(restores.of(ANA, ANAS)).contains(now);
    }

    @Test
    void the_first_word_stands() {
        Restore shown = proposed(ANA, ANAS, NOON);
        restores.keep(shown);

        assertThat(restores.replace(shown, shown.approved(BY_OLE, List.of(OPS)))).isTrue();
        assertThat(restores.drop(shown)).isFalse();
        assertThat(restores.of(ANA, ANAS)).contains(shown.approved(BY_OLE, List.of(OPS)));
    }

    @Test
    void what_is_dropped_is_gone_and_waits_no_more() {
        Restore shown = proposed(ANA, ANAS, NOON);
        restores.keep(shown);

        assertThat(restores.drop(shown)).isTrue();
        assertThat(restores.of(ANA)).isEmpty();
        assertThat(restores.waiting(9)).isEmpty();
        assertThat(restores.drop(shown)).isFalse();
        assertThat(restores.replace(shown, shown)).isFalse();
    }

    @Test
    void captured_again_it_waits_no_more() {
        restores.keep(proposed(ANA, ANAS, NOON));
        restores.keep(captured(ANA, ANAS));

        assertThat(restores.waiting(9)).isEmpty();
    }

    @Test
    void what_was_given_back_is_remembered_by_account_and_thing() {
        RestoredGrant first = new RestoredGrant(ANA, ANAS, OPS, NOON, BY_OLE);
        RestoredGrant again =
                new RestoredGrant(
                        ANA,
                        ANAS,
                        OPS,
                        NOON.plusSeconds(900),
                        new Approval("ines", NOON.plusSeconds(800), "d2".repeat(32)));
        RestoredGrant channel = new RestoredGrant(ANA, ANAS, LUNCH, NOON, BY_OLE);
        restores.keep(proposed(ANA, ANAS, NOON));
        restores.given(first);
        restores.given(channel);
        restores.given(again);

        assertThat(restores.given(ANA)).containsExactly(channel, again);
        assertThat(restores.given(BEN)).isEmpty();
        assertThat(restores.of(ANA)).hasSize(1);
    }

    private static Restore captured(PersonId person, AccountId account) {
        return Restore.captured(
                person,
                account,
                NOON.minusSeconds(60),
                List.of(OPS, LUNCH, LEGAL),
                Optional.empty());
    }

    private static Restore proposed(PersonId person, AccountId account, Instant since) {
        return captured(person, account)
                .proposed(
                        since,
                        List.of(OPS, LUNCH),
                        List.of(new LeftOut(LEGAL, LeftOut.Why.FOREIGN_WRITER)));
    }
}
