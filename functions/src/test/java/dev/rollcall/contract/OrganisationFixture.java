package dev.rollcall.contract;

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
import dev.rollcall.application.port.UserGroupEditing;
import dev.rollcall.domain.access.Account;
import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.access.Entitlement;

import java.util.List;

/** An organisation of Slack that a contract furnishes, and the ports that change it. */
public interface OrganisationFixture extends AutoCloseable {
    /** The workspace that every account is added to. */
    Entitlement.Workspace HOME = new Entitlement.Workspace("T01");

    /** The owner whose tokens ours are. */
    AccountId INSTALLER = new AccountId("U0INSTALLER");

    AccountDirectory directory();

    AccountProvisioning provisioning();

    IdpGroupDirectory groupDirectory();

    IdpGroupWriter groupWriter();

    Enrolment enrolment();

    UserGroupEditing userGroupEditing();

    IdpGroupLinks groupLinks();

    ChannelAllowLists allowLists();

    OrganisationGroups organisationGroups();

    AccountRoster roster();

    MembershipLists membershipLists();

    /** By which is read back who is where. */
    Memberships memberships();

    /**
     * Adds an active account to {@link #HOME}; {@code U0ANA} is called {@code u0ana} and has the
     * address {@code u0ana@acme.example}.
     */
    void add(AccountId account, Account.Rank rank);

    /** Deactivates an account as another's hand would, and waits until that can be seen. */
    void deactivate(AccountId account);

    Entitlement.Workspace workspace(String id);

    Entitlement.IdpGroup idpGroup(String name, List<AccountId> members);

    /** Adds a user group of {@link #HOME}. */
    Entitlement.UserGroup userGroup(List<AccountId> members);

    void disable(Entitlement.UserGroup group);

    /**
     * Adds a channel.
     *
     * @param closed a private one, which only its members see, our installer too
     */
    Entitlement.Channel channel(
            String id, Entitlement.Workspace in, List<AccountId> members, boolean closed);

    /** Gives a role as another's hand would. */
    void give(AccountId account, Entitlement.AdminRole role);

    /** Lets lists of user groups show one member of it fewer than they count. */
    void hideMemberOf(Entitlement.UserGroup group);

    /** Lets the next read of any list be refused as one too many. */
    void refuseAsTooMany();

    /** Lets no more people be active than there are. */
    void fillSeats();

    /** Lets nobody be brought into the workspace by a group: its primary owner is gone. */
    void loseOwnerOf(Entitlement.Workspace workspace);

    /** Takes the methods for groups of the organisation away, which not everybody has. */
    void offerNoOrganisationGroups();

    /** Lets the next list lack its last row, which its total counts. */
    void keepRowBack();

    /** Waits until everything that was written can be seen, and calls are allowed again. */
    void settle();

    @Override
    void close();
}
