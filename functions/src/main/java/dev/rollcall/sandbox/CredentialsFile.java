package dev.rollcall.sandbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.Set;

/** A file with credentials, which nobody else on this machine may read. */
public final class CredentialsFile {
    private static final long LARGEST = 256 * 1024;

    private static final Set<PosixFilePermission> OWNERS =
            EnumSet.of(
                    PosixFilePermission.OWNER_READ,
                    PosixFilePermission.OWNER_WRITE,
                    PosixFilePermission.OWNER_EXECUTE);

    private CredentialsFile() {}

    /**
     * @throws SandboxRefused if it cannot be read, or others may read it, or whether they may
     *     cannot be told
     */
    public static String read(Path file) {
        try {
            PosixFileAttributes is =
                    Files.readAttributes(
                            file, PosixFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            if (!is.isRegularFile() || is.size() > LARGEST) {
                throw new SandboxRefused(
                        file + " is no file with credentials: a plain file, and no link to one.");
            }
            if (!OWNERS.containsAll(is.permissions())) {
                throw new SandboxRefused(
                        file
                                + " may be read by others on this machine, so it is not used. Make"
                                + " it yours alone: chmod 600 "
                                + file);
            }
            return Files.readString(file);
        } catch (UnsupportedOperationException _) {
            throw new SandboxRefused(
                    "Who may read "
                            + file
                            + " cannot be told on this file system. Give the credentials in"
                            + " variables instead.");
        } catch (IOException _) {
            throw new SandboxRefused(
                    file + " cannot be read. Check the name, and that you may read it.");
        }
    }
}
