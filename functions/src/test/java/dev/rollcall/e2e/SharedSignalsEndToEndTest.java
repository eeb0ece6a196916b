package dev.rollcall.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.domain.audit.LedgerEntry.Kind;
import dev.rollcall.domain.lifecycle.CaseState;
import dev.rollcall.local.senders.Answered;
import dev.rollcall.local.senders.SignalTransmitter;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Security events over HTTP, signed by a simulated transmitter, from the token to Slack. */
class SharedSignalsEndToEndTest {
    private static final int WHO = 12;
    private static final int SIGNED_IN = 3;

    @Test
    void whoever_is_disabled_by_the_word_of_signal_and_source_is_out() {
        try (LocalCompany company = LocalCompany.of(30)) {
            company.runtime()
                    .okta()
                    .organisation()
                    .changeStatus(company.person(WHO), "DEPROVISIONED", false);

            assertThat(push(company, "account-disabled", WHO).status()).isEqualTo(202);

            assertThat(company.settles(WHO, Duration.ofMinutes(15))).isTrue();
            assertThat(company.out(WHO)).isTrue();
            assertThat(company.hints(WHO)).anyMatch(hint -> hint.contains("risc.account-disabled"));
        }
    }

    @Test
    void a_signal_alone_makes_nobody_a_leaver() {
        try (LocalCompany company = LocalCompany.of(30)) {
            signIn(company, SIGNED_IN);
            for (String event :
                    List.of("account-disabled", "account-purged", "identifier-changed")) {
                assertThat(push(company, event, WHO).status()).isEqualTo(202);
            }
            company.timeline().advance(Duration.ofMinutes(10));

            assertThat(company.active(WHO)).isTrue();
            assertThat(company.account(WHO).sessions()).isEqualTo(SIGNED_IN);
            assertThat(company.hints(WHO)).hasSize(3);
        }
    }

    @Test
    void revoked_sessions_end_in_slack_where_the_policy_says_so_and_the_account_stays() {
        try (LocalCompany company = LocalCompany.of(30, SharedSignalsEndToEndTest::resetting)) {
            signIn(company, SIGNED_IN);
            Answered answered =
                    company.runtime()
                            .okta()
                            .senders()
                            .signals()
                            .pushLikeOkta("session-revoked", company.person(WHO));
            assertThat(answered.status()).isEqualTo(202);
            assertThat(answered.body()).isEmpty();

            assertThat(
                            company.timeline()
                                    .runUntil(
                                            () ->
                                                    company.account(WHO).sessions() == 0
                                                            && company.atRest(),
                                            Duration.ofMinutes(10)))
                    .isTrue();
            assertThat(company.active(WHO)).isTrue();
            assertThat(company.records().cases(CaseState.NOT_A_LEAVER))
                    .singleElement()
                    .satisfies(run ->
                            assertThat(company.records().ledger(run.id(), Kind.OUTCOME))
                                    .extracting(entry -> entry.intent().orElseThrow().action())
                                    .contains("reset-sessions"));

            company.timeline().advance(Duration.ofMinutes(5));
            signIn(company, 1);
            company.timeline().advance(Duration.ofHours(1));
            assertThat(company.account(WHO).sessions())
                    .as("signed in again after it: it is over")
                    .isEqualTo(1);
        }
    }

    @Test
    void an_ordinary_logout_comes_to_nothing_where_the_policy_says_nothing() {
        try (LocalCompany company = LocalCompany.of(30)) {
            signIn(company, SIGNED_IN);

            assertThat(push(company, "session-revoked", WHO).status()).isEqualTo(202);
            company.timeline().advance(Duration.ofMinutes(10));

            assertThat(company.account(WHO).sessions()).isEqualTo(SIGNED_IN);
            assertThat(company.hints(WHO)).isEmpty();
            assertThat(company.executions("Deactivate", "")).isEmpty();
        }
    }

    @Test
    void an_address_of_one_person_is_that_person_and_any_other_is_nobody() {
        try (LocalCompany company = LocalCompany.of(30)) {
            SignalTransmitter signals = company.runtime().okta().senders().signals();
            Map<String, Object> nobody = Map.of("format", "email", "email", "nobody@acme.example");
            Map<String, Object> somebody =
                    Map.of("format", "email", "email", company.account(WHO).email());

            assertThat(signals.push("account-disabled", nobody, Map.of()).status()).isEqualTo(202);
            assertThat(
                            signals.push(
                                            "account-disabled",
                                            Map.of("format", "opaque", "id", "session"),
                                            Map.of())
                                    .status())
                    .isEqualTo(202);
            assertThat(signals.push("account-disabled", somebody, Map.of()).status())
                    .isEqualTo(202);
            company.timeline().advance(Duration.ofMinutes(5));

            assertThat(company.hints(WHO)).hasSize(1);
            assertThat(company.records().texts())
                    .filteredOn(item -> item.contains("INBOX#"))
                    .hasSize(1)
                    .noneMatch(item -> item.contains("@"));
        }
    }

