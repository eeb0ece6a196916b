package dev.rollcall.testing;

import dev.rollcall.application.port.Grants;
import dev.rollcall.domain.access.Entitlement;
import dev.rollcall.domain.grant.RecordedGrant;
import dev.rollcall.domain.person.PersonId;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Entitlement records that are forgotten with the test. */
public final class InMemoryGrants implements Grants {
    private final Map<String, RecordedGrant> grants = new TreeMap<>();

    @Override
    public synchronized List<RecordedGrant> of(PersonId person) {
        return grants.values().stream()
                .filter(recorded -> recorded.grant().person().equals(person))
                .toList();
    }

    @Override
    public Map<PersonId, List<RecordedGrant>> ofThings(Map<PersonId, Set<Entitlement>> wanted) {
        return wanted.entrySet().stream()
                .collect(
                        Collectors.toMap(
                                Map.Entry::getKey,
                                one ->
                                        of(one.getKey()).stream()
                                                .filter(grant ->
                                                        one.getValue()
                                                                .contains(
                                                                        grant.grant()
                                                                                .entitlement()))
                                                .toList()));
    }

    @Override
    public synchronized void record(RecordedGrant grant) {
        grants.merge(
                key(grant.grant().person(), grant.grant().entitlement()),
                grant,
                (before, now) -> now.continuing(before));
    }

    @Override
    public synchronized void adopt(List<RecordedGrant> some) {
        some.forEach(grant ->
                grants.putIfAbsent(
                        key(grant.grant().person(), grant.grant().entitlement()), grant));
    }

    @Override
    public synchronized void forget(PersonId person, Entitlement entitlement) {
        grants.remove(key(person, entitlement));
    }

    /** Returns those for whom something waits that has no account yet. */
    synchronized Stream<PersonId> waiting() {
        return List.copyOf(grants.values()).stream()
                .filter(recorded -> recorded.account().isEmpty())
                .map(recorded -> recorded.grant().person());
    }

    private static String key(PersonId person, Entitlement entitlement) {
        return person + "|" + entitlement.key();
    }
}
