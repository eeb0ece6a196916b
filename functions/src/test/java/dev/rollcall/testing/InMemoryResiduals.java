package dev.rollcall.testing;

import dev.rollcall.application.port.PortFailure;
import dev.rollcall.application.port.Residuals;
import dev.rollcall.domain.lifecycle.CaseId;
import dev.rollcall.domain.residual.ResidualId;
import dev.rollcall.domain.residual.ResidualItem;

import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Residual items that are forgotten with the test. */
public final class InMemoryResiduals implements Residuals {
    private record Key(CaseId caseId, ResidualId id) {}

    private final Map<Key, ResidualItem> items = new LinkedHashMap<>();
    private Optional<PortFailure> failure = Optional.empty();

    /** The next item cannot be put down; the one after it can. */
    public synchronized void failOnce(PortFailure once) {
        failure = Optional.of(once);
    }

    @Override
    public synchronized ResidualItem open(ResidualItem fresh) {
        if (failure.isPresent()) {
            PortFailure once = failure.get();
            failure = Optional.empty();
            throw once;
        }
        Key key = new Key(fresh.caseId(), fresh.id());
        items.putIfAbsent(key, fresh);
        return items.getOrDefault(key, fresh);
    }

    @Override
    public synchronized List<ResidualItem> of(CaseId caseId) {
        return items.values().stream()
                .filter(item -> item.caseId().equals(caseId))
                .sorted(
                        Comparator.comparing(ResidualItem::found)
                                .thenComparing(item -> item.id().value()))
                .toList();
    }

    @Override
    public synchronized Optional<ResidualItem> close(
            CaseId caseId, ResidualId id, ResidualItem.Closing closing) {
        return Optional.ofNullable(
                items.computeIfPresent(new Key(caseId, id), (_, item) -> item.closed(closing)));
    }

    @Override
    public synchronized Optional<ResidualItem> due(CaseId caseId, ResidualId id, Instant due) {
        return Optional.ofNullable(
                items.computeIfPresent(new Key(caseId, id), (_, item) -> item.due(due)));
    }

    @Override
    public synchronized List<ResidualItem> open(int limit) {
        return items.values().stream()
                .filter(ResidualItem::isOpen)
                .sorted(Comparator.comparing(ResidualItem::due))
                .limit(limit)
                .toList();
    }
}
