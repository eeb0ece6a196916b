package dev.rollcall.domain.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.access.Entitlement;
import dev.rollcall.domain.audit.LedgerEntry.Kind;
import dev.rollcall.domain.lifecycle.CaseId;
import dev.rollcall.domain.person.PersonId;
import dev.rollcall.domain.person.SourceId;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

class LedgerEntryTest {
    private static final Instant NINE = Instant.parse("2026-03-02T09:00:00Z");
    private static final Subject SUBJECT =
            Subject.of(
                    new CaseId("0123456789abcdef0123456789abcdef"),
                    new PersonId(new SourceId("okta"), "00uAna"));
    private static final Ground GROUND = new Ground("leaver", "event-1", "0".repeat(64));

    @Test
    void keeps_its_facts_whatever_becomes_of_the_given_ones() {
        Map<String, String> facts = new HashMap<>(Map.of("b", "2", "a", "1"));
        LedgerEntry entry = fact("opened", facts);

        facts.clear();
        entry.facts().clear();

        assertThat(entry.facts()).containsExactly(Map.entry("a", "1"), Map.entry("b", "2"));
    }

    @Test
    void a_fact_is_no_write() {
        LedgerEntry entry = fact("opened", Map.of());

        assertThat(entry.intent()).isEmpty();
        assertThat(entry.write()).isEmpty();
        assertThat(entry.readBack()).isEmpty();
    }

    @Test
    void refuses_a_key_that_is_blank_or_endless() {
        assertThatIllegalArgumentException().isThrownBy(() -> fact(" ", Map.of()));
        assertThatIllegalArgumentException().isThrownBy(() -> fact("k".repeat(201), Map.of()));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1})
    void attempts_count_from_one(int attempt) {
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        new LedgerEntry.Intent(
                                "deactivate", attempt, NINE, "active=true", "active=false"));
    }

    @Test
    void a_subject_narrows_to_account_and_entitlement() {
        AccountId account = new AccountId("U0ANA");
        Entitlement group = new Entitlement.IdpGroup("S01");

        Subject narrowed = SUBJECT.with(account).with(group);

        assertThat(narrowed.person()).isEqualTo(SUBJECT.person());
        assertThat(narrowed.account()).contains(account);
        assertThat(narrowed.entitlement()).contains(group);
    }

    private static LedgerEntry fact(String key, Map<String, String> facts) {
        return LedgerEntry.fact(key, Kind.OPENED, NINE, SUBJECT, GROUND, facts);
    }
}
