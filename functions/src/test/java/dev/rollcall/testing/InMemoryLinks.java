package dev.rollcall.testing;

import dev.rollcall.application.port.Links;
import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.access.HumanKey;
import dev.rollcall.domain.access.Link;
import dev.rollcall.domain.person.PersonId;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Links that are forgotten with the test. */
public final class InMemoryLinks implements Links {
    private final List<Link> links = new ArrayList<>();
    private final Map<PersonId, Instant> creations = new HashMap<>();

    @Override
    public synchronized List<Link> of(PersonId person) {
        return those(link -> link.holds() && link.person().equals(person));
    }

    @Override
    public synchronized List<Link> to(AccountId account) {
        return those(link -> link.holds() && link.account().equals(account));
    }

    @Override
    public synchronized List<Link> everTo(AccountId account) {
        return those(link -> link.account().equals(account));
    }

    @Override
    public synchronized List<Link> everOf(HumanKey human) {
        return those(link -> link.human().filter(human::equals).isPresent());
    }

    @Override
    public synchronized void record(Link link) {
        if (to(link.account()).stream().noneMatch(same(link.person(), link.account()))) {
            links.removeIf(same(link.person(), link.account()));
            links.add(link);
        }
    }

    @Override
    public synchronized boolean recordFirst(Link link) {
        List<Link> ever = everTo(link.account());
        if (ever.isEmpty()) {
            links.add(link);
        }
        return ever.isEmpty() || ever.equals(List.of(link));
    }

    @Override
    public synchronized void identify(PersonId person, AccountId account, HumanKey human) {
        links.replaceAll(link ->
                link.holds() && link.human().isEmpty() && same(person, account).test(link)
                        ? new Link(
                                person,
                                account,
                                link.madeAt(),
                                link.rule(),
                                Optional.of(human),
                                Optional.empty())
                        : link);
    }

    @Override
    public synchronized void awaitCreation(PersonId person, Instant since) {
        creations.put(person, since);
    }

    @Override
    public synchronized void nothingMade(PersonId person) {
        creations.remove(person);
    }

    @Override
    public synchronized boolean mayHaveUnknown(PersonId person) {
        return Optional.ofNullable(creations.get(person))
                .filter(since ->
                        links.stream()
                                .filter(link -> link.person().equals(person))
                                .allMatch(link -> link.madeAt().isBefore(since)))
                .isPresent();
    }

    @Override
    public synchronized void end(PersonId person, AccountId account, Instant at) {
        links.replaceAll(
                link -> link.holds() && same(person, account).test(link) ? link.ended(at) : link);
    }

    /** Returns everybody who ever had a link. */
    synchronized Stream<PersonId> people() {
        return List.copyOf(links).stream().map(Link::person);
    }

    /** Returns all that hold. */
    synchronized List<Link> holding() {
        return those(Link::holds);
    }

    private static Predicate<Link> same(PersonId person, AccountId account) {
        return link -> link.person().equals(person) && link.account().equals(account);
    }

    private List<Link> those(Predicate<Link> wanted) {
        return links.stream()
                .filter(wanted)
                .sorted(Comparator.comparing(link -> link.account().value()))
                .toList();
    }
}
