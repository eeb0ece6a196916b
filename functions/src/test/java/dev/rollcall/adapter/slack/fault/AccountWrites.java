package dev.rollcall.adapter.slack.fault;

import static dev.rollcall.adapter.slack.fault.Company.OTHER;
import static dev.rollcall.adapter.slack.fault.Company.SUBJECT;

import dev.rollcall.application.port.Accounts;
import dev.rollcall.application.port.Sessions;
import dev.rollcall.domain.breaker.Admission;
import dev.rollcall.domain.breaker.ChangeKind;
import dev.rollcall.local.slack.audit.AuditQuery;

import java.util.List;
import java.util.Optional;

/** Rows of the table: deactivation and signing out. */
final class AccountWrites {
    private AccountWrites() {}

    static List<Operation> all() {
        return List.of(deactivate(), signOut(), signOutMany());
    }

    static Admission.Admitted admitted(ChangeKind kind) {
        return new Admission.Admitted(kind, SUBJECT, Company.START);
    }

    private static Operation deactivate() {
        return Operation.of(Accounts.class, "deactivate")
                .sends("(PATCH|DELETE) .*/Users/")
                .given(Company::leaveSubjectAlone)
                .writes(c ->
                        c.slack().accounts().deactivate(admitted(ChangeKind.DEACTIVATE), SUBJECT))
                .looksSo(c -> c.slack().accounts().isActive(SUBJECT).equals(Optional.of(false)))
                .isSo(c -> !c.isActive(SUBJECT))
                .undoneBy(Trouble.foreign("reactivate", "U0SUBJECT", "", 1));
    }

    private static Operation signOut() {
        return Operation.of(Sessions.class, "reset")
                .sends("POST .*session.reset$")
                .writes(c -> c.slack().sessions().reset(SUBJECT))
                .looksSo(c -> c.slack().sessions().count(SUBJECT) == 0)
                .isSo(c -> c.account(SUBJECT).sessions() == 0);
    }

    /** Slack carries it out later; its audit log tells how often. */
    private static Operation signOutMany() {
        return Operation.of(Sessions.class, "resetAll")
                .sends("POST .*session.resetBulk$")
                .writes(c -> c.slack().sessions().resetAll(List.of(SUBJECT, OTHER)).reply())
                .looksSo(c ->
                        c.slack().sessions().count(SUBJECT) == 0
                                && c.slack().sessions().count(OTHER) == 0)
                .isSo(c -> c.account(SUBJECT).sessions() == 0 && c.account(OTHER).sessions() == 0)
                .counted(c ->
                        c.organisation().audit().find(AuditQuery.ALL).stream()
                                .filter(e -> e.action().equals("bulk_session_reset_by_admin"))
                                .count())
                .touches("^sessions/(U0SUBJECT|U0XOTHER)");
    }
}
