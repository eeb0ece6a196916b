package dev.rollcall.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.access.Link;
import dev.rollcall.domain.person.PersonId;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

class LinksFileTest {
    private static final Instant NOW = Instant.parse("2026-11-27T10:00:00Z");

    @TempDir private Path directory;

    @Test
    void a_line_is_a_person_and_an_account() throws IOException {
        List<Link> links = LinksFile.read(file("# mine\n\nokta:00u1, U01\nokta:00u1,W02\n"), NOW);

        assertThat(links)
                .extracting(Link::person, Link::account)
                .containsExactly(
                        tuple(PersonId.parse("okta:00u1"), new AccountId("U01")),
                        tuple(PersonId.parse("okta:00u1"), new AccountId("W02")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ada@acme.example,U01",
                "okta:00u1",
                "okta:00u1,U01,x",
                "okta:00u1,ada@acme.example",
                ",",
                "okta:00u1,U01\nokta:00u1,U01"
            })
    void any_other_line_is_refused_by_its_number_and_not_quoted(String lines) throws IOException {
        Path file = file(lines);

        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> LinksFile.read(file, NOW))
                .withMessageContaining(file + ":" + lines.lines().count())
                .withMessageNotContaining("ada@");
    }

    private Path file(String text) throws IOException {
        return Files.writeString(directory.resolve("links.csv"), text);
    }
}
