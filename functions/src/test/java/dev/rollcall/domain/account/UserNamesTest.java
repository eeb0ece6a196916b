package dev.rollcall.domain.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rollcall.domain.person.PersonId;
import dev.rollcall.domain.person.SourceId;

import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;
import java.util.Random;

class UserNamesTest {
    private static final PersonId ANA = new PersonId(new SourceId("okta"), "00u1");
    private static final PersonId OTHER_ANA = new PersonId(new SourceId("okta"), "00u2");

    @ParameterizedTest
    @CsvSource({
        "Ana.Diaz@acme.example, ana.diaz",
        "zoë.müller@acme.example, zoe.muller",
        "o'brien+x@acme.example, o_brien_x",
        "_ßtraße, sstrasse",
        "a.very.long.name.that.goes.on@x, a.very.long.name.that"
    })
    void begins_with_what_stands_before_the_at(String wanted, String first) {
        assertThat(UserNames.candidates(ANA, wanted).getFirst().value()).isEqualTo(first);
    }

    @Test
    void two_people_of_one_name_share_the_first_candidate_only() {
        List<UserName> hers = UserNames.candidates(ANA, "ana@acme.example");
        List<UserName> others = UserNames.candidates(OTHER_ANA, "ana@acme.example");

        assertThat(hers.getFirst()).isEqualTo(others.getFirst());
        assertThat(hers.subList(1, hers.size())).doesNotContainAnyElementsOf(others);
    }

    @RepeatedTest(500)
    void whatever_is_wanted_the_candidates_are_valid_different_and_the_same_again(
            RepetitionInfo repetition) {
        Random random = new Random(repetition.getCurrentRepetition());
        StringBuilder wanted = new StringBuilder();
        int length = random.nextInt(60);
        for (int i = 0; i < length; i++) {
            wanted.appendCodePoint(
                    random.nextBoolean() ? 32 + random.nextInt(95) : random.nextInt(0xD000));
        }

        List<UserName> names = UserNames.candidates(ANA, wanted.toString());

        assertThat(names).hasSize(UserNames.CANDIDATES).doesNotHaveDuplicates();
        assertThat(UserNames.candidates(ANA, wanted.toString())).isEqualTo(names);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Ana", "a b", "@ana", ".ana", "a-name-of-22-characters"})
    void refuses_a_name_that_slack_would(String name) {
        assertThatThrownBy(() -> new UserName(name)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void tells_nobody_the_name() {
        assertThat(new UserName("ana.diaz").toString()).doesNotContain("ana");
    }
}
