package dev.rollcall.application.leaver;

import static dev.rollcall.testing.LeaverWorld.ANA;
import static dev.rollcall.testing.LeaverWorld.ANAS;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;

import dev.rollcall.application.port.PortFailure;
import dev.rollcall.domain.access.Account;
import dev.rollcall.domain.access.Entitlement;
import dev.rollcall.domain.audit.LedgerEntry.Kind;
import dev.rollcall.domain.lifecycle.AccountMark;
import dev.rollcall.domain.lifecycle.CaseId;
import dev.rollcall.domain.lifecycle.CaseState;
import dev.rollcall.domain.lifecycle.LeaverPolicy;
import dev.rollcall.domain.lifecycle.Sla;
import dev.rollcall.testing.LeaverSteps;
import dev.rollcall.testing.LeaverWorld;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;

class SealEvidenceTest {
    private static final Entitlement ON_CALL = new Entitlement.UserGroup("T01", "S02");

    private final LeaverWorld world = LeaverWorld.whereAnaLeft();
    private final CaseId caseId = world.confirmed(ANA);

    @Test
    void stores_the_proof_and_closes_the_case() {
        verified();

        SealEvidence.Outcome.Sealed sealed =
                (SealEvidence.Outcome.Sealed) world.steps.seal.seal(caseId);

        assertThat(sealed.sha256()).isEqualTo(sha256(stored()));
        assertThat(world.leaver(caseId).state()).isEqualTo(CaseState.VERIFIED);
        assertThat(world.entries(caseId, Kind.EVIDENCE))
                .singleElement()
                .satisfies(entry ->
                        assertThat(entry.facts())
                                .containsEntry("key", sealed.key())
                                .containsEntry("sha256", sealed.sha256()));
    }

    @Test
    void sealing_twice_gives_the_same_bytes_whether_time_moves_or_not() {
        verified();
        SealEvidence.Outcome first = world.steps.seal.seal(caseId);

        assertThat(world.steps.seal.seal(caseId)).isEqualTo(first);
        world.clock.advance(Duration.ofHours(1));
        world.steps.verify.verify(caseId);

        assertThat(world.steps.seal.seal(caseId)).isEqualTo(first);
    }

    @Test
    void seals_nobody_who_was_reactivated_since_the_verification() {
        verified();
        world.slack.add(new Account(ANAS, true, Account.Rank.MEMBER), 0);

        assertThat(world.steps.seal.seal(caseId)).isEqualTo(new SealEvidence.Outcome.Reactivated());

        assertThat(world.evidence.content(caseId)).isEmpty();
        assertThat(world.escalations.reasons()).contains("reactivated");
        assertThat(world.leaver(caseId).state()).isNotEqualTo(CaseState.VERIFIED);
        assertThat(world.leaver(caseId).verified()).isEmpty();
        assertThat(world.leaver(caseId).account(ANAS).orElseThrow().has(AccountMark.INACTIVE))
                .isFalse();
    }

    @Test
    void whoever_was_reactivated_before_the_seal_is_sealed_with_the_times_of_the_second_departure()
            throws IOException {
        world.slack.join(LeaverWorld.ANAS_OTHER, ON_CALL);
        world.slack.join(ANAS, ON_CALL);
        world.steps.capture.capture(caseId, ANAS, Duration.ofSeconds(10));
        world.slack.leave(ANAS, ON_CALL);
        verified();
        world.clock.advance(Duration.ofMinutes(7));
        world.slack.add(new Account(ANAS, true, Account.Rank.MEMBER), 1);
        world.slack.join(ANAS, ON_CALL);
        assertThat(world.steps.seal.seal(caseId)).isEqualTo(new SealEvidence.Outcome.Reactivated());
        Instant again = world.clock.instant();

        world.clock.advance(Duration.ofMinutes(2));
        world.slack.add(new Account(ANAS, false, Account.Rank.MEMBER), 0);
        assertThat(world.steps.verify.verify(caseId))
                .isEqualTo(
                        new VerifyLeaver.Outcome.Incomplete(List.of(ANAS + ":" + ON_CALL.key())));
        world.slack.leave(ANAS, ON_CALL);
        world.clock.advance(Duration.ofMinutes(2));
        verified();
        world.steps.seal.seal(caseId);

        JsonNode document = new JsonMapper().readTree(stored());
        assertThat(document.required("sla"))
                .hasSize(3)
                .allSatisfy(row ->
                        assertThat(Instant.parse(row.required("reachedAt").textValue()))
                                .isAfter(again));
        assertThat(world.entries(caseId, Kind.VERIFIED))
                .hasSize(2)
                .last()
                .satisfies(entry ->
                        assertThat(Instant.parse(entry.facts().get("groupsAsOf"))).isAfter(again));
        assertThat(world.entries(caseId, Kind.REACHED)).hasSize(6);
    }

