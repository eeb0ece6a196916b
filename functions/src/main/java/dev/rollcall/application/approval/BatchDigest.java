package dev.rollcall.application.approval;

import dev.rollcall.domain.access.Entitlement;
import dev.rollcall.domain.breaker.Change;
import dev.rollcall.domain.breaker.Whom;
import dev.rollcall.platform.Hashes;
import dev.rollcall.platform.json.CanonicalJson;

import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** What a decision is bound to: the exact list of changes under one policy. */
public final class BatchDigest {
    private static final Comparator<Change> ORDER =
            Comparator.comparing(Change::kind)
                    .thenComparing(change -> change.whom().toString())
                    .thenComparing(BatchDigest::entitlement);

    private BatchDigest() {}

    /** Returns SHA-256, in hexadecimal, over canonical JSON; the list's order does not matter. */
    public static String of(List<Change> changes, String policyDigest) {
        return Hashes.sha256(
                CanonicalJson.write(
                        Map.of(
                                "schema",
                                "rollcall/held-changes/1",
                                "policy",
                                policyDigest,
                                "changes",
                                changes.stream().sorted(ORDER).map(BatchDigest::json).toList())));
    }

    private static String word(Whom whom) {
        return switch (whom) {
            case Whom.Owner _ -> "account";
            case Whom.Newcomer _ -> "person";
        };
    }

    private static Map<String, String> json(Change change) {
        return Map.of(
                "kind",
                change.kind().name(),
                word(change.whom()),
                change.whom().toString(),
                "entitlement",
                entitlement(change),
                "before",
                change.before(),
                "after",
                change.after());
    }

    private static String entitlement(Change change) {
        return change.entitlement().map(Entitlement::key).orElse("");
    }
}
