package dev.rollcall.application.provision;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.port.Enrolment;
import dev.rollcall.application.port.IdpGroupWriter;
import dev.rollcall.application.port.ManyReply;
import dev.rollcall.application.port.Memberships;
import dev.rollcall.application.port.OrganisationGroups;
import dev.rollcall.application.port.UserGroupEditing;
import dev.rollcall.application.port.WriteReply;
import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.access.Entitlement;
import dev.rollcall.domain.account.Additions;
import dev.rollcall.domain.account.Evictions;
import dev.rollcall.domain.account.OrganisationGroupId;
import dev.rollcall.domain.account.Removals;
import dev.rollcall.domain.account.UserGroupDelta;
import dev.rollcall.domain.breaker.Admission;
import dev.rollcall.domain.breaker.ChangeKind;
import dev.rollcall.domain.breaker.Target;

import java.util.List;
import java.util.Set;

/** One account in one thing, by the port that knows the thing: the call that names nobody else. */
public final class Membership {
    private final Memberships memberships;
    private final Enrolment enrolment;
    private final IdpGroupWriter idpGroups;
    private final UserGroupEditing userGroups;
    private final OrganisationGroups organisationGroups;

    public Membership(
            Memberships memberships,
            Enrolment enrolment,
            IdpGroupWriter idpGroups,
            UserGroupEditing userGroups,
            OrganisationGroups organisationGroups) {
        this.memberships = requireNonNull(memberships, "memberships is null");
        this.enrolment = requireNonNull(enrolment, "enrolment is null");
        this.idpGroups = requireNonNull(idpGroups, "idpGroups is null");
        this.userGroups = requireNonNull(userGroups, "userGroups is null");
        this.organisationGroups = requireNonNull(organisationGroups, "organisationGroups is null");
    }

    /** Slack tells of nobody who is in a user group of the organisation. */
    static boolean canBeRead(Entitlement entitlement) {
        return !(entitlement instanceof Entitlement.OrganisationGroup);
    }

    boolean is(AccountId account, Entitlement entitlement) {
        return memberships.isIn(account, entitlement);
    }

    WriteReply give(AccountId account, Entitlement entitlement) {
        return switch (entitlement) {
            case Entitlement.IdpGroup group ->
                    switch (idpGroups.add(group, new Additions(List.of(account)))) {
                        case IdpGroupWriter.Adding.Told(WriteReply reply) -> reply;
                        case IdpGroupWriter.Adding.SomebodyUnfit _ ->
                                new WriteReply.Refused("account-unfit");
                    };
            case Entitlement.OrganisationGroup group ->
                    told(organisationGroups.add(id(group), Set.of(account)));
            // One that we emptied takes its next member in; who disabled another, decides a human.
            case Entitlement.UserGroup group ->
                    userGroups.edit(
                            group,
                            UserGroupDelta.joining(Set.of(account)),
                            UserGroupEditing.IfDisabled.START_ANEW_IF_OURS);
            case Entitlement.Workspace _, Entitlement.Channel _, Entitlement.AdminRole _ ->
                    enrolment.join(account, entitlement);
        };
    }

    /**
     * @param admission of the kind of {@link ChangeKind#ofTaking}, for this very thing of the
     *     account
     */
    WriteReply take(Admission.Admitted admission, AccountId account, Entitlement entitlement) {
        if (!admission.target().equals(Target.of(account, entitlement))
                || admission.kind() != ChangeKind.ofTaking(entitlement)) {
            throw new IllegalArgumentException(
                    "The admission is for another change; ask the breaker for this one");
        }
        return switch (entitlement) {
            case Entitlement.IdpGroup group ->
                    idpGroups.remove(group, new Removals(List.of(admission)));
            case Entitlement.OrganisationGroup group ->
                    told(organisationGroups.remove(id(group), evictions(admission)));
            case Entitlement.UserGroup group ->
                    userGroups.edit(
                            group,
                            new UserGroupDelta(Set.of(), evictions(admission)),
                            UserGroupEditing.IfDisabled.REFUSE);
            case Entitlement.Workspace _, Entitlement.Channel _, Entitlement.AdminRole _ ->
                    memberships.leave(account, entitlement);
        };
    }

    private static Evictions evictions(Admission.Admitted admission) {
        return new Evictions(admission.kind(), List.of(admission));
    }

    private static OrganisationGroupId id(Entitlement.OrganisationGroup group) {
        return new OrganisationGroupId(group.groupId());
    }

    private static WriteReply told(ManyReply reply) {
        return switch (reply) {
            case ManyReply.Told(WriteReply whole) -> whole;
            case ManyReply.InPart(String code, _) -> new WriteReply.Refused(code);
        };
    }
}
