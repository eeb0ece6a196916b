package dev.rollcall.adapter.slack.doctor;

import dev.rollcall.adapter.slack.call.AuditCall;
import dev.rollcall.adapter.slack.call.SlackCall;
import dev.rollcall.adapter.slack.call.SlackPages;
import dev.rollcall.adapter.slack.call.SlackTransport;
import dev.rollcall.application.port.ServerClock;
import dev.rollcall.application.port.SlackCapabilities;
import dev.rollcall.application.port.SlackOwners;
import dev.rollcall.application.port.SlackTokenReports;
import dev.rollcall.application.port.SlackWriters;
import dev.rollcall.application.port.UserGroupEditors;
import dev.rollcall.platform.http.DateHeader;

import java.time.Duration;
import java.time.InstantSource;

/** The ports that tell of Slack itself, rather than of the people in it. */
public final class SlackDoctor {
    private final AuthTests tests;
    private final AuditLogs auditLogs;
    private final SlackPages pages;
    private final SlackCall slack;
    private final Workspaces workspaces;
    private final InstantSource clock;

    /**
     * @param oldest how old what is known of tokens, plan and rights may be
     */
    public SlackDoctor(
            SlackCall slack,
            SlackTransport transport,
            AuditCall audit,
            Duration oldest,
            InstantSource clock) {
        this.slack = slack;
        this.tests = new AuthTests(slack, transport, oldest, clock);
        this.auditLogs = new AuditLogs(audit, oldest, clock);
        this.pages = new SlackPages(slack);
        this.workspaces = new Workspaces(tests, pages);
        this.clock = clock;
    }

    public SlackCapabilities capabilities() {
        return new DetectedCapabilities(tests, auditLogs);
    }

    public SlackTokenReports tokens() {
        return new TokenReports(tests);
    }

    public SlackOwners owners() {
        return new OwnersReader(slack, pages, workspaces);
    }

    public SlackWriters writers() {
        return new AuditWriters(auditLogs);
    }

    public UserGroupEditors userGroupEditors() {
        return new GroupEditors(pages, workspaces);
    }

    /** Asked afresh each time; a refused token's answer tells the time too. */
    public ServerClock serverClock() {
        return () -> DateHeader.ahead(tests.headers(), clock.instant());
    }
}
