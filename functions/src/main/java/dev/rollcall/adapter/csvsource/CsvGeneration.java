package dev.rollcall.adapter.csvsource;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.port.PortFailure;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Files that were accepted: all three were read whole and are what their manifest says.
 *
 * @param manifestDigest which manifest it was
 * @param tags by which each file is opened again, so that it is the one that was read
 */
record CsvGeneration(Instant generatedAt, String manifestDigest, Map<CsvKind, String> tags) {
    CsvGeneration {
        requireNonNull(generatedAt, "generatedAt is null");
        requireNonNull(manifestDigest, "manifestDigest is null");
        tags = Map.copyOf(tags);
    }

    String tag(CsvKind kind) {
        return requireNonNull(tags.get(kind), "a generation has all files");
    }

    /** Returns it as one line, for {@link #parse}. */
    String text() {
        return Stream.concat(
                        Stream.of(generatedAt.toString(), manifestDigest),
                        Stream.of(CsvKind.values()).map(this::tag))
                .collect(Collectors.joining(" "));
    }

    /** Reads what {@link #text} wrote. */
    static CsvGeneration parse(String text) {
        String[] parts = text.split(" ", -1);
        CsvKind[] kinds = CsvKind.values();
        try {
            if (parts.length == 2 + kinds.length) {
                Map<CsvKind, String> tags = new EnumMap<>(CsvKind.class);
                for (CsvKind kind : kinds) {
                    tags.put(kind, parts[2 + kind.ordinal()]);
                }
                return new CsvGeneration(Instant.parse(parts[0]), parts[1], tags);
            }
        } catch (DateTimeException _) {
            // Said below.
        }
        throw new PortFailure.NeedsHuman("The record of the files accepted last", "unreadable");
    }
}
