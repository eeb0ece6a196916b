package dev.rollcall.adapter.slack.fault;

import static dev.rollcall.adapter.slack.fault.Company.AWAY;
import static dev.rollcall.adapter.slack.fault.Company.INSTALLER;
import static dev.rollcall.adapter.slack.fault.Company.OTHER;
import static dev.rollcall.adapter.slack.fault.Company.SUBJECT;

import dev.rollcall.application.port.Enrolment;
import dev.rollcall.application.port.UserGroupEditing;
import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.access.Entitlement;
import dev.rollcall.domain.account.Evictions;
import dev.rollcall.domain.account.UserGroupDelta;
import dev.rollcall.domain.breaker.Admission;
import dev.rollcall.domain.breaker.ChangeKind;
import dev.rollcall.domain.capability.SlackPlan;
import dev.rollcall.local.slack.SlackGroup;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Rows of the table: what an account is given. Who gives reads {@code active} back too. */
final class JoinWrites {
    private static final AccountId THIRD = new AccountId("U0FOUNDER");
    private static final Entitlement.UserGroup USERS = new Entitlement.UserGroup("T01", "S0USERS");
    private static final Entitlement.Channel CHANNEL = new Entitlement.Channel("C0ONE");

    private JoinWrites() {}

    static List<Operation> all() {
        return List.of(
                userGroup(),
                workspace(),
                channel(),
                channelOnBusinessPlus(),
                role(),
                inAndOut(),
                anew());
    }

    private static Operation joins(Entitlement entitlement) {
        return Operation.of(Enrolment.class, "join")
                .of(entitlement.getClass())
                .writes(c -> c.slack().enrolment().join(SUBJECT, entitlement))
                .looksSo(c -> isActiveAnd(c, entitlement, true));
    }

    private static boolean isActiveAnd(Company company, Entitlement entitlement, boolean in) {
        return company.slack().memberships().isIn(SUBJECT, entitlement) == in
                && company.slack().accounts().isActive(SUBJECT).equals(Optional.of(true));
    }

    private static Operation userGroup() {
        return joins(USERS)
                .sends("POST .*usergroups.users.update$")
                .given(c -> c.userGroup(OTHER, THIRD))
                .isSo(c -> isIn(c, SlackGroup.Kind.USER_GROUP, "S0USERS"))
                .inGroup("S0USERS")
                .undoneBy(Trouble.foreign("remove", "U0SUBJECT", "S0USERS", 1));
    }

    private static Operation workspace() {
        return joins(AWAY)
                .sends("POST .*admin.users.assign$")
                .isSo(c -> c.isActive(SUBJECT) && c.account(SUBJECT).workspaces().contains("T02"));
    }

    private static Operation channel() {
        return joinsChannel().sends("POST .*admin.conversations.invite$");
    }

    /** Without {@code admin.*} it is our own account that invites, as a member. */
    private static Operation channelOnBusinessPlus() {
        return joinsChannel().on(SlackPlan.BUSINESS_PLUS).sends("POST .*/conversations.invite$");
    }

    private static Operation joinsChannel() {
        return joins(CHANNEL)
                .given(c -> c.channel(OTHER, INSTALLER))
                .isSo(c -> isIn(c, SlackGroup.Kind.CHANNEL, "C0ONE"))
                .inGroup("C0ONE")
                .twiceWith(Trouble.DEACTIVATES)
                .undoneBy(Trouble.foreign("remove", "U0SUBJECT", "C0ONE", 1));
    }

    private static Operation role() {
        return joins(LeaveWrites.ROLE)
                .sends("POST .*roles.addAssignments$")
                .isSo(c ->
                        c.isActive(SUBJECT)
                                && !c.organisation().estate().roles().of("U0SUBJECT").isEmpty());
    }

    private static boolean isIn(Company company, SlackGroup.Kind kind, String group) {
        return company.isActive(SUBJECT) && company.isIn(kind, group, SUBJECT);
    }

    private static Operation edits(String name, UserGroupDelta delta) {
        return Operation.of(UserGroupEditing.class, "edit", name)
                .writes(c ->
                        c.slack()
                                .userGroupEditing()
                                .edit(USERS, delta, UserGroupEditing.IfDisabled.START_ANEW))
                .inGroup("S0USERS");
    }

    private static Operation inAndOut() {
        return edits("one in and one out", new UserGroupDelta(Set.of(SUBJECT), leaving(OTHER)))
                .sends("POST .*usergroups.users.update$")
                .given(c -> c.userGroup(OTHER, THIRD))
                .looksSo(c ->
                        isActiveAnd(c, USERS, true) && !c.slack().memberships().isIn(OTHER, USERS))
                .isSo(c ->
                        isIn(c, SlackGroup.Kind.USER_GROUP, "S0USERS")
                                && !c.isIn(SlackGroup.Kind.USER_GROUP, "S0USERS", OTHER))
                .touches("^member/S0USERS/(U0SUBJECT|U0XOTHER)");
    }

    /** The list and the enabling are a call each. */
    private static Operation anew() {
        return edits("a disabled group anew", UserGroupDelta.joining(Set.of(SUBJECT)))
                .sends("POST .*usergroups.(users.update|enable)$")
                .given(c -> {
                    c.userGroup(OTHER, THIRD);
                    c.organisation()
                            .change(
                                    SlackGroup.Kind.USER_GROUP,
                                    "S0USERS",
                                    group -> group.disabled(true, "U0BOSS"));
                })
                .looksSo(c -> isActiveAnd(c, USERS, true))
                .isSo(c -> isIn(c, SlackGroup.Kind.USER_GROUP, "S0USERS"))
                .touches("/S0USERS")
                .inCalls(2);
    }

    private static Evictions leaving(AccountId account) {
        ChangeKind kind = ChangeKind.REMOVE_FROM_USER_GROUP;
        return new Evictions(kind, List.of(new Admission.Admitted(kind, account, Company.START)));
    }
}
