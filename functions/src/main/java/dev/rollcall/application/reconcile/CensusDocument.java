package dev.rollcall.application.reconcile;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import dev.rollcall.application.port.PortFailure;
import dev.rollcall.application.port.Snapshots;
import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.access.Entitlement;
import dev.rollcall.domain.adoption.Census;
import dev.rollcall.domain.adoption.ThingCensus;
import dev.rollcall.domain.adoption.Unexplained;
import dev.rollcall.domain.reconcile.SnapshotId;
import dev.rollcall.platform.json.CanonicalJson;
import dev.rollcall.platform.json.Json;
import dev.rollcall.platform.json.JsonObject;
import dev.rollcall.platform.json.MalformedJson;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A census as it lies beside its snapshot, with the list of what is unexplained in pages. */
public final class CensusDocument {
    /** How many rows a page has at most. */
    public static final int A_PAGE = 1_000;

    private static final String NAME = "census";
    private static final String READING = "Reading a census";

    private final Snapshots snapshots;

    public CensusDocument(Snapshots snapshots) {
        this.snapshots = requireNonNull(snapshots, "snapshots is null");
    }

    /** Returns how many pages so many rows take. */
    static int pages(int rows) {
        return (rows + A_PAGE - 1) / A_PAGE;
    }

    /** The pages are kept first: a census that says it has a page has it. */
    void keep(Census census, List<Unexplained> unexplained) {
        for (int page = 0; page < census.pages(); page++) {
            List<Unexplained> rows =
                    unexplained.subList(
                            page * A_PAGE, Math.min(unexplained.size(), (page + 1) * A_PAGE));
            put(
                    census.snapshot(),
                    page(page),
                    Map.of("rows", rows.stream().map(CensusDocument::row).toList()));
        }
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("snapshot", census.snapshot().value());
        document.put("begun", census.begun().toString());
        document.put("policy", census.policyDigest());
        document.put("notGood", census.notGood());
        document.put("things", census.things().stream().map(CensusDocument::thing).toList());
        document.put("pages", census.pages());
        put(census.snapshot(), NAME, document);
    }

    /**
     * Returns it; empty if there is none.
     *
     * @throws PortFailure.NeedsHuman if it cannot be understood
     */
    public Optional<Census> find(SnapshotId snapshot) {
        return snapshots.document(snapshot, NAME).map(CensusDocument::read);
    }

    /**
     * Returns a page of what is unexplained, in the order of things.
     *
     * @throws PortFailure.NeedsHuman if it is not there, or cannot be understood
     */
    public List<Unexplained> unexplained(SnapshotId snapshot, int page) {
        byte[] content =
                snapshots
                        .document(snapshot, page(page))
                        .orElseThrow(() -> new PortFailure.NeedsHuman(READING, "page-missing"));
        try {
            return Json.readObject(new String(content, UTF_8)).texts("rows").stream()
                    .map(CensusDocument::row)
                    .toList();
        } catch (MalformedJson | IllegalArgumentException _) {
            throw unreadable();
        }
    }

    private void put(SnapshotId snapshot, String name, Map<String, Object> document) {
        snapshots.keepDocument(snapshot, name, CanonicalJson.write(document).getBytes(UTF_8));
    }

    private static Census read(byte[] content) {
        try {
            JsonObject document = Json.readObject(new String(content, UTF_8));
            return new Census(
                    new SnapshotId(document.text("snapshot")),
                    Instant.parse(document.text("begun")),
                    document.text("policy"),
                    document.texts("notGood"),
                    document.objects("things").stream().map(CensusDocument::thing).toList(),
                    Math.toIntExact(document.wholeNumber("pages")));
        } catch (MalformedJson | IllegalArgumentException | DateTimeException _) {
            throw unreadable();
        }
    }

    private static PortFailure unreadable() {
        return new PortFailure.NeedsHuman(READING, "census-unreadable");
    }

    private static String page(int number) {
        return "unexplained-%05d".formatted(number);
    }

    private static String row(Unexplained one) {
        return one.thing().key() + " " + one.account();
    }

    private static Unexplained row(String text) {
        int space = text.indexOf(' ');
        if (space < 0) {
            throw new IllegalArgumentException("No row of a census");
        }
        return new Unexplained(
                Entitlement.parse(text.substring(0, space)),
                new AccountId(text.substring(space + 1)));
    }

    private static Map<String, Object> thing(ThingCensus one) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("thing", one.thing().key());
        map.put("whole", one.whole());
        map.put("explained", one.explained());
        map.put("ours", one.ours());
        map.put("preExisting", one.preExisting());
        map.put("unexplained", one.unexplained());
        map.put("missing", one.missing());
        return map;
    }

    private static ThingCensus thing(JsonObject map) {
        return new ThingCensus(
                Entitlement.parse(map.text("thing")),
                map.bool("whole"),
                number(map, "explained"),
                number(map, "ours"),
                number(map, "preExisting"),
                number(map, "unexplained"),
                number(map, "missing"));
    }

    private static int number(JsonObject map, String name) {
        return Math.toIntExact(map.wholeNumber(name));
    }
}
