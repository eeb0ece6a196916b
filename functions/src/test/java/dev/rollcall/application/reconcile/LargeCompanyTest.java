package dev.rollcall.application.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A company is compared in a process of its own, whose heap grows with the company: of 100 000
 * people it is what a Lambda of 512 MB has beside its runtime.
 */
class LargeCompanyTest {
    private static final int PEOPLE = Integer.getInteger("large.people", 20_000);
    private static final int GROUPS = 300;
    private static final int RUNTIME_MB = 40;
    private static final int EACH_THOUSAND_MB = 2;

    @Test
    void a_large_company_is_compared_within_its_heap(@TempDir Path place)
            throws IOException, InterruptedException {
        Path out = place.resolve("out.txt");
        int heap = RUNTIME_MB + PEOPLE / 1_000 * EACH_THOUSAND_MB;
        Process process =
                new ProcessBuilder(
                                List.of(
                                        Path.of(System.getProperty("java.home"), "bin", "java")
                                                .toString(),
                                        "-Xmx" + heap + "m",
                                        "-XX:+UseSerialGC",
                                        "-cp",
                                        System.getProperty("java.class.path"),
                                        LargeCompany.class.getName(),
                                        Integer.toString(PEOPLE),
                                        Integer.toString(GROUPS)))
                        .redirectErrorStream(true)
                        .redirectOutput(out.toFile())
                        .start();

        assertThat(process.waitFor(5, TimeUnit.MINUTES)).isTrue();
        assertThat(Files.readString(out))
                .contains("people=" + PEOPLE)
                .contains("sources=[]")
                .contains("manual-add=" + PEOPLE / 1_000 * 60)
                .contains("missing-grant=" + PEOPLE / 1_000 * 60);
        assertThat(process.exitValue()).isZero();
    }
}
