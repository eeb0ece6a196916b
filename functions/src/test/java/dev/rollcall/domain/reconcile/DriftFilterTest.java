package dev.rollcall.domain.reconcile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.access.Entitlement;
import dev.rollcall.domain.person.PersonId;
import dev.rollcall.domain.policy.DriftKind;
import dev.rollcall.domain.policy.MappingName;
import dev.rollcall.domain.policy.PopulationName;
import dev.rollcall.domain.reconcile.DriftFilter.Stand;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

class DriftFilterTest {
    private static final Instant NOON = Instant.parse("2026-11-27T12:00:00Z");
    private static final PersonId AMY = PersonId.parse("okta:amy");
    private static final Entitlement ENG = new Entitlement.Channel("C0ENG");
    private static final DriftRecord ADDED =
            DriftRecord.first(
                    new Drift(
                                    DriftKind.MANUAL_ADD,
                                    Optional.of(AMY),
                                    Optional.of(new AccountId("U0AMY")),
                                    Optional.of(ENG),
                                    new TreeMap<>(Map.of("eng", "lists it")),
                                    new TreeMap<>(Map.of("has", "yes")))
                            .in(new PopulationName("employees")),
                    NOON);

    @Test
    void each_field_takes_what_it_names_and_nothing_else() {
        assertThat(DriftFilter.ALL.takes(ADDED)).isTrue();
        assertThat(kind(DriftKind.MANUAL_ADD).takes(ADDED)).isTrue();
        assertThat(kind(DriftKind.MISSING_GRANT).takes(ADDED)).isFalse();
        assertThat(person("okta:amy").takes(ADDED)).isTrue();
        assertThat(person("entra:amy").takes(ADDED)).isFalse();
        assertThat(population("employees").takes(ADDED)).isTrue();
        assertThat(population("guests").takes(ADDED)).isFalse();
        assertThat(thing("channel:C0ENG").takes(ADDED)).isTrue();
        assertThat(thing("channel:C0SALES").takes(ADDED)).isFalse();
        assertThat(mapping("eng").takes(ADDED)).isTrue();
        assertThat(mapping("sales").takes(ADDED)).isFalse();
        assertThat(since(NOON).takes(ADDED)).isTrue();
        assertThat(since(NOON.plusMillis(1)).takes(ADDED)).isFalse();
    }

    @Test
    void what_is_nobodys_is_of_no_population() {
        DriftRecord orphan =
                DriftRecord.first(
                        new Drift(
                                DriftKind.ORPHAN_ACCOUNT,
                                Optional.empty(),
                                Optional.of(new AccountId("U0X")),
                                Optional.empty(),
                                new TreeMap<>(),
                                new TreeMap<>()),
                        NOON);

        assertThat(population("employees").takes(orphan)).isFalse();
        assertThat(person("okta:amy").takes(orphan)).isFalse();
        assertThat(thing("channel:C0ENG").takes(orphan)).isFalse();
    }

    @ParameterizedTest
    @EnumSource(Stand.class)
    void a_state_takes_those_that_stand_there(Stand stand) {
        DriftRecord.State.Accepted word =
                new DriftRecord.State.Accepted("ole", "a pilot", NOON, NOON.plusSeconds(9));
        DriftFilter filter = stand(stand);

        assertThat(filter.takes(ADDED)).isEqualTo(stand == Stand.OPEN || stand == Stand.UNACCEPTED);
        assertThat(filter.takes(ADDED.correcting(NOON)))
                .isEqualTo(stand == Stand.CORRECTING || stand == Stand.UNACCEPTED);
        assertThat(filter.takes(ADDED.tried(NOON, "held")))
                .isEqualTo(stand == Stand.TRIED || stand == Stand.UNACCEPTED);
        assertThat(filter.takes(ADDED.accepted(word))).isEqualTo(stand == Stand.ACCEPTED);
        assertThat(filter.takes(ADDED.gone(NOON))).isFalse();
        assertThat(Stand.parse(stand.word())).isEqualTo(stand);
    }

    @Test
    void where_something_stands_alone_narrows_nothing() {
        assertThat(DriftFilter.ALL.narrows()).isFalse();
        assertThat(stand(Stand.OPEN).narrows()).isFalse();
        assertThat(kind(DriftKind.MANUAL_ADD).narrows()).isTrue();
        assertThatIllegalArgumentException().isThrownBy(() -> Stand.parse("gone"));
    }

    @Test
    void the_population_does_not_change_what_it_is() {
        assertThat(ADDED.drift().in(new PopulationName("guests")).id()).isEqualTo(ADDED.id());
    }

    private static DriftFilter kind(DriftKind kind) {
        return of(Optional.of(kind), null, null, null, null, null, null);
    }

    private static DriftFilter person(String id) {
        return of(Optional.empty(), id, null, null, null, null, null);
    }

    private static DriftFilter population(String name) {
        return of(Optional.empty(), null, name, null, null, null, null);
    }

    private static DriftFilter thing(String key) {
        return of(Optional.empty(), null, null, key, null, null, null);
    }

    private static DriftFilter mapping(String name) {
        return of(Optional.empty(), null, null, null, name, null, null);
    }

    private static DriftFilter stand(Stand stand) {
        return of(Optional.empty(), null, null, null, null, stand, null);
    }

    private static DriftFilter since(Instant time) {
        return of(Optional.empty(), null, null, null, null, null, time);
    }

    private static DriftFilter of(
            Optional<DriftKind> kind,
            @Nullable String person,
            @Nullable String population,
            @Nullable String thing,
            @Nullable String mapping,
            @Nullable Stand stand,
            @Nullable Instant since) {
        return new DriftFilter(
                kind,
                Optional.ofNullable(person).map(PersonId::parse),
                Optional.ofNullable(population).map(PopulationName::new),
                Optional.ofNullable(thing).map(Entitlement::parse),
                Optional.ofNullable(mapping).map(MappingName::new),
                Optional.ofNullable(stand),
                Optional.ofNullable(since));
    }
}
