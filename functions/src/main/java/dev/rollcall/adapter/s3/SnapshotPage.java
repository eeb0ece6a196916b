package dev.rollcall.adapter.s3;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.rollcall.application.port.PortFailure;
import dev.rollcall.domain.reconcile.SnapshotId;
import dev.rollcall.domain.reconcile.SnapshotPart;
import dev.rollcall.domain.reconcile.SnapshotRow;
import dev.rollcall.platform.json.Json;
import dev.rollcall.platform.json.JsonObject;
import dev.rollcall.platform.json.MalformedJson;

import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/**
 * One page of a part, as an object: JSON lines, gzipped. The first line says which page it is and
 * how many rows follow, so that neither another page nor the half of this one passes for it.
 *
 * @param number counted from 0
 */
record SnapshotPage(SnapshotId snapshot, SnapshotPart part, int number) {
    private static final int FORMAT = 1;
    private static final String ROWS = "rows";

    SnapshotPage {
        requireNonNull(snapshot, "snapshot is null");
        requireNonNull(part, "part is null");
        if (number < 0) {
            throw new IllegalArgumentException("Pages are counted from 0");
        }
    }

    /**
     * Returns the object's key, in which stand only characters that S3 calls safe (S3 user guide,
     * "Naming Amazon S3 objects"). Different parts have different keys.
     */
    String key() {
        return "snapshots/%s/%s/%06d.jsonl.gz".formatted(snapshot, safe(part.key()), number);
    }

    private static String safe(String partKey) {
        StringBuilder safe = new StringBuilder();
        for (byte one : partKey.getBytes(UTF_8)) {
            if (isPlain(one)) {
                safe.append((char) one);
            } else if (one == ':') {
                safe.append('!');
            } else {
                safe.append("(%02x)".formatted(one));
            }
        }
        return safe.toString();
    }

    private static boolean isPlain(byte one) {
        // Of ASCII; the bytes of other characters are negative.
        return one > 0 && (Character.isLetterOrDigit(one) || "-_.".indexOf(one) >= 0);
    }

    /** Returns the object's content; equal rows make equal content. */
    byte[] write(List<SnapshotRow> rows) {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        try (Writer lines = new OutputStreamWriter(new GZIPOutputStream(content), UTF_8)) {
            lines.append(Json.write(heading().put(ROWS, rows.size()))).append('\n');
            for (SnapshotRow row : rows) {
                lines.append(SnapshotRowJson.write(row)).append('\n');
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Memory took no more of a page", e);
        }
        return content.toByteArray();
    }

    /**
     * Reads what {@link #write} wrote.
     *
     * @throws PortFailure.NeedsHuman with the code {@code page-unreadable} if it is anything else
     */
    List<SnapshotRow> read(byte[] content) {
        try (BufferedReader lines =
                new BufferedReader(
                        new InputStreamReader(
                                new GZIPInputStream(new ByteArrayInputStream(content)),
                                UTF_8.newDecoder()))) {
            return rows(lines);
        } catch (IOException | MalformedJson | IllegalArgumentException _) {
            throw new PortFailure.NeedsHuman(what(), "page-unreadable");
        }
    }

    /** Returns what is tried with it, for a failure: ids only. */
    String what() {
        return "Page " + number + " of " + part.key() + " in snapshot " + snapshot;
    }

    private List<SnapshotRow> rows(BufferedReader lines) throws IOException {
        String first = lines.readLine();
        if (first == null) {
            throw new MalformedJson("A page has a first line");
        }
        JsonObject heading = Json.readObject(first);
        long promised = heading.wholeNumber(ROWS);
        if (!heading.node().equals(Json.readObject(heading(promised)).node())) {
            throw new MalformedJson("The first line is another page's");
        }
        List<SnapshotRow> rows = new ArrayList<>();
        String line = lines.readLine();
        while (line != null) {
            rows.add(SnapshotRowJson.read(line));
            line = lines.readLine();
        }
        if (rows.size() != promised) {
            throw new MalformedJson("A page has as many rows as it says");
        }
        return rows;
    }

    private String heading(long rows) {
        return Json.write(heading().put(ROWS, rows));
    }

    private ObjectNode heading() {
        return Json.object()
                .put("format", FORMAT)
                .put("snapshot", snapshot.value())
                .put("part", part.key())
                .put("page", number);
    }
}
