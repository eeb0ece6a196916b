package dev.rollcall.application.explain;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.port.AccountDirectory;
import dev.rollcall.application.port.Grants;
import dev.rollcall.application.port.Links;
import dev.rollcall.application.port.Memberships;
import dev.rollcall.application.port.PersonRecords;
import dev.rollcall.application.port.PreExistings;
import dev.rollcall.application.port.Restores;
import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.access.Entitlement;
import dev.rollcall.domain.access.Link;
import dev.rollcall.domain.account.ListedAccount;
import dev.rollcall.domain.grant.DesiredAccess;
import dev.rollcall.domain.grant.RecordedGrant;
import dev.rollcall.domain.link.LinkRules;
import dev.rollcall.domain.person.PersonId;
import dev.rollcall.domain.person.PersonRecord;
import dev.rollcall.domain.policy.AttributeRules;
import dev.rollcall.domain.restore.RestoredGrant;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads what is known of somebody: the source's word, our records, and accounts in Slack. */
public final class LookAtPerson {
    private final PersonRecords source;
    private final Links links;
    private final Grants grants;
    private final PreExistings preExistings;
    private final Restores restores;
    private final AccountDirectory directory;
    private final Memberships memberships;

    public LookAtPerson(
            PersonRecords source,
            Links links,
            Grants grants,
            PreExistings preExistings,
            Restores restores,
            AccountDirectory directory,
            Memberships memberships) {
        this.source = requireNonNull(source, "source is null");
        this.links = requireNonNull(links, "links is null");
        this.grants = requireNonNull(grants, "grants is null");
        this.preExistings = requireNonNull(preExistings, "preExistings is null");
        this.restores = requireNonNull(restores, "restores is null");
        this.directory = requireNonNull(directory, "directory is null");
        this.memberships = requireNonNull(memberships, "memberships is null");
    }

    /** Somebody as the source and our records have them. */
    record Known(PersonRecord person, List<Link> links, List<RecordedGrant> recorded) {
        Known {
            requireNonNull(person, "person is null");
            links = List.copyOf(links);
            recorded = List.copyOf(recorded);
        }

        /** Returns when the person was first linked to an account; empty: never yet. */
        Optional<Instant> since() {
            return Link.firstMade(links);
        }

        /**
         * Returns what the person may have on that account: of several, rules give on one. Where
         * only a human can tell which it is, each is compared as if it were.
         */
        DesiredAccess on(
                AccountId account,
                List<AccountView> views,
                AttributeRules attributes,
                DesiredAccess access) {
            String email = person.attribute(attributes.email()).map(String::strip).orElse("");
            List<ListedAccount> linked =
                    views.stream().flatMap(view -> view.listed().stream()).toList();
            return LinkRules.own(linked, email).filter(own -> !own.equals(account)).isPresent()
                    ? access.elsewhere()
                    : access;
        }

        /** Returns the records, with what was about to be given to the account as given. */
        List<RecordedGrant> recordedFor(AccountId account) {
            return recorded.stream().map(grant -> grant.mayBeGivenTo(account)).toList();
        }
    }

    /** Empty if the source does not know the person. */
    Optional<Known> known(PersonId person) {
        return source.read(person)
                .map(record -> new Known(record, links.of(person), grants.of(person)));
    }

    /** Returns what the account had when the company was adopted. */
    Set<Entitlement> preExisting(AccountId account) {
        return preExistings.things(account);
    }

    /** Returns what was given back to the person's account by a human's word. */
    List<RestoredGrant> restored(PersonId person, AccountId account) {
        return restores.given(person).stream().filter(g -> g.account().equals(account)).toList();
    }

    /** Returns the people whom the account is linked to. */
    List<PersonId> peopleOf(AccountId account) {
        return links.to(account).stream().map(Link::person).distinct().toList();
    }

    /** Takes user groups from a reading that was made for somebody else, if there is a good one. */
    AccountView account(AccountId account, Duration atMost) {
        return new AccountView(
                account,
                directory.read(account),
                memberships.of(account, atMost, Set.of(), Instant.EPOCH));
    }
}
