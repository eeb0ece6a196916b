package dev.rollcall.adapter.slack.fault;

import static dev.rollcall.adapter.slack.fault.Company.HOME;
import static dev.rollcall.adapter.slack.fault.Company.INSTALLER;
import static dev.rollcall.adapter.slack.fault.Company.OTHER;
import static dev.rollcall.adapter.slack.fault.Company.SUBJECT;

import dev.rollcall.application.port.Memberships;
import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.access.Entitlement;
import dev.rollcall.local.slack.SlackGroup;

import java.util.List;

/** Rows of the table: what is taken from an account. */
final class LeaveWrites {
    static final Entitlement.AdminRole ROLE = new Entitlement.AdminRole("Rl01", "T01");
    private static final Entitlement.IdpGroup IDP = new Entitlement.IdpGroup("S0IDP");
    private static final Entitlement.UserGroup USERS = new Entitlement.UserGroup("T01", "S0USERS");
    private static final Entitlement.Channel CHANNEL = new Entitlement.Channel("C0ONE");

    /** So that the subject is the last row of a list, and the one that is missing. */
    private static final AccountId BEFORE = new AccountId("U0FOUNDER");

    static final String NO_NUMBER =
            "Slack tells no number of members beside the list, so a row that is missing cannot be"
                    + " told from somebody who has left";

    private LeaveWrites() {}

    static List<Operation> all() {
        return List.of(idpGroup(), userGroup(), lastOfUserGroup(), workspace(), channel(), role());
    }

    private static Operation leaves(Entitlement entitlement, String name) {
        return Operation.of(Memberships.class, "leave", name)
                .of(entitlement.getClass())
                .given(Company::leaveSubjectAlone)
                .writes(c -> c.slack().memberships().leave(SUBJECT, entitlement))
                .looksSo(c -> !c.slack().memberships().isIn(SUBJECT, entitlement))
                .touches("/U0SUBJECT$");
    }

    private static Operation idpGroup() {
        return leaves(IDP, "")
                .sends("PATCH .*/Groups/")
                .given(c -> c.idpGroup(SUBJECT, BEFORE))
                .isSo(c -> !c.isIn(SlackGroup.Kind.IDP_GROUP, "S0IDP", SUBJECT))
                .inGroup("S0IDP")
                .undoneBy(Trouble.foreign("add", "U0SUBJECT", "S0IDP", 1))
                .except(Trouble.MISSING_ROWS, Ending.OVERLOOKED, NO_NUMBER);
    }

    private static Operation userGroup() {
        return leaves(USERS, "")
                .sends("POST .*usergroups.users.update$")
                .given(c -> c.userGroup(SUBJECT, BEFORE))
                .isSo(c -> !c.isIn(SlackGroup.Kind.USER_GROUP, "S0USERS", SUBJECT))
                .inGroup("S0USERS")
                .undoneBy(Trouble.foreign("add", "U0SUBJECT", "S0USERS", 1))
                .except(Trouble.MISSING_ROWS, Ending.OVERLOOKED, NO_NUMBER);
    }

    /** A user group cannot be emptied, so it is disabled, and shows its last member still. */
    private static Operation lastOfUserGroup() {
        return leaves(USERS, "the last member")
                .sends("POST .*usergroups.disable$")
                .given(c -> c.userGroup(SUBJECT))
                .isSo(c -> !c.isIn(SlackGroup.Kind.USER_GROUP, "S0USERS", SUBJECT))
                .touches("^disabled/S0USERS")
                .except(Trouble.MISSING_ROWS, Ending.OVERLOOKED, NO_NUMBER)
                .except(Trouble.SHRUNKEN_PAGE, Ending.OVERLOOKED, NO_NUMBER);
    }

    private static Operation workspace() {
        return leaves(HOME, "")
                .sends("POST .*admin.users.remove$")
                .isSo(c -> !c.account(SUBJECT).workspaces().contains("T01"));
    }

    private static Operation channel() {
        return leaves(CHANNEL, "")
                .sends("POST .*conversations.kick$")
                .given(c -> c.channel(SUBJECT, INSTALLER))
                .isSo(c -> !c.isIn(SlackGroup.Kind.CHANNEL, "C0ONE", SUBJECT))
                .inGroup("C0ONE")
                .undoneBy(Trouble.foreign("add", "U0SUBJECT", "C0ONE", 1))
                .except(Trouble.MISSING_ROWS, Ending.OVERLOOKED, NO_NUMBER);
    }

    private static Operation role() {
        return leaves(ROLE, "")
                .sends("POST .*roles.removeAssignments$")
                .given(c -> {
                    assign(c, OTHER);
                    assign(c, SUBJECT);
                })
                .isSo(c -> c.organisation().estate().roles().of("U0SUBJECT").isEmpty())
                .except(Trouble.SHRUNKEN_PAGE, Ending.OVERLOOKED, NO_NUMBER);
    }

    private static void assign(Company company, AccountId account) {
        company.organisation()
                .estate()
                .roles()
                .assign(ROLE.roleId(), ROLE.entityId(), account.value(), Company.START);
    }
}
