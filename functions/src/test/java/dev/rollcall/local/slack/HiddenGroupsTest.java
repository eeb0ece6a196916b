package dev.rollcall.local.slack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.local.http.fault.Fault;
import dev.rollcall.local.http.fault.FaultRule;
import dev.rollcall.local.okta.OktaPerson;
import dev.rollcall.local.runtime.LocalOptions;
import dev.rollcall.local.runtime.LocalRuntime;
import dev.rollcall.local.time.VirtualTimeline;
import dev.rollcall.testing.Project;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;

/** A leaver where SCIM shows no groups of deactivated users, who are in them still. */
class HiddenGroupsTest {
    private final VirtualTimeline timeline =
            new VirtualTimeline(Instant.parse("2026-11-24T10:00:00Z"));
    private LocalRuntime runtime;

    @BeforeEach
    void start() throws Exception {
        runtime = LocalRuntime.start(LocalOptions.onFreePorts(Project.path(""), 30), timeline);
        runtime.slack().organisation().hideGroupsOfDeactivated();
    }

    @AfterEach
    void stop() {
        runtime.close();
    }

    @Test
    void the_groups_of_a_whole_reading_are_left() {
        leave();

        assertInNoIdpGroup();
    }

    @Test
    void the_groups_of_a_reading_in_part_are_left_too() {
        runtime.slack()
                .faults()
                .add(FaultRule.next(1, "usergroups.list", new Fault.ServerError(503)));

        leave();

        assertInNoIdpGroup();
    }

    private void leave() {
        assertThat(groups()).isPositive();
        runtime.okta().organisation().changeStatus(leaver().id(), "DEPROVISIONED", true);
        timeline.advance(Duration.ofMinutes(5));
    }

    private void assertInNoIdpGroup() {
        assertThat(groups()).isZero();
        assertThat(runtime.slack().forbidden()).isEmpty();
    }

    private int groups() {
        return runtime.slack()
                .organisation()
                .groupsOf(SlackGroup.Kind.IDP_GROUP, leaver().slackId())
                .size();
    }

    private OktaPerson leaver() {
        return runtime.okta().organisation().people().get(6);
    }
}