    @Test
    void what_is_forged_expired_or_sent_again_starts_nothing() {
        try (LocalCompany company = LocalCompany.of(30)) {
            SignalTransmitter signals = company.runtime().okta().senders().signals();
            Map<String, Object> claims = signals.claims();
            claims.put("sub_id", signals.person(company.person(WHO)));
            claims.put("events", Map.of(SignalTransmitter.type("account-disabled"), Map.of()));
            String honest = signals.sign(claims);
            String[] parts = honest.split("\\.");

            assertThat(signals.push(parts[0] + "." + parts[1] + ".AAAA"))
                    .satisfies(answered -> {
                        assertThat(answered.status()).isEqualTo(400);
                        assertThat(answered.body()).contains("\"err\":\"invalid_key\"");
                    });
            claims.put("aud", "https://other.example");
            assertThat(signals.push(signals.sign(claims)).body())
                    .contains("\"err\":\"invalid_audience\"");
            claims.put("aud", SignalTransmitter.AUDIENCE);
            claims.put("iat", company.timeline().now().minus(Duration.ofDays(8)).getEpochSecond());
            assertThat(signals.push(signals.sign(claims)).status()).isEqualTo(400);
            company.timeline().advance(Duration.ofMinutes(2));
            assertThat(company.hints(WHO)).isEmpty();
            assertThat(company.executions("Deactivate", "")).isEmpty();

            assertThat(signals.push(honest).status()).isEqualTo(202);
            company.timeline().advance(Duration.ofMinutes(10));
            List<String> once = company.hints(WHO);
            assertThat(once).hasSize(1);
            assertThat(signals.push(honest).status()).isEqualTo(202);
            assertThat(company.hints(WHO)).isEqualTo(once);
        }
    }

    @Test
    void keys_rotate() {
        try (LocalCompany company = LocalCompany.of(30)) {
            assertThat(push(company, "account-enabled", WHO).status()).isEqualTo(202);
            company.runtime().okta().senders().signals().rotate();
            company.timeline().advance(Duration.ofMinutes(2));

            assertThat(push(company, "account-enabled", WHO).status()).isEqualTo(202);
        }
    }

    @Test
    void without_the_secret_of_the_stream_nobody_is_heard() {
        try (LocalCompany company = LocalCompany.of(30)) {
            company.runtime()
                    .okta()
                    .senders()
                    .signals()
                    .register(company.runtime().addresses().api().resolve("/hooks/ssf"), "guessed");

            assertThat(push(company, "account-disabled", WHO).status()).isEqualTo(401);
            assertThat(company.hints(WHO)).isEmpty();
        }
    }

    @Test
    void a_stream_that_stops_is_told_once() {
        try (LocalCompany company = LocalCompany.of(30)) {
            SignalTransmitter signals = company.runtime().okta().senders().signals();
            Map<String, Object> stream = Map.of("format", "opaque", "id", "stream");

            assertThat(signals.push("verification", stream, Map.of("state", "abc")).status())
                    .isEqualTo(202);
            Map<String, Object> claims = signals.claims();
            claims.put("sub_id", stream);
            claims.put(
                    "events",
                    Map.of(SignalTransmitter.type("stream-updated"), Map.of("status", "paused")));
            String paused = signals.sign(claims);
            assertThat(signals.push(paused).status()).isEqualTo(202);
            company.timeline().advance(Duration.ofMinutes(5));
            assertThat(signals.push(paused).status()).isEqualTo(202);
            company.timeline().advance(Duration.ofMinutes(5));

            assertThat(company.runtime().aws().sns().outbox())
                    .filteredOn(mail -> mail.body().contains("stream-paused"))
                    .hasSize(1);
        }
    }

    private static Answered push(LocalCompany company, String event, int who) {
        SignalTransmitter signals = company.runtime().okta().senders().signals();
        return signals.push(event, signals.person(company.person(who)), Map.of());
    }

    private static void signIn(LocalCompany company, int sessions) {
        company.runtime()
                .slack()
                .organisation()
                .estate()
                .sessions()
                .makeSo(company.account(WHO).id(), sessions);
    }

    private static String resetting(String policy) {
        return policy + "sharedSignals: { sessionRevoked: reset-sessions }\n";
    }
}
