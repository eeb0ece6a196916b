package dev.rollcall.application.reconcile;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.port.AccountDirectory;
import dev.rollcall.application.port.Grants;
import dev.rollcall.application.port.Links;
import dev.rollcall.application.port.Memberships;
import dev.rollcall.application.port.PersonRecords;
import dev.rollcall.application.port.Policies;
import dev.rollcall.application.port.PreExistings;
import dev.rollcall.application.port.SlackCapabilities;
import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.access.Entitlement;
import dev.rollcall.domain.access.Holdings;
import dev.rollcall.domain.access.Link;
import dev.rollcall.domain.account.ListedAccount;
import dev.rollcall.domain.grant.AccessRules;
import dev.rollcall.domain.person.PersonId;
import dev.rollcall.domain.person.PersonRecord;
import dev.rollcall.domain.policy.AccessPolicy;
import dev.rollcall.domain.policy.AccountType;
import dev.rollcall.domain.reconcile.AccessFindings;
import dev.rollcall.domain.reconcile.AccountSight;
import dev.rollcall.domain.reconcile.Finding;
import dev.rollcall.domain.reconcile.FormerRules;
import dev.rollcall.domain.reconcile.SnapshotPart;
import dev.rollcall.domain.reconcile.Touch;
import dev.rollcall.domain.reconcile.Trust;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Reads one person and one membership afresh, and compares the two by the policy's rules. */
public final class LookAtMembership {
    private static final Trust READ_BY_ID = new Trust(true, Set.of());

    private final Policies policies;
    private final PersonRecords records;
    private final AccountDirectory directory;
    private final Memberships memberships;
    private final SlackCapabilities capabilities;
    private final Grants grants;
    private final PreExistings preExistings;
    private final Links links;

    public LookAtMembership(
            Policies policies,
            PersonRecords records,
            AccountDirectory directory,
            Memberships memberships,
            SlackCapabilities capabilities,
            Grants grants,
            PreExistings preExistings,
            Links links) {
        this.policies = requireNonNull(policies, "policies is null");
        this.records = requireNonNull(records, "records is null");
        this.directory = requireNonNull(directory, "directory is null");
        this.memberships = requireNonNull(memberships, "memberships is null");
        this.capabilities = requireNonNull(capabilities, "capabilities is null");
        this.grants = requireNonNull(grants, "grants is null");
        this.preExistings = requireNonNull(preExistings, "preExistings is null");
        this.links = requireNonNull(links, "links is null");
    }

    /**
     * Returns what differs of the touched thing; empty if the source does not know the person by
     * id, or there is no such active account: then nothing can be said.
     *
     * @throws dev.rollcall.application.port.PortFailure if one of both sides cannot be read
     */
    Optional<List<Finding>> at(
            AccessPolicy policy, PersonId person, Touch.Membership touch, Instant now) {
        Optional<PersonRecord> record = records.read(person);
        Optional<ListedAccount> account =
                directory.read(touch.account()).filter(ListedAccount::active);
        return record.flatMap(
                read -> account.map(there -> findings(policy, read, there, touch.thing(), now)));
    }

    private List<Finding> findings(
            AccessPolicy policy,
            PersonRecord record,
            ListedAccount account,
            Entitlement thing,
            Instant now) {
        Optional<Instant> since = Link.firstMade(links.of(record.person()));
        AccessFindings access =
                new AccessFindings(
                        policy,
                        capabilities.plan(),
                        grants::of,
                        preExistings::things,
                        FormerRules.NONE);
        return access
                .of(
                        new AccessRules(policy).of(record, since, now),
                        sight(policy, account, thing, now),
                        READ_BY_ID)
                .stream()
                .filter(finding -> finding.drift().entitlement().filter(thing::equals).isPresent())
                .toList();
    }

    private AccountSight sight(
            AccessPolicy policy, ListedAccount account, Entitlement thing, Instant now) {
        Holdings holdings = holdings(account.id(), thing, now);
        return new AccountSight(
                account.id(),
                account.active(),
                AccountType.of(account.kind()),
                protection(policy, account.id()),
                Optional.empty(),
                holdings,
                true,
                Set.of());
    }

    /**
     * Of a user group its workspace is taken for had: only the group is judged here, and the run
     * that sets it right reads both.
     */
    private Holdings holdings(AccountId account, Entitlement thing, Instant now) {
        List<Entitlement> place =
                thing instanceof Entitlement.UserGroup group
                        ? List.of(new Entitlement.Workspace(group.workspaceId()))
                        : List.of();
        List<Entitlement> has = memberships.isIn(account, thing) ? List.of(thing) : List.of();
        return new Holdings(
                account,
                Stream.concat(place.stream(), has.stream()).toList(),
                Stream.concat(place.stream(), Stream.of(thing))
                        .flatMap(one -> SnapshotPart.telling(one).stream())
                        .flatMap(part -> part.reading().stream())
                        .toList(),
                List.of(),
                now,
                now);
    }

    /** Owners too are refused, by the run itself: that takes a call of its own. */
    private Optional<String> protection(AccessPolicy policy, AccountId account) {
        return policy.protectedAccounts().contains(account)
                        || policies.leavers().protectedAccounts().contains(account)
                ? Optional.of("listed-as-protected")
                : Optional.empty();
    }
}
