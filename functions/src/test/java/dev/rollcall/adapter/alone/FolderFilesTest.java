package dev.rollcall.adapter.alone;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.rollcall.application.port.PortFailure;
import dev.rollcall.application.port.SourceFiles;
import dev.rollcall.contract.SourceFilesContract;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

class FolderFilesTest extends SourceFilesContract {
    @TempDir private Path place;

    @Override
    protected SourceFiles files() {
        return new FolderFiles(folder());
    }

    /** A file comes whole and under its name at once, as whoever exports should see to. */
    @Override
    protected void put(String name, String content) {
        try {
            Path file = folder().resolve(name);
            Files.createDirectories(file.getParent());
            Path fresh = Files.createTempFile(place, "fresh", ".csv");
            Files.writeString(fresh, content);
            Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void no_name_leads_out_of_the_folder() throws IOException {
        put("users.csv", "first");
        Path outside = Files.writeString(place.resolve("outside.csv"), "secret");
        Files.createSymbolicLink(folder().resolve("link.csv"), outside);

        for (String name : new String[] {"../outside.csv", outside.toString(), "link.csv"}) {
            assertThatExceptionOfType(PortFailure.NeedsHuman.class)
                    .as(name)
                    .isThrownBy(() -> files().open(name, 0, Optional.empty()))
                    .withMessageContaining("file-not-in-the-folder");
        }
    }

    private Path folder() {
        try {
            return Files.createDirectories(place.resolve("exports"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
