package dev.rollcall.application.reconcile;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.port.PortFailure;
import dev.rollcall.application.port.Snapshots;
import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.access.Entitlement;
import dev.rollcall.domain.breaker.ChangeKind;
import dev.rollcall.domain.breaker.Target;
import dev.rollcall.domain.person.PersonId;
import dev.rollcall.domain.policy.DriftKind;
import dev.rollcall.domain.reconcile.Correction;
import dev.rollcall.domain.reconcile.CorrectionPlan;
import dev.rollcall.domain.reconcile.DriftId;
import dev.rollcall.domain.reconcile.Finding.Counted;
import dev.rollcall.domain.reconcile.SnapshotId;
import dev.rollcall.platform.json.CanonicalJson;
import dev.rollcall.platform.json.Json;
import dev.rollcall.platform.json.JsonObject;
import dev.rollcall.platform.json.MalformedJson;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The plan of a reconciliation as it lies beside its snapshot. */
final class PlanDocument {
    static final String NAME = "plan";
    private static final String READING = "Reading the plan of a reconciliation";

    private final Snapshots snapshots;

    PlanDocument(Snapshots snapshots) {
        this.snapshots = requireNonNull(snapshots, "snapshots is null");
    }

    /** Returns the plan that is kept: an earlier one of the same snapshot stays. */
    CorrectionPlan keep(CorrectionPlan plan) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("snapshot", plan.snapshot().value());
        document.put("policy", plan.policyDigest());
        document.put("at", plan.at().toString());
        document.put("corrections", plan.corrections().stream().map(PlanDocument::map).toList());
        return read(
                snapshots.keepOnce(
                        plan.snapshot(),
                        NAME,
                        CanonicalJson.write(document).getBytes(StandardCharsets.UTF_8)));
    }

    /**
     * @throws PortFailure.NeedsHuman if there is none, or it cannot be understood
     */
    CorrectionPlan of(SnapshotId snapshot) {
        return find(snapshot)
                .orElseThrow(() -> new PortFailure.NeedsHuman(READING, "plan-missing"));
    }

    /**
     * @throws PortFailure.NeedsHuman if it cannot be understood
     */
    Optional<CorrectionPlan> find(SnapshotId snapshot) {
        return snapshots.document(snapshot, NAME).map(PlanDocument::read);
    }

    private static CorrectionPlan read(byte[] content) {
        try {
            JsonObject document = Json.readObject(new String(content, StandardCharsets.UTF_8));
            return new CorrectionPlan(
                    new SnapshotId(document.text("snapshot")),
                    document.text("policy"),
                    Instant.parse(document.text("at")),
                    document.objects("corrections").stream()
                            .map(PlanDocument::correction)
                            .toList());
        } catch (MalformedJson | IllegalArgumentException | DateTimeException _) {
            throw new PortFailure.NeedsHuman(READING, "plan-unreadable");
        }
    }

    private static Map<String, Object> map(Correction correction) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("drift", correction.drift().value());
        map.put("kind", correction.kind().code());
        map.put("person", correction.person().toString());
        correction.account().ifPresent(account -> map.put("account", account.value()));
        correction.entitlement().ifPresent(thing -> map.put("entitlement", thing.key()));
        correction
                .counts()
                .ifPresent(counted -> {
                    map.put("counts", counted.kind().name());
                    map.put("target", counted.target().toString());
                });
        return map;
    }

    private static Correction correction(JsonObject map) {
        Optional<Counted> counts =
                map.optionalText("counts")
                        .map(kind ->
                                new Counted(
                                        ChangeKind.valueOf(kind),
                                        Target.parse(map.text("target"))));
        return new Correction(
                new DriftId(map.text("drift")),
                DriftKind.parse(map.text("kind")),
                PersonId.parse(map.text("person")),
                map.optionalText("account").map(AccountId::new),
                map.optionalText("entitlement").map(Entitlement::parse),
                counts);
    }
}
