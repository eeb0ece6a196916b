package dev.rollcall.adapter.alone;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.port.PortFailure;
import dev.rollcall.application.port.SourceFiles;
import dev.rollcall.platform.Hashes;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;

/** Files of a source that lie in a folder of this machine. */
public final class FolderFiles implements SourceFiles {
    private static final String READING = "Reading a file of the source";

    private final Path folder;

    public FolderFiles(Path folder) {
        this.folder = requireNonNull(folder, "folder is null");
    }

    @Override
    public Opened open(String name, long from, Optional<String> tag) {
        try {
            Path file = inside(name);
            String present = tag(file);
            if (tag.filter(wanted -> !wanted.equals(present)).isPresent()) {
                return new Opened.Changed();
            }
            return new Opened.File(present, from(file, from));
        } catch (NoSuchFileException _) {
            return new Opened.Missing();
        } catch (IOException | InvalidPathException e) {
            throw new PortFailure.Unavailable(READING, e);
        }
    }

    private static InputStream from(Path file, long from) throws IOException {
        InputStream content = Files.newInputStream(file);
        try {
            content.skipNBytes(Math.min(from, Files.size(file)));
            return content;
        } catch (IOException e) {
            content.close();
            throw e;
        }
    }

    /** What a manifest names does not lead out of the folder, by a link neither. */
    private Path inside(String name) throws IOException {
        Path home = folder.toRealPath();
        Path file = home.resolve(name).toRealPath();
        if (!file.startsWith(home) || !Files.isRegularFile(file)) {
            throw new PortFailure.NeedsHuman(READING, "file-not-in-the-folder");
        }
        return file;
    }

    private static String tag(Path file) throws IOException {
        BasicFileAttributes read = Files.readAttributes(file, BasicFileAttributes.class);
        return Hashes.sha256(
                read.fileKey() + " " + read.size() + " " + read.lastModifiedTime().toInstant());
    }
}
