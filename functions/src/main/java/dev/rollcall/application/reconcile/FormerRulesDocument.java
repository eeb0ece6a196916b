package dev.rollcall.application.reconcile;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.port.Snapshots;
import dev.rollcall.domain.access.Entitlement;
import dev.rollcall.domain.policy.AccessPolicy;
import dev.rollcall.domain.policy.MappingMode;
import dev.rollcall.domain.policy.MappingName;
import dev.rollcall.domain.reconcile.FormerRules;
import dev.rollcall.domain.reconcile.FormerRules.Line;
import dev.rollcall.domain.reconcile.GoodReading;
import dev.rollcall.domain.reconcile.Reconciliation;
import dev.rollcall.platform.json.CanonicalJson;
import dev.rollcall.platform.json.Json;
import dev.rollcall.platform.json.JsonObject;
import dev.rollcall.platform.json.MalformedJson;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which mappings there were at a good reading, beside it: the next one tells by it which are gone.
 */
final class FormerRulesDocument {
    private static final String NAME = "mappings";
    private static final String PRESENT = "present";
    private static final String FORMER = "former";

    private final Snapshots snapshots;

    FormerRulesDocument(Snapshots snapshots) {
        this.snapshots = requireNonNull(snapshots, "snapshots is null");
    }

    /**
     * Returns what is gone from the policy and may have left something behind; none where no good
     * reading tells, or not any more.
     *
     * @param now the beginning of the present reading
     */
    FormerRules formerly(Optional<GoodReading> last, AccessPolicy policy, Instant now) {
        Optional<JsonObject> document =
                last.flatMap(good -> snapshots.document(good.id(), NAME))
                        .flatMap(FormerRulesDocument::read);
        return document.map(kept -> lines(kept, PRESENT).goneFrom(policy, lines(kept, FORMER), now))
                .orElse(FormerRules.NONE);
    }

    void keep(Reconciliation reading, AccessPolicy policy, FormerRules former) {
        snapshots.keepDocument(
                reading.id(),
                NAME,
                CanonicalJson.write(
                                Map.of(
                                        PRESENT,
                                        json(FormerRules.in(policy, reading.begun())),
                                        FORMER,
                                        json(former)))
                        .getBytes(StandardCharsets.UTF_8));
    }

    private static List<Map<String, Object>> json(FormerRules rules) {
        return rules.lines().stream()
                .map(line ->
                        Map.<String, Object>of(
                                "mapping", line.mapping().value(),
                                "thing", line.thing().key(),
                                "mode", line.mode().name(),
                                "policy", line.policyDigest(),
                                "gone", line.gone().toString()))
                .toList();
    }

    private static Optional<JsonObject> read(byte[] document) {
        try {
            return Optional.of(Json.readObject(new String(document, StandardCharsets.UTF_8)));
        } catch (MalformedJson _) {
            return Optional.empty();
        }
    }

    /** What cannot be read is not known: then nothing is said of it. */
    private static FormerRules lines(JsonObject document, String name) {
        try {
            return new FormerRules(
                    document.objects(name).stream()
                            .map(line ->
                                    new Line(
                                            new MappingName(line.text("mapping")),
                                            Entitlement.parse(line.text("thing")),
                                            MappingMode.valueOf(line.text("mode")),
                                            line.text("policy"),
                                            Instant.parse(line.text("gone"))))
                            .toList());
        } catch (MalformedJson | IllegalArgumentException | DateTimeException _) {
            return FormerRules.NONE;
        }
    }
}
