package dev.rollcall.adapter.csvsource;

import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.rollcall.application.port.PortFailure;
import dev.rollcall.application.port.SourceFiles;
import dev.rollcall.domain.person.SourceId;
import dev.rollcall.domain.person.Standing;
import dev.rollcall.platform.Hashes;
import dev.rollcall.platform.json.Json;
import dev.rollcall.testing.InMemoryCursors;
import dev.rollcall.testing.InMemorySourceFiles;
import dev.rollcall.testing.MovableClock;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Somebody who lays down files and a manifest, whenever something has changed and is read. */
final class LaidDown implements SourceFiles {
    static final SourceId SOURCE = new SourceId("hr");
    static final Instant NOON = Instant.parse("2026-11-01T12:00:00Z");
    static final String USERS = "id,status,statusSince,email,displayName,attribute.endDate";
    static final String GROUPS = "id,name";
    static final String MEMBERSHIPS = "groupId,memberType,memberId";

    final MovableClock clock = new MovableClock(NOON);
    final InMemoryCursors cursors = new InMemoryCursors();
    final InMemorySourceFiles files = new InMemorySourceFiles();
    final CsvSource csv = new CsvSource(new CsvSourceSettings(SOURCE), this, cursors, clock);
    private final Map<String, String> users = new LinkedHashMap<>();
    private final Map<String, String> groups = new LinkedHashMap<>();
    private final Map<String, StringBuilder> members = new LinkedHashMap<>();
    private boolean changed = true;
    private boolean frozen;
    private boolean empty;
    private boolean busy;
    private boolean breaksOff;

    /** Begins with one person and one group. */
    LaidDown() {
        user("u1", "entitled", NOON.toString());
        group("everyone", "Everyone");
    }

    void user(String id, Standing standing, Instant since) {
        String status =
                switch (standing) {
                    case ENTITLED -> "entitled";
                    case NOT_YET -> "not-yet";
                    case SUSPENDED -> "suspended";
                    case LEAVER -> "leaver";
                    case UNKNOWN -> "unknown";
                };
        user(id, status, since.toString());
    }

    void user(String id, String status, String since) {
        users.put(id, id + "," + status + "," + since + ",bo@acme.example,\"Chen, Bo\",2027-01-31");
        changed = true;
    }

    void group(String id, String name) {
        groups.put(id, id + "," + name);
        changed = true;
    }

    void member(String group, String type, String id) {
        members.computeIfAbsent(group, _ -> new StringBuilder())
                .append(group + "," + type + "," + id + "\n");
        changed = true;
    }

    /** From now on what changes is not laid down. */
    void freeze() {
        lay();
        frozen = true;
    }

    /** The next files are of nobody and nothing. */
    void layNothingNext() {
        empty = true;
        changed = true;
    }

    /** The next time something is opened is refused as too much. */
    void busyNext() {
        busy = true;
    }

    /** The next file that is read on ends too soon, and does not say so. */
    void breakOffNext() {
        breaksOff = true;
    }

    /** Lays all down as it is now, a second later. */
    void lay() {
        if (frozen || !changed) {
            return;
        }
        changed = false;
        clock.advance(Duration.ofSeconds(1));
        lay(
                USERS + "\n" + lines(users),
                GROUPS + "\n" + lines(groups),
                MEMBERSHIPS + "\n" + String.join("", members.values()));
        // What was empty is mended for whoever reads next.
        changed = empty;
        empty = false;
    }

    /** Lays these down, with a manifest that fits them. */
    void lay(String users, String groups, String memberships) {
        changed = false;
        put("users.csv", users);
        put("groups.csv", groups);
        put("memberships.csv", memberships);
        manifest(manifestOf(users, groups, memberships));
    }

    /** Lays the manifest down as it is. */
    void manifest(ObjectNode manifest) {
        changed = false;
        files.put("manifest.json", Json.write(manifest));
    }

    /** Returns a manifest that fits those files, generated now. */
    ObjectNode manifestOf(String users, String groups, String memberships) {
        ObjectNode manifest = Json.object();
        manifest.put("schemaVersion", 1);
        manifest.put("generatedAt", clock.instant().toString());
        ObjectNode all = manifest.putObject("files");
        describe(all.putObject("users"), "users.csv", users);
        describe(all.putObject("groups"), "groups.csv", groups);
        describe(all.putObject("memberships"), "memberships.csv", memberships);
        return manifest;
    }

    void put(String name, String content) {
        changed = false;
        files.put(name, content);
    }

    @Override
    public Opened open(String name, long from, Optional<String> tag) {
        if (name.equals("manifest.json")) {
            lay();
        }
        if (busy) {
            busy = false;
            throw new PortFailure.RateLimited("Reading a file", clock.instant().plusSeconds(3));
        }
        Opened opened = files.open(name, from, tag);
        if (breaksOff && from > 0 && opened instanceof Opened.File(String mark, var content)) {
            breaksOff = false;
            return new Opened.File(mark, beginning(content));
        }
        return opened;
    }

    private String lines(Map<String, String> rows) {
        return empty ? "" : String.join("\n", rows.values()) + "\n";
    }

    private static InputStream beginning(InputStream content) {
        try {
            byte[] all = content.readAllBytes();
            int end = all.length / 10;
            while (all[end - 1] != '\n') {
                end++;
            }
            return new ByteArrayInputStream(Arrays.copyOf(all, end));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void describe(ObjectNode file, String name, String content) {
        file.put("name", name);
        file.put("rows", content.strip().split("\n", -1).length - 1);
        file.put("sha256", Hashes.sha256(content.getBytes(StandardCharsets.UTF_8)));
    }
}
