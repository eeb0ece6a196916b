package dev.rollcall.adapter.csvsource;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.port.PortFailure;
import dev.rollcall.application.port.SourceFiles;
import dev.rollcall.domain.person.SourceId;

import java.io.IOException;
import java.io.InputStream;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;

/**
 * Reads all three files whole, once, and says whether they are what the manifest promises and fit
 * together. Of a file it keeps the ids alone.
 */
final class CsvVerification {
    private final SourceFiles files;
    private final SourceId source;

    CsvVerification(SourceFiles files, SourceId source) {
        this.files = requireNonNull(files, "files is null");
        this.source = requireNonNull(source, "source is null");
    }

    /**
     * Returns the files as they were read.
     *
     * @throws PortFailure if one is not what it should be
     */
    CsvGeneration verify(CsvManifest manifest) {
        CsvRules rules = new CsvRules(new CsvReading(source));
        Map<CsvKind, Integer> rows = new EnumMap<>(CsvKind.class);
        Map<CsvKind, String> tags = new EnumMap<>(CsvKind.class);
        // In this order: memberships are of people and groups that were read.
        for (CsvKind kind : CsvKind.values()) {
            tags.put(kind, verify(kind, manifest.file(kind), rules));
            rows.put(kind, manifest.file(kind).rows());
        }
        return new CsvGeneration(manifest.generatedAt(), manifest.digest(), rows, tags);
    }

    private String verify(CsvKind kind, CsvManifest.File file, CsvRules rules) {
        return switch (files.open(file.name(), 0, Optional.empty())) {
            case SourceFiles.Opened.Missing(), SourceFiles.Opened.Changed() ->
                    throw CsvRefusal.of(kind, "file-missing");
            case SourceFiles.Opened.File(String tag, InputStream content) -> {
                DigestInputStream digested = new DigestInputStream(content, sha256());
                try (CsvLines lines = new CsvLines(digested, 0)) {
                    verify(kind, file, rules, lines, digested.getMessageDigest());
                } catch (IOException e) {
                    throw new PortFailure.Unavailable(
                            "The source's file of " + kind.key() + " broke off", e);
                }
                yield tag;
            }
        };
    }

    private static void verify(
            CsvKind kind,
            CsvManifest.File file,
            CsvRules rules,
            CsvLines lines,
            MessageDigest digest)
            throws IOException {
        BadRows bad = new BadRows();
        Optional<CsvLines.Line> header = lines.next();
        // What the header lacks is said after the digest: it may be another file altogether.
        Optional<CsvColumns> columns = Optional.empty();
        Optional<PortFailure.NeedsHuman> headerless = Optional.empty();
        try {
            columns =
                    Optional.of(
                            CsvColumns.read(
                                    kind,
                                    header.orElseThrow(
                                            () -> CsvRefusal.of(kind, "header-unreadable"))));
        } catch (PortFailure.NeedsHuman refused) {
            headerless = Optional.of(refused);
        }
        int rows = 0;
        for (Optional<CsvLines.Line> line = lines.next(); line.isPresent(); line = lines.next()) {
            rows++;
            check(kind, rules, columns, line.get(), rows + 1, bad);
        }
        if (!HexFormat.of().formatHex(digest.digest()).equals(file.sha256())) {
            throw CsvRefusal.of(kind, "digest-differs");
        }
        if (headerless.isPresent()) {
            throw headerless.get();
        }
        if (rows != file.rows()) {
            throw CsvRefusal.of(kind, "row-count-differs");
        }
        bad.refuse(kind);
        if (rows == 0 && kind != CsvKind.MEMBERSHIPS) {
            throw new PortFailure.Unavailable(
                    "The source's file of " + kind.key() + ": nothing is told");
        }
    }

    private static void check(
            CsvKind kind,
            CsvRules rules,
            Optional<CsvColumns> columns,
            CsvLines.Line line,
            int number,
            BadRows bad) {
        if (columns.isEmpty()) {
            return;
        }
        try {
            rules.check(kind, columns.get().row(line));
        } catch (BadRow row) {
            bad.add(number, row.reason());
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }
}