    @Test
    void an_account_that_slack_does_not_know_any_more_is_not_sealed_as_inactive() {
        verified();
        world.slack.remove(ANAS);

        assertThat(world.steps.seal.seal(caseId)).isEqualTo(new SealEvidence.Outcome.Reactivated());

        assertThat(world.evidence.content(caseId)).isEmpty();
        assertThat(world.steps.verify.verify(caseId))
                .isEqualTo(new VerifyLeaver.Outcome.WithHuman());
        assertThat(world.escalations.reasons()).containsExactly("unverifiable");
    }

    @Test
    void seals_nothing_while_slack_does_not_tell_whether_somebody_is_active() {
        verified();
        world.slack.failNextRead(new PortFailure.Unavailable("GET /Users/{id}"));

        assertThatThrownBy(() -> world.steps.seal.seal(caseId)).isInstanceOf(PortFailure.class);

        assertThat(world.leaver(caseId).state()).isNotEqualTo(CaseState.VERIFIED);
    }

    @Test
    void a_reactivation_after_the_seal_does_not_change_what_was_sealed() {
        verified();
        SealEvidence.Outcome first = world.steps.seal.seal(caseId);
        world.slack.add(new Account(ANAS, true, Account.Rank.MEMBER), 0);

        assertThat(world.steps.seal.seal(caseId)).isEqualTo(first);
    }

    @Test
    void a_policy_that_changes_between_two_tries_does_not_change_the_proof() {
        verified();
        SealEvidence.Outcome first = world.steps.seal.seal(caseId);

        LeaverPolicy changed =
                new LeaverPolicy(
                        "f".repeat(64),
                        new Sla(
                                Duration.ofMinutes(1),
                                Duration.ofMinutes(2),
                                Duration.ofMinutes(3)),
                        Duration.ofSeconds(30),
                        world.policy.deactivations(),
                        Set.of(),
                        LeaverPolicy.Mode.ACT);

        assertThat(new LeaverSteps(world, changed).seal.seal(caseId)).isEqualTo(first);
    }

    @Test
    void every_ledger_hash_can_be_checked_with_sha256_alone() throws IOException {
        world.slack.reset(ANAS);
        world.steps.deactivate.deactivate(world.ticket(ANA), caseId, ANAS);
        world.steps.verify.verify(caseId);
        world.steps.seal.seal(caseId);

        JsonNode ledger = new JsonMapper().readTree(stored()).required("ledger");

        assertThat(ledger)
                .hasSizeGreaterThan(5)
                .allSatisfy(entry ->
                        assertThat(entry.required("sha256").textValue())
                                .isEqualTo(
                                        sha256(
                                                entry.required("document")
                                                        .textValue()
                                                        .getBytes(UTF_8))));
    }

    @Test
    void tells_of_each_class_whether_it_was_met() throws IOException {
        world.clock.advance(Duration.ofMinutes(10));
        verified();
        world.steps.seal.seal(caseId);

        JsonNode classes = new JsonMapper().readTree(stored()).required("sla");

        assertThat(classes)
                .extracting(row -> row.required("class").textValue())
                .containsExactly("ACCESS_CUT", "MEMBERSHIPS_CLEARED", "VERIFIED");
        assertThat(classes)
                .extracting(row -> row.required("met").booleanValue())
                .containsExactly(false, true, true);
    }

    @Test
    void shows_the_time_to_the_decision_apart_from_the_time_after_it() throws IOException {
        Instant decided = world.leaver(caseId).changedAt().plus(Duration.ofHours(9));
        world.cases.mark(caseId, ANAS, AccountMark.RELEASED, decided);
        world.clock.set(decided.plus(Duration.ofMinutes(20)));
        verified();
        world.steps.seal.seal(caseId);

        JsonNode document = new JsonMapper().readTree(stored());

        assertThat(document.at("/accounts/0/eventToDecision").textValue()).isEqualTo("PT9H");
        assertThat(document.required("sla"))
                .allSatisfy(row -> assertThat(row.required("met").booleanValue()).isTrue())
                .allSatisfy(row ->
                        assertThat(row.required("counted").textValue()).isEqualTo("FROM_DECISION"))
                .first()
                .satisfies(row -> {
                    assertThat(row.required("elapsed").textValue()).isEqualTo("PT20M");
                    assertThat(row.required("elapsedFromEvent").textValue()).isEqualTo("PT9H20M");
                });
    }

