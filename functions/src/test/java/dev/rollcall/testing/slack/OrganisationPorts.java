package dev.rollcall.testing.slack;

import static java.util.Objects.requireNonNull;

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

/** The ports of {@link InMemorySlackOrganisation}. */
public final class OrganisationPorts {
    private final OrganisationState state;
    private final OrganisationScript script;
    private final OrganisationHabits habits;

    OrganisationPorts(
            OrganisationState state, OrganisationScript script, OrganisationHabits habits) {
        this.state = requireNonNull(state, "state is null");
        this.script = requireNonNull(script, "script is null");
        this.habits = requireNonNull(habits, "habits is null");
    }

    public AccountDirectory directory() {
        return new InMemoryAccountDirectory(state, script, habits);
    }

    public AccountProvisioning provisioning() {
        return new InMemoryAccountProvisioning(state, script, directory(), habits);
    }

    public IdpGroupDirectory groupDirectory() {
        return new InMemoryIdpGroupDirectory(state, script, habits);
    }

    public IdpGroupWriter groupWriter() {
        return new InMemoryIdpGroupWriter(state, script);
    }

    public Enrolment enrolment() {
        return new InMemoryEnrolment(state, script, new UserGroupChanges(state, script));
    }

    public UserGroupEditing userGroupEditing() {
        return new InMemoryUserGroupEditing(script, new UserGroupChanges(state, script));
    }

    public IdpGroupLinks groupLinks() {
        return new InMemoryIdpGroupLinks(state, script, habits);
    }

    public ChannelAllowLists allowLists() {
        return new InMemoryChannelAllowLists(state, script);
    }

    public OrganisationGroups organisationGroups() {
        return new InMemoryOrganisationGroups(state, script, habits);
    }

    public AccountRoster roster() {
        return new InMemoryAccountRoster(state, script, habits);
    }

    public MembershipLists membershipLists() {
        return new InMemoryMembershipLists(state, script, habits);
    }

    public Memberships memberships() {
        return new InMemoryMemberships(state, script);
    }
}
