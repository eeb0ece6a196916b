package dev.rollcall.policyfile;

import static dev.rollcall.contract.Samples.NOON;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.rollcall.domain.policy.PolicyReader;
import dev.rollcall.domain.policy.PolicyReader.Reading;
import dev.rollcall.testing.Project;

import org.junit.jupiter.api.Test;

import java.util.Optional;

class YamlPolicyReaderTest {
    private static final String SAMPLE =
            Project.read(Project.path("functions/src/local/resources/policy.yaml"));

    private final PolicyReader reader = new YamlPolicyReader();

    @Test
    void what_the_time_speaks_against_is_valid_where_it_is_in_force_and_is_not_put_in_force() {
        byte[] expired =
                bytes(
                        SAMPLE.replace(
                                "    provisioning: jit\n",
                                "    provisioning: jit\n    expires: 2020-01-01T00:00:00Z\n"));

        assertThat(reader.read(expired)).isInstanceOf(Reading.Valid.class);
        assertThat(reader.review(expired, NOON, Optional.empty()))
                .isInstanceOf(Reading.Invalid.class);
        assertThat(reader.review(bytes(SAMPLE), NOON, Optional.empty()))
                .isInstanceOf(Reading.Valid.class);
        assertThat(reader.read(bytes("version: 1\n"))).isInstanceOf(Reading.Invalid.class);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(UTF_8);
    }
}
