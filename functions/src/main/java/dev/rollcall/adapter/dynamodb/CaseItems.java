package dev.rollcall.adapter.dynamodb;

import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.lifecycle.AccountMark;
import dev.rollcall.domain.lifecycle.AccountProgress;
import dev.rollcall.domain.lifecycle.Aftercare;
import dev.rollcall.domain.lifecycle.Assessment;
import dev.rollcall.domain.lifecycle.CaseId;
import dev.rollcall.domain.lifecycle.CaseState;
import dev.rollcall.domain.lifecycle.Departure;
import dev.rollcall.domain.lifecycle.LeaverCase;
import dev.rollcall.domain.lifecycle.Sla;
import dev.rollcall.domain.lifecycle.SlaClass;
import dev.rollcall.domain.lifecycle.Terms;
import dev.rollcall.domain.person.Standing;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A case as items: one for the case, one for each account, whose marks are its attributes. */
final class CaseItems {
    private CaseItems() {}

    static Attributes leaverCase(LeaverCase fresh) {
        Attributes item =
                Attributes.at(Keys.leaverCase(fresh.id()))
                        .with("caseId", fresh.id().value())
                        .with(HintAttributes.of(fresh.person()))
                        .with("cause", fresh.cause())
                        .with("changedAt", fresh.changedAt())
                        .with("detectedAt", fresh.detectedAt())
                        .with("terms", terms(fresh.terms()))
                        .with(state(fresh.state(), fresh.detectedAt()));
        return fresh.assessment().map(a -> item.with(assessment(a))).orElse(item);
    }

    private static Attributes terms(Terms terms) {
        Attributes item = Attributes.none().with("policyDigest", terms.policyDigest());
        for (Map.Entry<String, String> time : terms.facts().entrySet()) {
            item = item.with(time.getKey(), time.getValue());
        }
        return item;
    }

    private static Terms readTerms(Attributes item) {
        return new Terms(
                item.text("policyDigest"),
                readSla(item, ""),
                readSla(item, Terms.RELEASED),
                item.textIfAny(Terms.DEPARTURE).map(Departure::valueOf).orElse(Departure.NORMAL),
                item.textIfAny(Terms.RESIDUAL_OWNER).orElse(Aftercare.DEFAULT.owner()));
    }

    private static Sla readSla(Attributes item, String prefix) {
        return new Sla(
                item.duration(prefix + SlaClass.ACCESS_CUT.name()),
                item.duration(prefix + SlaClass.MEMBERSHIPS_CLEARED.name()),
                item.duration(prefix + SlaClass.VERIFIED.name()));
    }

    static Attributes assessment(Assessment assessment) {
        return Attributes.none()
                .with("standing", assessment.standing().name())
                .with("assessedAt", assessment.at())
                .with("seen", assessment.seen())
                .with("word", assessment.word());
    }

    private static Assessment readAssessment(Attributes item) {
        return new Assessment(
                Standing.valueOf(item.text("standing")),
                item.instant("assessedAt"),
                item.number("seen"),
                item.text("word"));
    }

    /**
     * The state, and the place among the open cases of that state; nobody waits for a closed one.
     */
    static Attributes state(CaseState state, Instant since) {
        Attributes item =
                Attributes.none().with("state", state.name()).with("closed", state.closed());
        return state.closed() ? item : item.with(PendingIndex.attributes(shard(state), since));
    }

    static String shard(CaseState state) {
        return "CASE#" + state;
    }

    static Attributes account(CaseId id, AccountProgress progress) {
        Attributes item =
                Attributes.at(Keys.caseAccount(id, progress.account()))
                        .with("account", progress.account().value());
        for (Map.Entry<AccountMark, Instant> mark : progress.marks().entrySet()) {
            item = item.with(mark.getKey().name(), mark.getValue());
        }
        return item;
    }

    /** Reads the items of one case; empty if the case itself is not among them. */
    static Optional<LeaverCase> read(List<Attributes> items) {
        List<AccountProgress> accounts = new ArrayList<>();
        Optional<Attributes> leaverCase = Optional.empty();
        for (Attributes item : items) {
            if (item.has("caseId")) {
                leaverCase = Optional.of(item);
            } else {
                accounts.add(progress(item));
            }
        }
        return leaverCase.map(item -> read(item, accounts));
    }

    private static LeaverCase read(Attributes item, List<AccountProgress> accounts) {
        return new LeaverCase(
                new CaseId(item.text("caseId")),
                HintAttributes.person(item),
                item.text("cause"),
                item.instant("changedAt"),
                item.instant("detectedAt"),
                CaseState.valueOf(item.text("state")),
                readTerms(item.nested("terms")),
                item.has("standing") ? Optional.of(readAssessment(item)) : Optional.empty(),
                accounts);
    }

    private static AccountProgress progress(Attributes item) {
        Map<AccountMark, Instant> marks = new EnumMap<>(AccountMark.class);
        for (AccountMark mark : AccountMark.values()) {
            if (item.has(mark.name())) {
                marks.put(mark, item.instant(mark.name()));
            }
        }
        return new AccountProgress(new AccountId(item.text("account")), marks);
    }
}
