package dev.rollcall.local.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rollcall.domain.capability.SlackPlan;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.nio.file.Path;
import java.util.List;

class LocalOptionsTest {
    private static final Path HERE = Path.of("");

    @Test
    void reads_what_is_given_and_keeps_the_rest() {
        LocalOptions options =
                LocalOptions.parse(
                        HERE,
                        List.of("--ports", "1, 2,3,0", "--people", "20", "--plan", "business"));

        assertThat(options.ports()).containsExactly(1, 2, 3, 0);
        assertThat(options.people()).isEqualTo(20);
        assertThat(options.seed()).isEqualTo(7);
        assertThat(options.plan()).isEqualTo(SlackPlan.BUSINESS_PLUS);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '=',
            value = {
                "--port 1,2,3,4=Unknown option --port; known are --people N, --seed S, --ports"
                        + " A,B,C,D, --plan enterprise|business",
                "--plan pro=--plan takes enterprise or business, not pro",
                "--people=--people needs a value",
                "--people many=--people takes numbers, not many",
                "--people 5=--people takes 10 to 100000",
                "--ports 1,2,3=--ports takes four ports, 0 for any: API,Slack,IdP,AWS, e.g."
                        + " 8080,8081,8082,8083",
                "--ports 1,2,3,70000=--ports takes four ports, 0 for any: API,Slack,IdP,AWS, e.g."
                        + " 8080,8081,8082,8083",
            })
    void says_in_a_sentence_what_is_wrong(String line, String sentence) {
        assertThatThrownBy(() -> LocalOptions.parse(HERE, List.of(line.split(" "))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(sentence);
    }

    @Test
    void says_whose_port_is_taken_and_how_to_choose_another() {
        assertThat(LocalOptions.parse(HERE, List.of()).explain(8082))
                .isEqualTo(
                        "Port 8082 (IdP) is already in use: stop what listens there, or choose"
                                + " other ports with --ports API,SLACK,IDP,AWS, 0 for any");
    }
}
