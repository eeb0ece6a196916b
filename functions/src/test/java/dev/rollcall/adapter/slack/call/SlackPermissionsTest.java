package dev.rollcall.adapter.slack.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.rollcall.testing.Project;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** {@code -Dpermissions=write} writes the page instead of complaining about it. */
class SlackPermissionsTest {
    private static final Path PAGE = Project.path("docs/slack-permissions.md");

    @Test
    void the_page_says_what_the_catalogue_says() throws IOException {
        boolean write = "write".equals(System.getProperty("permissions"));
        String page = PermissionsPage.text();

        if (write) {
            Files.writeString(PAGE, page);
        }
        assumeThat(write).as("written instead of tested").isFalse();
        assertThat(Project.read(PAGE))
                .as("run mvn -B test -Dtest=SlackPermissionsTest -Dpermissions=write")
                .isEqualTo(page);
    }
}
