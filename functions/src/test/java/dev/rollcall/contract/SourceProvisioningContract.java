package dev.rollcall.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rollcall.application.port.PortFailure;
import dev.rollcall.application.port.SourceProvisioning;
import dev.rollcall.application.port.SourceProvisioning.Feature;
import dev.rollcall.application.port.SourceProvisioning.SlackApplication;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** What {@link SourceProvisioning} tells. */
public abstract class SourceProvisioningContract {
    private Fixture source;

    /** An identity provider that a contract gives Slack applications. */
    public interface Fixture extends AutoCloseable {

        SourceProvisioning provisioning();

        /** Adds Slack's application, which pushes so many groups. */
        void add(String id, boolean active, Set<Feature> features, int pushes);

        /** Lets nobody read what groups are pushed. */
        void hidePushes();

        /** Lets nobody read applications. */
        void hideApplications();

        @Override
        void close();
    }

    /** Returns a source without applications. */
    protected abstract Fixture fixture();

    @BeforeEach
    void take_the_source() {
        source = fixture();
    }

    @AfterEach
    void close() {
        source.close();
    }

    @Test
    void tells_of_no_application_where_there_is_none() {
        assertThat(source.provisioning().slackApplications()).isEmpty();
    }

    @Test
    void tells_what_each_application_is_set_to_do_and_how_many_groups_it_pushes() {
        Set<Feature> all = EnumSet.allOf(Feature.class);
        source.add("0oaONE", true, all, 2);
        source.add("0oaTWO", true, Set.of(), 0);

        assertThat(source.provisioning().slackApplications())
                .containsExactlyInAnyOrder(
                        new SlackApplication("0oaONE", true, all, Optional.of(2)),
                        new SlackApplication("0oaTWO", true, Set.of(), Optional.of(0)));
    }

    @Test
    void says_which_application_is_switched_off() {
        source.add("0oaOFF", false, Set.of(Feature.DEACTIVATE_USERS), 0);

        assertThat(source.provisioning().slackApplications())
                .singleElement()
                .returns(false, SlackApplication::active)
                .returns(Set.of(Feature.DEACTIVATE_USERS), SlackApplication::features);
    }

    @Test
    void pushes_that_may_not_be_read_are_unknown_and_not_none() {
        source.add("0oaONE", true, Set.of(Feature.PUSH_GROUPS), 2);
        source.hidePushes();

        assertThat(source.provisioning().slackApplications())
                .containsExactly(
                        new SlackApplication(
                                "0oaONE", true, Set.of(Feature.PUSH_GROUPS), Optional.empty()));
    }

    @Test
    void applications_that_may_not_be_read_are_not_taken_for_none() {
        source.hideApplications();

        assertThatThrownBy(() -> source.provisioning().slackApplications())
                .isInstanceOf(PortFailure.NeedsHuman.class);
    }
}
