package dev.rollcall.adapter.slack;

import dev.rollcall.application.port.WorldLists;
import dev.rollcall.contract.WorldListsContract;
import dev.rollcall.domain.access.Entitlement;
import dev.rollcall.domain.policy.PolicyWorld;
import dev.rollcall.domain.policy.WorldPart;
import dev.rollcall.local.slack.SlackGroup;
import dev.rollcall.local.slack.SlackOrganisation;
import dev.rollcall.local.slack.estate.ChannelFacts;
import dev.rollcall.local.slack.estate.UserGroupFact;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A private channel, a disabled group, and one that somebody else has changed this week. */
class SimulatedSlackWorldListsTest extends WorldListsContract {
    private static final Instant NOON = Instant.parse("2026-11-01T12:00:00Z");
    private static final int CHANNELS = 45;

    @Override
    protected Fixture fixture() {
        SimulatedSlack slack = new SimulatedSlack();
        SlackOrganisation company = slack.organisation();
        company.add(new SlackOrganisation.Workspace("T02", "Labs", "U0FOUNDER"));
        company.add(group(SlackGroup.Kind.IDP_GROUP, "S0IDP", "", "engineering", "U0"));
        company.add(group(SlackGroup.Kind.USER_GROUP, "S0OURS", "T01", "ours", "U0INSTALLER"));
        company.add(group(SlackGroup.Kind.USER_GROUP, "S0THEIRS", "T01", "theirs", "U0BOSS"));
        company.add(group(SlackGroup.Kind.USER_GROUP, "S0OLD", "T02", "old", "U0BOSS"));
        edited(company, "S0OURS", "ours", Duration.ofHours(1));
        edited(company, "S0THEIRS", "theirs", Duration.ofDays(6));
        edited(company, "S0OLD", "old", Duration.ofDays(8));
        for (int i = 0; i < CHANNELS; i++) {
            company.add(group(SlackGroup.Kind.CHANNEL, "C" + i, "T01", "channel-" + i, "U0"));
        }
        company.estate().channels().put(ChannelFacts.open("C7", "T01", "U0BOSS", NOON).asPrivate());
        return new Fixture() {
            @Override
            public WorldLists lists() {
                return slack.slack().worldLists();
            }

            @Override
            public Map<WorldPart, PolicyWorld> world() {
                return expected();
            }

            @Override
            public void close() {
                slack.close();
            }
        };
    }

    private static Map<WorldPart, PolicyWorld> expected() {
        Map<Entitlement, String> channels = new HashMap<>();
        for (int i = 0; i < CHANNELS; i++) {
            channels.put(new Entitlement.Channel("C" + i), "channel-" + i);
        }
        Entitlement theirs = new Entitlement.UserGroup("T01", "S0THEIRS");
        return Map.of(
                WorldPart.WORKSPACES,
                things(
                        Map.of(
                                new Entitlement.Workspace("T01"), "Acme",
                                new Entitlement.Workspace("T02"), "Labs")),
                WorldPart.IDP_GROUPS,
                things(Map.of(new Entitlement.IdpGroup("S0IDP"), "engineering")),
                WorldPart.userGroupsOf("T01"),
                new PolicyWorld(
                        Map.of(),
                        Map.of(
                                new Entitlement.UserGroup("T01", "S0OURS"),
                                "ours",
                                theirs,
                                "theirs"),
                        Map.of(theirs, "somebody else on 2026-10-26"),
                        Map.of(),
                        Map.of()),
                WorldPart.userGroupsOf("T02"),
                things(Map.of(new Entitlement.UserGroup("T02", "S0OLD"), "old")),
                WorldPart.CHANNELS,
                things(channels));
    }

    private static PolicyWorld things(Map<Entitlement, String> things) {
        return new PolicyWorld(Map.of(), things, Map.of(), Map.of(), Map.of());
    }

    private static SlackGroup group(
            SlackGroup.Kind kind, String id, String workspace, String name, String by) {
        return new SlackGroup(kind, id, workspace, name, Set.of(), id.equals("S0OLD"), by);
    }

    private static void edited(SlackOrganisation company, String id, String handle, Duration ago) {
        company.estate()
                .userGroups()
                .put(
                        new UserGroupFact(
                                id,
                                handle,
                                "",
                                List.of(),
                                "U0BOSS",
                                NOON.minus(Duration.ofDays(99)),
                                NOON.minus(ago),
                                Optional.empty(),
                                true));
    }
}
