package dev.rollcall.adapter.csvsource;

import static java.util.Objects.requireNonNull;

import dev.rollcall.platform.Hashes;
import dev.rollcall.platform.json.Json;
import dev.rollcall.platform.json.JsonObject;
import dev.rollcall.platform.json.MalformedJson;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * What the manifest says.
 *
 * @param digest of the manifest itself
 */
record CsvManifest(Instant generatedAt, Map<CsvKind, File> files, String digest) {
    static final String NAME = "manifest.json";
    private static final long SCHEMA_VERSION = 1;
    private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");

    /** Below the prefix, and nowhere else. */
    private static final Pattern FILE_NAME =
            Pattern.compile(
                    "(?:[A-Za-z0-9_-][A-Za-z0-9._-]{0,99}/){0,5}[A-Za-z0-9_-][A-Za-z0-9._-]{0,99}");

    /**
     * A file as it is promised.
     *
     * @param rows without the header
     */
    record File(String name, int rows, String sha256) {
        File {
            requireNonNull(name, "name is null");
            requireNonNull(sha256, "sha256 is null");
        }
    }

    CsvManifest {
        requireNonNull(generatedAt, "generatedAt is null");
        files = Map.copyOf(files);
        requireNonNull(digest, "digest is null");
    }

    static CsvManifest read(byte[] content) {
        try {
            JsonObject json = Json.readObject(new String(content, StandardCharsets.UTF_8));
            if (json.wholeNumber("schemaVersion") != SCHEMA_VERSION) {
                throw CsvRefusal.manifest("manifest-of-another-version");
            }
            Instant generatedAt =
                    json.optionalInstant("generatedAt")
                            .orElseThrow(() -> new MalformedJson("generatedAt is missing"));
            JsonObject files = json.object("files");
            Map<CsvKind, File> all = new EnumMap<>(CsvKind.class);
            for (CsvKind kind : CsvKind.values()) {
                all.put(kind, file(kind, files.object(kind.key())));
            }
            return new CsvManifest(generatedAt, all, Hashes.sha256(content));
        } catch (MalformedJson _) {
            throw CsvRefusal.manifest("manifest-unreadable");
        }
    }

    File file(CsvKind kind) {
        return requireNonNull(files.get(kind), "a manifest names all files");
    }

    private static File file(CsvKind kind, JsonObject json) {
        String name = json.text("name");
        long rows = json.wholeNumber("rows");
        String sha256 = json.text("sha256");
        if (!FILE_NAME.matcher(name).matches() || rows < 0 || !SHA256.matcher(sha256).matches()) {
            throw new MalformedJson("a file is not described");
        }
        if (rows > kind.mostRows()) {
            throw CsvRefusal.of(kind, "too-many-rows");
        }
        return new File(name, (int) rows, sha256);
    }
}
