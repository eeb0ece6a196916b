package dev.rollcall.adapter.dynamodb;

import static java.util.stream.Collectors.joining;

import dev.rollcall.domain.access.Entitlement;
import dev.rollcall.domain.approval.HeldItem;
import dev.rollcall.domain.breaker.Change;
import dev.rollcall.domain.breaker.ChangeKind;
import dev.rollcall.domain.breaker.HoldReason;
import dev.rollcall.domain.breaker.Whom;
import dev.rollcall.domain.lifecycle.CaseId;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/** Held items as attributes. */
final class HeldItemAttributes {
    private HeldItemAttributes() {}

    static Attributes of(HeldItem item) {
        return HintAttributes.of(item.person())
                .with("change", of(item.change()))
                .with("caseId", item.caseId().value())
                .with(
                        "reasons",
                        item.reasons().stream().map(Enum::name).sorted().collect(joining(" ")))
                .with("changedAt", item.changedAt())
                .with("heldAt", item.heldAt())
                .with("policyDigest", item.policyDigest())
                .with("word", item.word());
    }

    static HeldItem item(Attributes stored) {
        return new HeldItem(
                change(stored.nested("change")),
                HintAttributes.person(stored),
                new CaseId(stored.text("caseId")),
                reasons(stored.text("reasons")),
                stored.instant("changedAt"),
                stored.instant("heldAt"),
                stored.text("policyDigest"),
                stored.text("word"));
    }

    private static Attributes of(Change change) {
        Attributes attributes =
                Attributes.none()
                        .with("kind", change.kind().name())
                        .with("whom", change.whom().toString())
                        .with("before", change.before())
                        .with("after", change.after());
        return change.entitlement()
                .map(entitlement -> attributes.with("entitlement", entitlement.key()))
                .orElse(attributes);
    }

    private static Change change(Attributes stored) {
        return new Change(
                ChangeKind.valueOf(stored.text("kind")),
                Whom.parse(stored.text("whom")),
                stored.textIfAny("entitlement").map(Entitlement::parse),
                stored.text("before"),
                stored.text("after"));
    }

    private static Set<HoldReason> reasons(String words) {
        return Arrays.stream(words.split(" ")).map(HoldReason::valueOf).collect(Collectors.toSet());
    }
}