    @Test
    void names_what_it_does_not_prove() throws IOException {
        verified();
        world.steps.seal.seal(caseId);

        assertThat(new JsonMapper().readTree(stored()).required("notVerifiable")).isNotEmpty();
    }

    @Test
    void refuses_a_case_that_is_not_verified() {
        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> world.steps.seal.seal(caseId))
                .withMessageContaining("verify first");

        assertThat(world.evidence.content(caseId)).isEmpty();
    }

    @Test
    void what_is_verified_is_sealed_beside_what_waits_for_a_human_and_the_case_stays_open()
            throws IOException {
        besideARefusedAccount();
        assertThat(world.steps.verify.verify(caseId))
                .isInstanceOf(VerifyLeaver.Outcome.InPart.class);

        SealEvidence.Outcome first = world.steps.seal.seal(caseId);

        JsonNode part = new JsonMapper().readTree(world.evidence.part(caseId, 1).orElseThrow());
        assertThat(part.required("accounts"))
                .extracting(account -> account.required("account").textValue())
                .containsExactly(ANAS.value());
        assertThat(part.required("refused"))
                .extracting(JsonNode::textValue)
                .containsExactly(LeaverWorld.ANAS_OTHER.value());
        assertThat(world.evidence.content(caseId)).isEmpty();
        assertThat(world.leaver(caseId).state()).isEqualTo(CaseState.REFUSED);
        assertThat(first)
                .isInstanceOfSatisfying(
                        SealEvidence.Outcome.Sealed.class,
                        sealed -> assertThat(sealed.key()).endsWith("-part-1.json"));
    }

    @Test
    void a_part_that_is_sealed_again_has_the_same_bytes_whatever_became_of_the_rest() {
        besideARefusedAccount();
        world.steps.verify.verify(caseId);
        SealEvidence.Outcome first = world.steps.seal.seal(caseId);
        world.clock.advance(Duration.ofHours(1));
        world.cases.mark(
                caseId, LeaverWorld.ANAS_OTHER, AccountMark.SESSIONS_ENDED, world.clock.instant());
        world.cases.unmark(caseId, LeaverWorld.ANAS_OTHER, AccountMark.REFUSED);

        assertThat(world.steps.seal.seal(caseId)).isEqualTo(first);
    }

    @Test
    void when_the_human_is_done_the_whole_is_sealed_and_closed() {
        besideARefusedAccount();
        world.steps.verify.verify(caseId);
        world.steps.seal.seal(caseId);
        world.cases.unmark(caseId, LeaverWorld.ANAS_OTHER, AccountMark.REFUSED);
        world.slack.add(new Account(LeaverWorld.ANAS_OTHER, false, Account.Rank.OWNER), 0);

        assertThat(world.steps.verify.verify(caseId))
                .isInstanceOf(VerifyLeaver.Outcome.Verified.class);
        world.steps.seal.seal(caseId);

        assertThat(world.evidence.content(caseId)).isPresent();
        assertThat(world.leaver(caseId).state()).isEqualTo(CaseState.VERIFIED);
    }

    private void besideARefusedAccount() {
        world.slack.add(new Account(LeaverWorld.ANAS_OTHER, true, Account.Rank.OWNER), 2);
        world.link(ANA, LeaverWorld.ANAS_OTHER);
        world.confirmed(ANA);
        world.slack.add(new Account(ANAS, false, Account.Rank.MEMBER), 0);
        world.cases.mark(
                caseId, LeaverWorld.ANAS_OTHER, AccountMark.REFUSED, world.clock.instant());
    }

    private void verified() {
        world.slack.add(new Account(ANAS, false, Account.Rank.MEMBER), 0);
        assertThat(world.steps.verify.verify(caseId))
                .isInstanceOf(VerifyLeaver.Outcome.Verified.class);
    }

    private byte[] stored() {
        return world.evidence.content(caseId).orElseThrow();
    }

    private static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform must have SHA-256", e);
        }
    }
}
