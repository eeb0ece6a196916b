package dev.rollcall.adapter.csvsource;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.port.PortFailure;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Map;

/**
 * Files that were accepted: all three were read whole and are what their manifest says.
 *
 * @param manifestDigest which manifest it was
 * @param rows how many each file has
 * @param tags by which each file is opened again, so that it is the one that was read
 */
record CsvGeneration(
        Instant generatedAt,
        String manifestDigest,
        Map<CsvKind, Integer> rows,
        Map<CsvKind, String> tags) {
    CsvGeneration {
        requireNonNull(generatedAt, "generatedAt is null");
        requireNonNull(manifestDigest, "manifestDigest is null");
        rows = Map.copyOf(rows);
        tags = Map.copyOf(tags);
    }

    int rows(CsvKind kind) {
        return requireNonNull(rows.get(kind), "a generation has all files");
    }

    String tag(CsvKind kind) {
        return requireNonNull(tags.get(kind), "a generation has all files");
    }

    /** Returns it as one line, for {@link #parse}. */
    String text() {
        return String.join(
                " ",
                generatedAt.toString(),
                manifestDigest,
                Integer.toString(rows(CsvKind.USERS)),
                Integer.toString(rows(CsvKind.GROUPS)),
                Integer.toString(rows(CsvKind.MEMBERSHIPS)),
                tag(CsvKind.USERS),
                tag(CsvKind.GROUPS),
                tag(CsvKind.MEMBERSHIPS));
    }

    /** Reads what {@link #text} wrote. */
    static CsvGeneration parse(String text) {
        String[] parts = text.split(" ", -1);
        try {
            if (parts.length == 8) {
                return new CsvGeneration(
                        Instant.parse(parts[0]),
                        parts[1],
                        Map.of(
                                CsvKind.USERS, Integer.parseInt(parts[2]),
                                CsvKind.GROUPS, Integer.parseInt(parts[3]),
                                CsvKind.MEMBERSHIPS, Integer.parseInt(parts[4])),
                        Map.of(
                                CsvKind.USERS, parts[5],
                                CsvKind.GROUPS, parts[6],
                                CsvKind.MEMBERSHIPS, parts[7]));
            }
        } catch (DateTimeException | NumberFormatException _) {
            // Said below.
        }
        throw new PortFailure.NeedsHuman("The record of the files accepted last", "unreadable");
    }
}
