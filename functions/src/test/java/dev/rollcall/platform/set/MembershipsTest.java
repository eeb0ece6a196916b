package dev.rollcall.platform.set;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.Map;
import java.util.TreeMap;

class MembershipsTest {

    @Test
    void what_nobody_was_added_to_is_known_once_it_was_asked_for() {
        Memberships<String> memberships = new Memberships<>();

        assertThat(memberships.of("a").isEmpty()).isTrue();
        assertThat(memberships.things()).isEmpty();
        assertThat(memberships.holders("a").isEmpty()).isTrue();
        assertThat(memberships.things()).containsExactly("a");
    }

    @Test
    void who_is_added_is_a_holder_from_then_on() {
        Memberships<String> memberships = of(Map.of("a", NumberSet.of(3, 5)));
        memberships.holders("a").add(4);

        assertThat(memberships.of("a")).isEqualTo(NumberSet.of(3, 4, 5));
    }

    @Test
    void only_things_that_somebody_has_here_and_not_there_are_handed_over() {
        Memberships<String> here =
                of(
                        Map.of(
                                "same", NumberSet.of(1, 2),
                                "more", NumberSet.of(1, 2, 3),
                                "less", NumberSet.of(1),
                                "new", NumberSet.of(7)));
        Memberships<String> there =
                of(
                        Map.of(
                                "same", NumberSet.of(1, 2),
                                "more", NumberSet.of(2, 9),
                                "less", NumberSet.of(1, 2),
                                "gone", NumberSet.of(8)));

        assertThat(without(here, there))
                .isEqualTo(Map.of("more", NumberSet.of(1, 3), "new", NumberSet.of(7)));
        assertThat(without(there, here))
                .isEqualTo(
                        Map.of(
                                "more", NumberSet.of(9),
                                "less", NumberSet.of(2),
                                "gone", NumberSet.of(8)));
        assertThat(here.of("more")).isEqualTo(NumberSet.of(1, 2, 3));
    }

    private static Map<String, NumberSet> without(
            Memberships<String> here, Memberships<String> there) {
        Map<String, NumberSet> all = new TreeMap<>();
        here.without(there, all::put);
        return all;
    }

    private static Memberships<String> of(Map<String, NumberSet> all) {
        Memberships<String> memberships = new Memberships<>();
        all.forEach((thing, holders) -> memberships.holders(thing).addAll(holders));
        return memberships;
    }
}
