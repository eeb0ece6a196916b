package dev.rollcall.testing;

import dev.rollcall.application.port.LinkDisputes;
import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.link.DisputeId;
import dev.rollcall.domain.link.LinkDispute;
import dev.rollcall.domain.link.LinkDispute.Settlement;
import dev.rollcall.domain.person.PersonId;

import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Disputed links that are forgotten with the test. */
public final class InMemoryLinkDisputes implements LinkDisputes {
    private final Map<String, LinkDispute> disputes = new TreeMap<>();
    private final Map<PersonId, Set<AccountId>> notTheirs = new HashMap<>();

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
        LinkDispute now = disputes.getOrDefault(shown.id().value(), shown);
        if (!now.isOpen() || !now.asksTheSame(shown)) {
            return now;
        }
        LinkDispute answered = now.settled(settlement);
        disputes.put(answered.id().value(), answered);
        Set<AccountId> ruledOut =
                notTheirs.computeIfAbsent(answered.person(), _ -> new HashSet<>());
        ruledOut.addAll(answered.notTheirs());
        settlement.theirs().ifPresent(ruledOut::remove);
        return answered;
    }

    @Override
    public synchronized Set<AccountId> notTheirs(PersonId person) {
        return Set.copyOf(notTheirs.getOrDefault(person, Set.of()));
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
