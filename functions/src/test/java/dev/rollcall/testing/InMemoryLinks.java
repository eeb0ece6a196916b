package dev.rollcall.testing;

import dev.rollcall.application.port.Links;
import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.access.Link;
import dev.rollcall.domain.person.PersonId;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Links that are forgotten with the test. */
public final class InMemoryLinks implements Links {
    private final List<Link> links = new ArrayList<>();

    @Override
    public synchronized List<Link> of(PersonId person) {
        return links.stream()
                .filter(link -> link.person().equals(person))
                .sorted(Comparator.comparing(link -> link.account().value()))
                .toList();
    }

    @Override
    public synchronized List<Link> to(AccountId account) {
        return links.stream().filter(link -> link.account().equals(account)).toList();
    }

    @Override
    public synchronized void record(Link link) {
        if (of(link.person()).stream().noneMatch(l -> l.account().equals(link.account()))) {
            links.add(link);
        }
    }
}
