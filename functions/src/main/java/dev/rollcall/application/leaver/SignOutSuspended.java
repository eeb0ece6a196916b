package dev.rollcall.application.leaver;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.port.Runs;
import dev.rollcall.application.record.Carried;
import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.lifecycle.CaseId;

/**
 * Signs out an account whose person is paused. Whoever is suspended is often deactivated next: that
 * is not to wait until Slack has room for the sign-out.
 */
public final class SignOutSuspended {
    private final News news;
    private final EndSessions endSessions;

    public SignOutSuspended(News news, EndSessions endSessions) {
        this.news = requireNonNull(news, "news is null");
        this.endSessions = requireNonNull(endSessions, "endSessions is null");
    }

    public Carried signOut(Runs.Ticket ticket, CaseId caseId, AccountId id) {
        return news.isThere(ticket, caseId)
                ? new Carried.LookAgain()
                : endSessions.end(ticket, caseId, id);
    }
}
