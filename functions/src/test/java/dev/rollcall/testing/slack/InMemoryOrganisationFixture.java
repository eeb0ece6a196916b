package dev.rollcall.testing.slack;

import dev.rollcall.application.port.AccountDirectory;
import dev.rollcall.application.port.AccountProvisioning;
import dev.rollcall.application.port.AccountRoster;
import dev.rollcall.application.port.ChannelAllowLists;
import dev.rollcall.application.port.Enrolment;
import dev.rollcall.application.port.IdpGroupDirectory;
import dev.rollcall.application.port.IdpGroupLinks;
import dev.rollcall.application.port.IdpGroupWriter;
import dev.rollcall.application.port.MembershipLists;
import dev.rollcall.application.port.Memberships;
import dev.rollcall.application.port.OrganisationGroups;
import dev.rollcall.application.port.PortFailure;
import dev.rollcall.application.port.UserGroupEditing;
import dev.rollcall.contract.OrganisationFixture;
import dev.rollcall.domain.access.Account;
import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.access.Entitlement;
import dev.rollcall.testing.MovableClock;

import java.time.Instant;
import java.util.List;

/** {@link InMemorySlackOrganisation} for the contracts. */
final class InMemoryOrganisationFixture implements OrganisationFixture {
    private final InMemorySlackOrganisation slack =
            new InMemorySlackOrganisation(new MovableClock(Instant.parse("2026-11-01T12:00:00Z")));
    private final OrganisationPorts ports = slack.ports();
    private int people = 1;
    private int groups;

    @Override
    public AccountDirectory directory() {
        return ports.directory();
    }

    @Override
    public AccountProvisioning provisioning() {
        return ports.provisioning();
    }

    @Override
    public IdpGroupDirectory groupDirectory() {
        return ports.groupDirectory();
    }

    @Override
    public IdpGroupWriter groupWriter() {
        return ports.groupWriter();
    }

    @Override
    public Enrolment enrolment() {
        return ports.enrolment();
    }

    @Override
    public UserGroupEditing userGroupEditing() {
        return ports.userGroupEditing();
    }

    @Override
    public Memberships memberships() {
        return ports.memberships();
    }

    @Override
    public IdpGroupLinks groupLinks() {
        return ports.groupLinks();
    }

    @Override
    public ChannelAllowLists allowLists() {
        return ports.allowLists();
    }

    @Override
    public OrganisationGroups organisationGroups() {
        return ports.organisationGroups();
    }

    @Override
    public AccountRoster roster() {
        return ports.roster();
    }

    @Override
    public MembershipLists membershipLists() {
        return ports.membershipLists();
    }

    @Override
    public void add(AccountId account, Account.Rank rank) {
        slack.add(account, rank);
        people++;
    }

    @Override
    public void deactivate(AccountId account) {
        slack.deactivate(account);
    }

    @Override
    public Entitlement.Workspace workspace(String id) {
        return slack.workspace(id);
    }

    @Override
    public Entitlement.IdpGroup idpGroup(String name, List<AccountId> members) {
        return slack.idpGroup("S0" + ++groups, name, members);
    }

    @Override
    public Entitlement.UserGroup userGroup(List<AccountId> members) {
        return slack.userGroup("S0" + ++groups, members);
    }

    @Override
    public void disable(Entitlement.UserGroup group) {
        slack.disable(group);
    }

    @Override
    public Entitlement.Channel channel(
            String id, Entitlement.Workspace in, List<AccountId> members, boolean closed) {
        return closed ? slack.privateChannel(id, in, members) : slack.channel(id, in, members);
    }

    @Override
    public void give(AccountId account, Entitlement.AdminRole role) {
        slack.put(account, role);
    }

    @Override
    public void hideMemberOf(Entitlement.UserGroup group) {
        slack.habits().hideMemberOf(group);
    }

    @Override
    public void refuseAsTooMany() {
        slack.script()
                .failNextRead(
                        new PortFailure.RateLimited(
                                "a list", Instant.parse("2026-11-01T12:00:07Z")));
    }

    @Override
    public void fillSeats() {
        slack.habits().seats(people);
    }

    @Override
    public void loseOwnerOf(Entitlement.Workspace workspace) {
        slack.habits().loseOwnerOf(workspace);
    }

    @Override
    public void offerNoOrganisationGroups() {
        slack.habits().offerNoOrganisationGroups();
    }

    @Override
    public void keepRowBack() {
        slack.habits().keepBackOnce(1);
    }

    @Override
    public void settle() {}

    @Override
    public void close() {}
}
