package dev.rollcall.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.google.googlejavaformat.java.Formatter;
import com.google.googlejavaformat.java.FormatterException;
import com.google.googlejavaformat.java.JavaFormatterOptions;
import com.google.googlejavaformat.java.JavaFormatterOptions.Style;

import dev.rollcall.testing.Project;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** {@code -Dformat=apply} writes what the formatter says instead of complaining about it. */
class FormatTest {
    private static final Formatter FORMATTER =
            new Formatter(JavaFormatterOptions.builder().style(Style.AOSP).build());

    @Test
    void every_source_file_is_as_the_formatter_writes_it() {
        boolean apply = "apply".equals(System.getProperty("format"));
        List<Path> unformatted =
                Project.files("functions/src", ".java").parallelStream()
                        .filter(FormatTest::isUnformatted)
                        .toList();

        if (apply) {
            unformatted.forEach(FormatTest::format);
        }
        assumeThat(apply).as("formatted instead of tested").isFalse();
        assertThat(unformatted).as("run scripts/format.sh to format these files").isEmpty();
    }

    @Test
    void an_unused_import_is_unformatted() {
        assertThat(formatted("import java.util.List;\n\nclass A {}\n")).isEqualTo("class A {}\n");
    }

    private static boolean isUnformatted(Path file) {
        String source = Project.read(file);
        return !formatted(source).equals(source);
    }

    private static void format(Path file) {
        try {
            Files.writeString(file, formatted(Project.read(file)));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write " + file, e);
        }
    }

    private static String formatted(String source) {
        try {
            return FORMATTER.formatSourceAndFixImports(source);
        } catch (FormatterException e) {
            throw new IllegalArgumentException("Not Java: " + e.getMessage(), e);
        }
    }
}
