package dev.rollcall.cli;

import static dev.rollcall.testing.ScriptedServer.Reply.answer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.cli.TypedCommand.Ran;
import dev.rollcall.testing.ScriptedServer;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Path;

/** A baseline is taken by asking again until it is sealed. */
class BaselineCommandTest {
    private static final String BEGUN =
            """
            {"snapshot": "20261126T120000Z-0a1b2c3d", "until": "2027-05-25", "page": 0, "pages": 3,
             "recorded": 0, "ended": "", "digest": "", "notBefore": "", "anew": ANEW}
            """;
    private static final String SEALED =
            """
            {"snapshot": "20261126T120000Z-0a1b2c3d", "until": "2027-05-25", "page": 3, "pages": 3,
             "recorded": 2100, "ended": "2026-11-26T12:10:00Z", "digest": "d1", "notBefore": "",
             "anew": false}
            """;

    @TempDir private Path directory;

    @Test
    void one_that_is_begun_anew_says_so_once() throws IOException {
        Ran ran = taken("true");

        assertThat(ran).as(ran.err()).returns(ExitCodes.OK, Ran::code);
        assertThat(ran.err())
                .containsOnlyOnce("it is begun anew, of the reading 20261126T120000Z-0a1b2c3d");
    }

    @Test
    void one_that_goes_on_says_nothing_of_it() throws IOException {
        assertThat(taken("false").err()).doesNotContain("anew");
    }

    private Ran taken(String anew) throws IOException {
        try (ScriptedServer server =
                new ScriptedServer()
                        .on(
                                "POST /operator/adoption/baseline",
                                answer(200, BEGUN.replace("ANEW", anew)),
                                answer(200, SEALED))) {
            return LocalServer.told(server, directory)
                    .rollcall("adopt", "baseline", "--until", "2027-05-25");
        }
    }
}
