package dev.rollcall.testing;

import dev.rollcall.application.port.LinkDisputes;
import dev.rollcall.domain.link.DisputeId;
import dev.rollcall.domain.link.LinkDispute;
import dev.rollcall.domain.link.LinkDispute.Settlement;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Disputed links that are forgotten with the test. */
public final class InMemoryLinkDisputes implements LinkDisputes {
    private final Map<String, LinkDispute> disputes = new TreeMap<>();

    @Override
    public synchronized LinkDispute open(LinkDispute fresh) {
        return disputes.merge(
                fresh.id().value(), fresh, (old, now) -> old.asksTheSame(now) ? old : now);
    }

    @Override
    public synchronized Optional<LinkDispute> find(DisputeId id) {
        return Optional.ofNullable(disputes.get(id.value()));
    }

    @Override
    public synchronized LinkDispute settle(LinkDispute shown, Settlement settlement) {
        return disputes.merge(
                shown.id().value(),
                shown,
                (now, asked) ->
                        now.isOpen() && now.asksTheSame(asked) ? now.settled(settlement) : now);
    }

    @Override
    public synchronized void forget(LinkDispute answered) {
        disputes.computeIfPresent(
                answered.id().value(),
                (_, now) -> !now.isOpen() && now.asksTheSame(answered) ? null : now);
    }

    @Override
    public synchronized List<LinkDispute> open(int limit) {
        return disputes.values().stream()
                .filter(LinkDispute::isOpen)
                .sorted(Comparator.comparing(LinkDispute::since))
                .limit(limit)
                .toList();
    }
}
