package dev.rollcall.policyfile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.domain.policy.Violation;
import dev.rollcall.testing.Project;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Each broken file begins with what must be said of it, and nothing else may be. */
class BrokenPoliciesTest {
    private static final Path FOLDER = Project.path("functions/src/test/resources/policy");
    private static final Pattern EXPECTED = Pattern.compile("# expect (\\d+): (.+)");
    private static final Instant NOW = Instant.parse("2026-11-26T12:00:00Z");

    static List<Path> broken() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER.resolve("broken"))) {
            return files.sorted().toList();
        }
    }

    @Test
    void there_are_forty_at_least() throws IOException {
        assertThat(broken()).hasSizeGreaterThanOrEqualTo(40);
    }

    @Test
    void the_file_that_they_are_made_of_has_nothing_wrong() throws IOException {
        byte[] whole = Files.readAllBytes(FOLDER.resolve("whole.yaml"));

        assertThat(PolicyYaml.read(whole)).isInstanceOf(PolicyYaml.Valid.class);
        assertThat(PolicyYaml.review(whole, NOW, Optional.empty())).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("broken")
    void each_is_refused_at_the_right_line_with_the_right_message(Path file) throws IOException {
        byte[] content = Files.readAllBytes(file);
        List<Matcher> expected =
                Files.readAllLines(file).stream()
                        .map(EXPECTED::matcher)
                        .filter(Matcher::matches)
                        .toList();

        List<String> said =
                PolicyYaml.review(content, NOW, Optional.empty()).stream()
                        .filter(violation -> violation.fault().isError())
                        .map(Violation::toString)
                        .toList();

        assertThat(expected).isNotEmpty();
        assertThat(said).hasSameSizeAs(expected);
        assertThat(IntStream.range(0, said.size()))
                .allSatisfy(i ->
                        assertThat(said.get(i))
                                .startsWith(
                                        "line "
                                                + expected.get(i).group(1)
                                                + ": "
                                                + expected.get(i).group(2)));
    }
}
