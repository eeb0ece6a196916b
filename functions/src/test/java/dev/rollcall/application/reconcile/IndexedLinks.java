package dev.rollcall.application.reconcile;

import dev.rollcall.application.port.Links;
import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.access.HumanKey;
import dev.rollcall.domain.access.Link;
import dev.rollcall.domain.person.PersonId;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One link for each of many people, found at once; none ever ends. */
final class IndexedLinks implements Links {
    private final Map<PersonId, Link> byPerson = new HashMap<>();
    private final Map<AccountId, Link> byAccount = new HashMap<>();

    List<Link> all() {
        return List.copyOf(byPerson.values());
    }

    @Override
    public List<Link> of(PersonId person) {
        return Optional.ofNullable(byPerson.get(person)).stream().toList();
    }

    @Override
    public List<Link> to(AccountId account) {
        return Optional.ofNullable(byAccount.get(account)).stream().toList();
    }

    @Override
    public List<Link> everTo(AccountId account) {
        return to(account);
    }

    @Override
    public List<Link> everOf(HumanKey human) {
        return List.of();
    }

    @Override
    public void record(Link link) {
        byPerson.put(link.person(), link);
        byAccount.put(link.account(), link);
    }

    @Override
    public boolean recordFirst(Link link) {
        boolean first = everTo(link.account()).isEmpty();
        if (first) {
            record(link);
        }
        return first || everTo(link.account()).contains(link);
    }

    @Override
    public void identify(PersonId person, AccountId account, HumanKey human) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void awaitCreation(PersonId person, Instant since) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void nothingMade(PersonId person) {
        throw new UnsupportedOperationException();
    }

    @Override
    public boolean mayHaveUnknown(PersonId person) {
        return false;
    }

    @Override
    public void end(PersonId person, AccountId account, Instant at) {
        throw new UnsupportedOperationException();
    }
}
