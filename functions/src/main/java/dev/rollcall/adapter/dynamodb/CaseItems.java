package dev.rollcall.adapter.dynamodb;

import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.lifecycle.AccountMark;
import dev.rollcall.domain.lifecycle.AccountProgress;
import dev.rollcall.domain.lifecycle.CaseId;
import dev.rollcall.domain.lifecycle.CaseState;
import dev.rollcall.domain.lifecycle.LeaverCase;
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
                        .with(state(fresh.state(), fresh.detectedAt()));
        return fresh.standing().map(s -> item.with("standing", s.name())).orElse(item);
    }

    /** The state, whether it closes the case, and the place among the cases of that state. */
    static Attributes state(CaseState state, Instant since) {
        return PendingIndex.attributes(shard(state), since)
                .with("state", state.name())
                .with("closed", state.closed());
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
                item.textIfAny("standing").map(Standing::valueOf),
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
