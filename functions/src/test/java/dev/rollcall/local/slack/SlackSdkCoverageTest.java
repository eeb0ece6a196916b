package dev.rollcall.local.slack;

import static org.assertj.core.api.Assertions.assertThat;

import com.slack.api.methods.MethodsClient;

import dev.rollcall.adapter.slack.call.Endpoint;
import dev.rollcall.adapter.slack.call.SlackCatalogue;

import org.junit.jupiter.api.Test;

import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Whatever Rollcall calls at Slack was tried with Slack's own SDK, as far as that knows it. */
class SlackSdkCoverageTest {
    /** Slack documents them; version 1.51.0 of the SDK has no method for them. */
    private static final Set<String> UNKNOWN_TO_SDK =
            Set.of(
                    "admin.usergroups.removeTeams",
                    "admin.usergroups.create",
                    "admin.usergroups.fetch",
                    "admin.usergroups.update",
                    "admin.usergroups.addUsers",
                    "admin.usergroups.removeUsers");

    @Test
    void every_method_of_the_catalogue_that_the_sdk_knows_is_driven_by_it() {
        Set<String> driven =
                Stream.of(
                                SlackSdkPeopleTest.class,
                                SlackSdkWorkspacesTest.class,
                                SlackSdkSessionsTest.class,
                                SlackSdkUserGroupsTest.class,
                                SlackSdkGroupLinksTest.class,
                                SlackSdkChannelsTest.class,
                                SlackSdkRolesTest.class,
                                SlackSdkAuditTest.class,
                                SlackSdkScimTest.class)
                        .flatMap(test -> Stream.of(test.getDeclaredMethods()))
                        .flatMap(test -> Stream.of(test.getAnnotationsByType(Drives.class)))
                        .flatMap(drives -> Stream.of(drives.value()))
                        .collect(Collectors.toCollection(TreeSet::new));
        Set<String> known =
                SlackCatalogue.all().stream()
                        .map(Endpoint::documentedAs)
                        .filter(name -> !UNKNOWN_TO_SDK.contains(name))
                        .collect(Collectors.toCollection(TreeSet::new));

        assertThat(driven).isEqualTo(known);
    }

    @Test
    void the_sdk_has_no_method_for_those_that_are_left_out() {
        assertThat(SlackCatalogue.all())
                .extracting(Endpoint::documentedAs)
                .containsAll(UNKNOWN_TO_SDK);
        Set<String> methods =
                Stream.of(MethodsClient.class.getMethods())
                        .map(method -> method.getName().toLowerCase(Locale.ROOT))
                        .collect(Collectors.toSet());
        assertThat(methods).contains("adminusergroupsaddteams");
        assertThat(UNKNOWN_TO_SDK)
                .noneMatch(
                        name -> methods.contains(name.replace(".", "").toLowerCase(Locale.ROOT)));
    }
}
